"""Read the upkeep of an entry (origin, owner, status, dates …) from a record of a source or of the curation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from helpdesk_app.faq.model import AnswerOrigin, Status
from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _

_FRENCH_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ORIGINS: Final[Mapping[str, StrEnum]] = {
    "agency": AnswerOrigin.AGENCY,
    "editor": AnswerOrigin.EDITOR,
    "agence": AnswerOrigin.AGENCY,
    "éditeur": AnswerOrigin.EDITOR,
}
_STATUSES: Final[Mapping[str, StrEnum]] = {
    "published": Status.PUBLISHED,
    "draft": Status.DRAFT,
    "hidden": Status.HIDDEN,
    "publié": Status.PUBLISHED,
    "publiée": Status.PUBLISHED,
    "brouillon": Status.DRAFT,
    "masqué": Status.HIDDEN,
    "masquée": Status.HIDDEN,
}


class UpkeepError(ValueError):
    """A value that cannot be used; ``str()`` is a sentence."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def read_upkeep(record: Mapping[str, object]) -> dict[str, Any]:
    """Return the attributes of ``Upkeep`` that ``record`` gives; its other keys, and empty values, are ignored.

    Raises:
        UpkeepError: A value cannot be used.
    """
    given = {
        key: read(key, record[key]) for key, read in _READERS.items() if key in record and record[key] not in (None, "")
    }
    first, last = given.get("valid_from", ""), given.get("valid_to", "")
    if last and last < first:
        raise UpkeepError(
            "valid_to", _("valid_to, {last}, is before valid_from, {first}.").format(last=last, first=first)
        )
    return given


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise UpkeepError(key, _('{key} must be text, as in « {key} = "{value}" ».').format(key=key, value=value))
    return " ".join(value.split())


def _choice(names: Mapping[str, StrEnum]) -> Callable[[str, object], StrEnum]:
    def read(key: str, value: object) -> StrEnum:
        known = {fold_line(name): meant for name, meant in names.items()}
        text = _text(key, value)
        if fold_line(text) not in known:
            expected = ", ".join(dict.fromkeys(names.values()))
            raise UpkeepError(
                key,
                _("{key} « {text} » is unknown; there are: {expected}.{suggestion}").format(
                    key=key, text=text, expected=expected, suggestion=suggestion(text, names)
                ),
            )
        return known[fold_line(text)]

    return read


def read_day(key: str, value: object) -> str:
    """Return an ISO date from one, from a date as it is written in French, or from a date of TOML or of a workbook."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _text(key, value)
    try:
        if found := _FRENCH_DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UpkeepError(
            key, _("{key} « {text} » is not a date like 2026-11-22 or 22/11/2026.").format(key=key, text=text)
        ) from error


_READERS: Final[Mapping[str, Callable[[str, object], Any]]] = {
    "origin": _choice(_ORIGINS),
    "owner": _text,
    "status": _choice(_STATUSES),
    "valid_from": read_day,
    "valid_to": read_day,
    "checked_on": read_day,
    "address": _text,
    "incomplete": _text,
    "successor": _text,
}
UPKEEP_KEYS: Final = tuple(_READERS)
"""Keys that ``read_upkeep`` reads."""
