"""A FAQ to and from the rows of the tables in ``schema.py``."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Provenance, QuestionOrigin
from helpdesk_app.faq.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from helpdesk_app.storage.sqlite import transaction

_PAGE_SIZE: Final = 4096


def load_faq(connection: sqlite3.Connection) -> Faq:
    """Return the FAQ in the tables.

    Raises:
        sqlite3.Error, LookupError, TypeError, ValueError: The tables hold no sound FAQ.
    """
    version, imported_on = connection.execute("SELECT version, imported_on FROM faq").fetchone()
    value_ids: dict[int, FacetValue] = {}
    facets = {
        key: Facet(question, source_text=source_text)
        for key, question, source_text in connection.execute("SELECT id, question, source_text FROM facet ORDER BY id")
    }
    values: dict[int, list[str]] = {key: [] for key in facets}
    for key, facet_id, value in connection.execute("SELECT id, facet_id, value FROM facet_value ORDER BY id"):
        value_ids[key] = FacetValue(facets[facet_id].question, value)
        values[facet_id].append(value)
    sources = {key: (name, digest) for key, name, digest in connection.execute("SELECT id, name, sha256 FROM source")}
    wordings = _rows_by_entry(connection, "SELECT entry_id, text FROM wording ORDER BY entry_id, position")
    given = _rows_by_entry(
        connection, "SELECT entry_id, facet_value_id FROM entry_facet_value ORDER BY entry_id, position"
    )
    origins = _rows_by_entry(
        connection,
        "SELECT entry_id, source_id, first_line, last_line FROM provenance ORDER BY entry_id, position",
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
        )
        for key, uid, question, answer, origin in connection.execute(
            "SELECT id, uid, question, answer, origin FROM entry ORDER BY id"
        )
    )
    return Faq(
        entries=entries,
        facets=tuple(Facet(facet.question, tuple(values[key]), facet.source_text) for key, facet in facets.items()),
        imported_on=imported_on,
        version=version,
    )


def _rows_by_entry(connection: sqlite3.Connection, statement: str) -> dict[int, list[tuple[Any, ...]]]:
    """Group the rows of ``statement``, ordered by their first column, under that column."""
    return {key: [row[1:] for row in rows] for key, rows in groupby(connection.execute(statement), key=itemgetter(0))}


def fill(connection: sqlite3.Connection, faq: Faq, index: Mapping[str, bytes]) -> None:
    """Create the schema and all rows of an empty database, in a fixed order, so that equal content gives equal bytes.

    Raises:
        ValueError: An entry gives a value that its facet does not list.
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
        _insert(connection, "faq", [(1, faq.version, faq.imported_on)])
        _fill_facets_and_entries(connection, faq)
        _insert(connection, "index_part", [(name, data, zlib.crc32(data)) for name, data in sorted(index.items())])


def _fill_facets_and_entries(connection: sqlite3.Connection, faq: Faq) -> None:
    listed = [FacetValue(facet.question, value) for facet in faq.facets for value in facet.values]
    value_ids = {value: number for number, value in enumerate(listed)}
    facet_ids = {facet.question: number for number, facet in enumerate(faq.facets)}
    origins = dict.fromkeys((origin.source, origin.sha256) for entry in faq.entries for origin in entry.provenance)
    source_ids = {source: number for number, source in enumerate(origins)}
    for entry in faq.entries:
        for given in entry.facets:
            if given not in value_ids:
                raise ValueError(f"Entry {entry.uid} gives {given.value!r} to {given.facet!r}, which does not list it.")

    _insert(connection, "source", [(number, *source) for source, number in source_ids.items()])
    _insert(
        connection, "facet", [(facet_ids[facet.question], facet.question, facet.source_text) for facet in faq.facets]
    )
    _insert(connection, "facet_value", [(number, facet_ids[v.facet], v.value) for v, number in value_ids.items()])
    entries = list(enumerate(faq.entries))
    _insert(connection, "entry", [(n, e.uid, e.question, e.answer, e.origin.value) for n, e in entries])
    _insert(connection, "wording", [(n, place, text) for n, e in entries for place, text in enumerate(e.wordings)])
    _insert(
        connection,
        "entry_facet_value",
        [(n, place, value_ids[given]) for n, e in entries for place, given in enumerate(e.facets)],
    )
    _insert(
        connection,
        "provenance",
        [
            (n, place, source_ids[origin.source, origin.sha256], origin.first_line, origin.last_line)
            for n, e in entries
            for place, origin in enumerate(e.provenance)
        ],
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - our own table names
