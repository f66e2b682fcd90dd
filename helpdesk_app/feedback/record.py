"""An event as a flat record of JSON values, the form that the store and every export share.

The keys are the fields of ``Event`` in their order; ``facets`` is a list of ``[question, value]`` pairs; ``verdict``,
``reason`` and ``elapsed_ms`` are null where there is none. Reading is strict, so that writing a record that was read
gives the same record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar
from zlib import crc32

from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.model import COMMENT_LIMIT, WORDING_LIMIT, Event, EventKind, Reason, Verdict
from helpdesk_app.text.translation import _

RecordValue = str | int | None | list[list[str]]

FIELD_NAMES: Final = tuple(field.name for field in fields(Event))
_REQUIRED: Final = frozenset(field.name for field in fields(Event) if field.default is MISSING)

_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\+00:00")
_INTEGER_LIMIT: Final = 2**31
"""First integer that some reader of an export cannot hold."""
_SEARCHES: Final = frozenset({EventKind.NO_RESULT, EventKind.UNRELIABLE})

_Choice = TypeVar("_Choice", bound=StrEnum)


def to_record(event: Event) -> dict[str, RecordValue]:
    """Return ``event`` as a record.

    Raises:
        BadEventError: The event breaks a rule of its model.
    """
    check(event)
    record: dict[str, RecordValue] = {name: getattr(event, name) for name in FIELD_NAMES}
    record["facets"] = [list(pair) for pair in event.facets]
    return record


def from_record(record: Mapping[str, object]) -> Event:
    """Return the event of a record; a field with a default may be absent, as in files of older versions.

    Raises:
        BadEventError: A field is unknown or missing, or its value is not allowed.
    """
    if unknown := sorted(record.keys() - set(FIELD_NAMES)):
        raise BadEventError(
            _("unknown field {unknown!r}; a newer version of the program may have written it").format(
                unknown=unknown[0]
            )
        )
    if missing := [name for name in FIELD_NAMES if name in _REQUIRED and name not in record]:
        raise BadEventError(_("the field {missing!r} is missing").format(missing=missing[0]))
    event = Event(
        id=_text(record, "id"),
        recorded_at=_text(record, "recorded_at"),
        kind=_choice(EventKind, record, "kind"),
        uid=_text(record, "uid"),
        answer_hash=_text(record, "answer_hash"),
        database_version=_text(record, "database_version"),
        query=_text(record, "query"),
        rank=_integer(record, "rank"),
        facets=_pairs(record, "facets"),
        app_version=_text(record, "app_version"),
        verdict=None if record.get("verdict") is None else _choice(Verdict, record, "verdict"),
        corrects=_text(record, "corrects"),
        reason=None if record.get("reason") is None else _choice(Reason, record, "reason"),
        comment=_text(record, "comment"),
        proposed_wording=_text(record, "proposed_wording"),
        elapsed_ms=None if record.get("elapsed_ms") is None else _integer(record, "elapsed_ms"),
        station=_text(record, "station"),
    )
    check(event)
    return event


def column_values(event: Event) -> tuple[str | int | None, ...]:
    """Return the fields of ``event`` as the columns of a database hold them, in the order of ``FIELD_NAMES``."""
    values = [getattr(event, name) for name in FIELD_NAMES]
    values[FIELD_NAMES.index("facets")] = facets_to_json(event.facets)
    # SQLite takes no StrEnum.
    return tuple(str(value) if isinstance(value, str) else value for value in values)


def checksum(columns: Sequence[str | int | None]) -> int:
    """Return the CRC-32 of an event's ``column_values``."""
    return crc32(json.dumps(columns, ensure_ascii=False).encode("utf-8"))


def facets_to_json(facets: tuple[tuple[str, str], ...]) -> str:
    """Return the facets of an event as one text, for a column or a cell."""
    return json.dumps(facets, ensure_ascii=False)


def check(event: Event) -> None:
    """Make sure that ``event`` keeps the rules of its model.

    Raises:
        BadEventError: It breaks one; the message names the field and the rule, without quoting free text.
    """
    if not _UUID.fullmatch(event.id):
        raise BadEventError(_("'id' is not a UUID in lower-case hexadecimal form"))
    _check_moment(event.recorded_at)
    _check_kind(event)
    if event.corrects and not _UUID.fullmatch(event.corrects):
        raise BadEventError(_("'corrects' is neither empty nor the id of an event"))
    for name, number in (("rank", event.rank), ("elapsed_ms", event.elapsed_ms or 0)):
        if not 0 <= number < _INTEGER_LIMIT:
            raise BadEventError(_("{name!r} is out of range").format(name=name))
    for name, text, limit in (
        ("comment", event.comment, COMMENT_LIMIT),
        ("proposed_wording", event.proposed_wording, WORDING_LIMIT),
    ):
        if len(text) > limit:
            raise BadEventError(_("{name!r} is longer than {limit} characters").format(name=name, limit=limit))
    _check_text(event)


def _check_kind(event: Event) -> None:
    """Make sure that the event has the fields of its kind, and no others."""
    if (event.kind is EventKind.VOTE) != (event.verdict is not None):
        raise BadEventError(_("'verdict' belongs to a vote, and to nothing else"))
    if event.reason is not None and event.verdict is not Verdict.NO:
        raise BadEventError(_("'reason' belongs to a vote that says no"))
    if (event.comment or event.proposed_wording) and event.kind is not EventKind.VOTE:
        raise BadEventError(_("'comment' and 'proposed_wording' belong to a vote"))
    if event.elapsed_ms is not None and event.kind is not EventKind.COPY:
        raise BadEventError(_("'elapsed_ms' belongs to a copy"))
    if event.kind in _SEARCHES and (event.uid or event.answer_hash or event.rank):
        raise BadEventError(_("a search left unanswered has no 'uid', 'answer_hash' or 'rank'"))


def _check_moment(text: str) -> None:
    if not _MOMENT.fullmatch(text):
        raise BadEventError(
            _("'recorded_at' is not a UTC time to the millisecond such as 2025-01-31T08:15:00.250+00:00")
        )
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise BadEventError(_("'recorded_at' is a date or a time that does not exist")) from error


def _check_text(event: Event) -> None:
    texts = {name: value for name in FIELD_NAMES if isinstance(value := getattr(event, name), str)}
    texts["facets"] = "".join(part for pair in event.facets for part in pair)
    for name, text in texts.items():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            # Not chained: the cause would quote the text.
            raise BadEventError(
                _("{name!r} holds half of a surrogate pair, which is no text").format(name=name)
            ) from None


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name, "")
    if not isinstance(value, str):
        raise BadEventError(_("{name!r} is not a text").format(name=name))
    return value


def _integer(record: Mapping[str, object], name: str) -> int:
    value = record.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadEventError(_("{name!r} is not a whole number").format(name=name))
    return value


def _choice(choices: type[_Choice], record: Mapping[str, object], name: str) -> _Choice:
    value = record.get(name)
    if not isinstance(value, str) or value not in set(choices):
        raise BadEventError(_("{name!r} is none of {choices}").format(name=name, choices=", ".join(choices)))
    return choices(value)


def _pairs(record: Mapping[str, object], name: str) -> tuple[tuple[str, str], ...]:
    value = record.get(name, [])
    pairs: list[tuple[str, str]] = []
    for pair in value if isinstance(value, list) else [value]:
        match pair:
            case [str(facet), str(chosen)]:
                pairs.append((facet, chosen))
            case _:
                raise BadEventError(_("{name!r} is not a list of pairs of texts").format(name=name))
    return tuple(pairs)
