"""A FAQ to and from the rows of the tables in ``schema.py``."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from helpdesk_app.faq import checksum
from helpdesk_app.faq.model import (
    Announcement,
    AnswerOrigin,
    Entry,
    Facet,
    FacetValue,
    Faq,
    Provenance,
    QuestionOrigin,
    Status,
    Upkeep,
)
from helpdesk_app.faq.past import NO_PAST, Archived, Past, Revision, RevisionKind
from helpdesk_app.faq.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from helpdesk_app.storage.sqlite import transaction
from helpdesk_app.text.translation import _

_PAGE_SIZE: Final = 4096
_FACETS: Final = "SELECT id, question, source_text, heading FROM facet ORDER BY id"
_FACETS_1: Final = "SELECT id, question, source_text, '' FROM facet ORDER BY id"
_VALUES: Final = "SELECT id, facet_id, value, proposed FROM facet_value ORDER BY id"
_VALUES_2: Final = "SELECT id, facet_id, value, 0 FROM facet_value ORDER BY id"
_UPKEEP: Final = ("owner", "valid_from", "valid_to", "checked_on", "address", "incomplete")
"""Attributes of ``Upkeep`` and columns of the same name."""
_ENTRIES: Final = (
    f"SELECT id, uid, question, answer, origin, answer_origin, {', '.join(_UPKEEP)} FROM entry ORDER BY id"  # noqa: S608
)
_ENTRIES_2: Final = (
    "SELECT id, uid, question, answer, origin, 'agency'" + ", ''" * len(_UPKEEP) + " FROM entry ORDER BY id"  # noqa: S608
)
_ANNOUNCEMENTS: Final = "SELECT text, until FROM announcement ORDER BY id"
_PICTURES: Final = "SELECT name, data FROM picture ORDER BY name"


class ChangedPartError(ValueError):
    """A part of the search index does not match its checksum; the message names it."""


def schema_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the statements that made the tables, views and triggers, with single spaces."""
    statements = _rows(connection, "SELECT coalesce(sql, '') FROM sqlite_schema", str)
    return frozenset(" ".join(sql.split()) for (sql,) in statements if sql)


def format_of(connection: sqlite3.Connection) -> int:
    """Return the format of the tables."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def load_faq(connection: sqlite3.Connection) -> Faq:
    """Return the FAQ in the tables.

    Raises:
        sqlite3.Error, LookupError, TypeError, ValueError: The tables hold no sound FAQ.
    """
    ((version, imported_on),) = _rows(connection, "SELECT version, imported_on FROM faq", str, str)
    value_ids: dict[int, FacetValue] = {}
    version_of_format = format_of(connection)
    is_old = version_of_format < 3
    facets = {
        key: Facet(question, source_text=source_text, heading=heading)
        for key, question, source_text, heading in _rows(
            connection, _FACETS_1 if version_of_format < 2 else _FACETS, int, str, str, str
        )
    }
    values: dict[int, list[str]] = {key: [] for key in facets}
    proposed: dict[int, list[str]] = {key: [] for key in facets}
    for key, facet_id, value, is_proposed in _rows(connection, _VALUES_2 if is_old else _VALUES, int, int, str, int):
        value_ids[key] = FacetValue(facets[facet_id].question, value)
        values[facet_id].append(value)
        if is_proposed:
            proposed[facet_id].append(value)
    sources = {
        key: (name, digest)
        for key, name, digest in _rows(connection, "SELECT id, name, sha256 FROM source", int, str, str)
    }
    wordings = _rows_by_entry(connection, "SELECT entry_id, text FROM wording ORDER BY entry_id, position", int, str)
    given = _rows_by_entry(
        connection, "SELECT entry_id, facet_value_id FROM entry_facet_value ORDER BY entry_id, position", int, int
    )
    origins = _rows_by_entry(
        connection,
        "SELECT entry_id, source_id, first_line, last_line FROM provenance ORDER BY entry_id, position",
        *(int, int, int, int),
    )
    entries = tuple(
        Entry(
            uid=uid,
            question=question,
            answer=answer,
            origin=QuestionOrigin(origin),
            wordings=tuple(text for (text,) in wordings.get(key, ())),
            facets=tuple(value_ids[value] for (value,) in given.get(key, ())),
            provenance=tuple(
                Provenance(sources[source][0], first, last, sources[source][1])
                for source, first, last in origins.get(key, ())
            ),
            upkeep=Upkeep(AnswerOrigin(answer_origin), **dict(zip(_UPKEEP, upkeep, strict=True))),
        )
        for key, uid, question, answer, origin, answer_origin, *upkeep in _rows(
            connection, _ENTRIES_2 if is_old else _ENTRIES, int, *(str,) * (5 + len(_UPKEEP))
        )
    )
    return Faq(
        entries=entries,
        facets=tuple(
            replace(facet, values=tuple(values[key]), proposed=tuple(proposed[key])) for key, facet in facets.items()
        ),
        imported_on=imported_on,
        version=version,
        successors=() if is_old else tuple(_rows(connection, "SELECT uid, successor FROM successor", str, str)),
        announcements=()
        if is_old
        else tuple(Announcement(*row) for row in _rows(connection, _ANNOUNCEMENTS, str, str)),
        pictures={} if version_of_format < 4 else dict(_rows(connection, _PICTURES, str, bytes)),
    )


def load_index(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Return the parts of the search index by name.

    Raises:
        ChangedPartError: A part does not match its checksum.
        sqlite3.Error, TypeError: The table is not sound.
    """
    index = {}
    for name, data, crc32 in _rows(
        connection, "SELECT name, data, crc32 FROM index_part ORDER BY name", str, bytes, int
    ):
        if zlib.crc32(data) != crc32:
            raise ChangedPartError(_("part {name!r} of its search index has changed").format(name=name))
        index[name] = data
    return index


def _rows(connection: sqlite3.Connection, statement: str, *types: type) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of ``statement``; raise ``TypeError`` where a value is not of the type of its column.

    STRICT and NOT NULL are checked when a row is written by SQLite, not when it is read.
    """
    for row in connection.execute(statement):
        if tuple(map(type, row)) != types:
            raise TypeError(_("a value is not of the type of its column: {statement}").format(statement=statement))
        yield row


def _rows_by_entry(connection: sqlite3.Connection, statement: str, *types: type) -> dict[int, list[tuple[Any, ...]]]:
    """Group the rows of ``statement``, ordered by their first column, under that column."""
    rows = _rows(connection, statement, *types)
    return {key: [row[1:] for row in group] for key, group in groupby(rows, key=itemgetter(0))}


def load_past(connection: sqlite3.Connection) -> Past:
    """Return the archive and the history in the tables; none in a file of an older format.

    Raises:
        sqlite3.Error, LookupError, TypeError, ValueError: The tables are not sound.
    """
    if format_of(connection) < 3:
        return NO_PAST
    archive = _rows(connection, "SELECT uid, entry, may_be FROM archive ORDER BY id", str, str, str)
    revisions = _rows(connection, "SELECT uid, day, event, field, before FROM revision ORDER BY id", *(str,) * 5)
    return Past(
        archive=tuple(Archived(_entry_of(uid, content), may_be) for uid, content, may_be in archive),
        revisions=tuple(Revision(uid, day, RevisionKind(event), *texts) for uid, day, event, *texts in revisions),
    )


def _entry_of(uid: str, content: str) -> Entry:
    """Return the entry that ``_as_json`` made ``content`` of.

    Raises:
        LookupError, TypeError, ValueError: It is that of no entry.
    """
    try:
        record = json.loads(content)
        upkeep = record.pop("upkeep")
        entry = Entry(
            uid=uid,
            origin=QuestionOrigin(record.pop("origin")),
            wordings=tuple(record.pop("wordings")),
            facets=tuple(FacetValue(**given) for given in record.pop("facets")),
            provenance=tuple(Provenance(**lines) for lines in record.pop("provenance")),
            upkeep=Upkeep(AnswerOrigin(upkeep.pop("origin")), status=Status(upkeep.pop("status")), **upkeep),
            **record,
        )
    except (AttributeError, RecursionError) as error:
        raise TypeError(_("an archived entry is not the record of one")) from error
    fields = asdict(entry)
    sources = fields.pop("provenance")
    if any([type(value) for value in row.values()] != [str, int, int, str] for row in sources) or not all(
        isinstance(text, str) for text in _leaves(fields)
    ):
        raise TypeError(_("an archived entry has a value that is not of the type of its field"))
    return entry


def _leaves(value: object) -> Iterator[object]:
    """Yield what is in nested containers and is none."""
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _leaves(part)
    else:
        yield value


def _as_json(entry: Entry) -> str:
    record = asdict(entry)
    del record["uid"]
    return json.dumps(record, ensure_ascii=False)


def fill(connection: sqlite3.Connection, faq: Faq, index: Mapping[str, bytes], past: Past = NO_PAST) -> None:
    """Create the schema and all rows of an empty database, in a fixed order, so that equal content gives equal bytes.

    Raises:
        ValueError: An entry gives a value that its facet does not list, or is not to be shown.
    """
    for pragma in (
        f"page_size = {_PAGE_SIZE}",
        "encoding = 'UTF-8'",
        "foreign_keys = ON",
        f"application_id = {APPLICATION_ID}",
        f"user_version = {SCHEMA_VERSION}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    with transaction(connection):
        for statement in TABLES:
            connection.execute(statement)
        _insert(connection, "faq", [(1, faq.version, faq.imported_on, checksum.UNKNOWN)])
        _fill_facets_and_entries(connection, faq)
        _insert(connection, "successor", list(faq.successors))
        _insert(connection, "announcement", [(n, *astuple(announced)) for n, announced in enumerate(faq.announcements)])
        _insert(
            connection,
            "archive",
            [(n, kept.entry.uid, _as_json(kept.entry), kept.may_be) for n, kept in enumerate(past.archive)],
        )
        _insert(connection, "revision", [(n, *astuple(revision)) for n, revision in enumerate(past.revisions)])
        _insert(connection, "picture", sorted(faq.pictures.items()))
        _insert(connection, "index_part", [(name, data, zlib.crc32(data)) for name, data in sorted(index.items())])


def _fill_facets_and_entries(connection: sqlite3.Connection, faq: Faq) -> None:
    listed = [FacetValue(facet.question, value) for facet in faq.facets for value in facet.values]
    value_ids = {value: number for number, value in enumerate(listed)}
    facet_ids = {facet.question: number for number, facet in enumerate(faq.facets)}
    origins = dict.fromkeys((origin.source, origin.sha256) for entry in faq.entries for origin in entry.provenance)
    source_ids = {source: number for number, source in enumerate(origins)}
    for entry in faq.entries:
        if entry.upkeep.status is not Status.PUBLISHED or entry.upkeep.successor:
            raise ValueError(f"Entry {entry.uid} is not to be shown; it belongs in the archive.")
        for given in entry.facets:
            if given not in value_ids:
                raise ValueError(f"Entry {entry.uid} gives {given.value!r} to {given.facet!r}, which does not list it.")

    _insert(connection, "source", [(number, *source) for source, number in source_ids.items()])
    _insert(
        connection,
        "facet",
        [(facet_ids[facet.question], facet.question, facet.source_text, facet.heading) for facet in faq.facets],
    )
    proposed = {FacetValue(facet.question, value) for facet in faq.facets for value in facet.proposed}
    _insert(
        connection,
        "facet_value",
        [(number, facet_ids[v.facet], v.value, int(v in proposed)) for v, number in value_ids.items()],
    )
    entries = list(enumerate(faq.entries))
    _insert(connection, "entry", [_entry_row(n, e) for n, e in entries])
    _insert(
        connection, "wording", [(n, position, text) for n, e in entries for position, text in enumerate(e.wordings)]
    )
    _insert(
        connection,
        "entry_facet_value",
        [(n, position, value_ids[given]) for n, e in entries for position, given in enumerate(e.facets)],
    )
    _insert(
        connection,
        "provenance",
        [
            (n, position, source_ids[origin.source, origin.sha256], origin.first_line, origin.last_line)
            for n, e in entries
            for position, origin in enumerate(e.provenance)
        ],
    )


def _entry_row(number: int, entry: Entry) -> tuple[object, ...]:
    upkeep = entry.upkeep
    texts = (getattr(upkeep, name) for name in _UPKEEP)
    return (number, entry.uid, entry.question, entry.answer, entry.origin.value, upkeep.origin.value, *texts)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        parameters = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({parameters})", rows)  # noqa: S608 - our own table names
