"""The tables of faq.db in the order of their creation, and the numbers that identify the file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from helpdesk_app.faq.model import AnswerOrigin, QuestionOrigin
from helpdesk_app.faq.past import RevisionKind

APPLICATION_ID: Final = 0x46415144
"""Marks a file as a FAQ database: "FAQD" in ASCII."""

SCHEMA_VERSION: Final = 5
"""``user_version`` of the files that this program writes. Format 1, without headings, format 2, without upkeep,
announcements, archive and history, format 3, without pictures, and format 4, without a checksum, are read too."""

FIRST_WITH_CHECKSUM: Final = 5


def _listed(values: type[StrEnum]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_FAQ_4: Final = """CREATE TABLE faq(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        version TEXT NOT NULL,
        imported_on TEXT NOT NULL
    ) STRICT"""
_FAQ: Final = """CREATE TABLE faq(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        version TEXT NOT NULL,
        imported_on TEXT NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT"""
_FACET_1: Final = """CREATE TABLE facet(
        id INTEGER PRIMARY KEY,
        question TEXT NOT NULL UNIQUE,
        source_text TEXT NOT NULL
    ) STRICT"""
_FACET: Final = """CREATE TABLE facet(
        id INTEGER PRIMARY KEY,
        question TEXT NOT NULL UNIQUE,
        source_text TEXT NOT NULL,
        heading TEXT NOT NULL
    ) STRICT"""

_ENTRY_2: Final = f"""CREATE TABLE entry(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ({_listed(QuestionOrigin)}))
    ) STRICT"""
_ENTRY: Final = f"""CREATE TABLE entry(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ({_listed(QuestionOrigin)})),
        answer_origin TEXT NOT NULL CHECK (answer_origin IN ({_listed(AnswerOrigin)})),
        owner TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        checked_on TEXT NOT NULL,
        address TEXT NOT NULL,
        incomplete TEXT NOT NULL
    ) STRICT"""
_FACET_VALUE_2: Final = """CREATE TABLE facet_value(
        id INTEGER PRIMARY KEY,
        facet_id INTEGER NOT NULL REFERENCES facet(id),
        value TEXT NOT NULL,
        UNIQUE (facet_id, value)
    ) STRICT"""
_FACET_VALUE: Final = """CREATE TABLE facet_value(
        id INTEGER PRIMARY KEY,
        facet_id INTEGER NOT NULL REFERENCES facet(id),
        value TEXT NOT NULL,
        proposed INTEGER NOT NULL CHECK (proposed IN (0, 1)),
        UNIQUE (facet_id, value)
    ) STRICT"""
_ANNOUNCEMENT: Final = """CREATE TABLE announcement(
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        until TEXT NOT NULL
    ) STRICT"""
_PICTURE: Final = """CREATE TABLE picture(
        name TEXT PRIMARY KEY,
        data BLOB NOT NULL
    ) STRICT"""
_PAST: Final = (
    """CREATE TABLE successor(
        uid TEXT PRIMARY KEY,
        successor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE archive(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        entry TEXT NOT NULL,
        may_be TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE revision(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL,
        day TEXT NOT NULL,
        event TEXT NOT NULL CHECK (event IN ({_listed(RevisionKind)})),
        field TEXT NOT NULL,
        before TEXT NOT NULL
    ) STRICT""",
)
"""The entry of an archived one is JSON: it may have values of a facet that the FAQ no longer has."""

TABLES: Final = (
    _FAQ,
    """CREATE TABLE source(
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        UNIQUE (name, sha256)
    ) STRICT""",
    _ENTRY,
    """CREATE TABLE wording(
        entry_id INTEGER NOT NULL REFERENCES entry(id),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID""",
    _FACET,
    _FACET_VALUE,
    """CREATE TABLE entry_facet_value(
        entry_id INTEGER NOT NULL REFERENCES entry(id),
        position INTEGER NOT NULL,
        facet_value_id INTEGER NOT NULL REFERENCES facet_value(id),
        PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE provenance(
        entry_id INTEGER NOT NULL REFERENCES entry(id),
        position INTEGER NOT NULL,
        source_id INTEGER NOT NULL REFERENCES source(id),
        first_line INTEGER NOT NULL CHECK (first_line >= 1),
        last_line INTEGER NOT NULL CHECK (last_line >= first_line),
        PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID""",
    _ANNOUNCEMENT,
    *_PAST,
    _PICTURE,
    """CREATE TABLE index_part(
        name TEXT PRIMARY KEY,
        data BLOB NOT NULL,
        crc32 INTEGER NOT NULL
    ) STRICT""",
)


def _normalised(statements: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(statement.split()) for statement in statements)


_TABLES_4: Final = tuple(_FAQ_4 if statement == _FAQ else statement for statement in TABLES)
_TABLES_3: Final = tuple(statement for statement in _TABLES_4 if statement != _PICTURE)
_TABLES_2: Final = tuple(
    {_ENTRY: _ENTRY_2, _FACET_VALUE: _FACET_VALUE_2}.get(statement, statement)
    for statement in _TABLES_3
    if statement not in {_ANNOUNCEMENT, *_PAST}
)

SCHEMAS: Final = {
    1: _normalised(_FACET_1 if statement == _FACET else statement for statement in _TABLES_2),
    2: _normalised(_TABLES_2),
    3: _normalised(_TABLES_3),
    4: _normalised(_TABLES_4),
    SCHEMA_VERSION: _normalised(TABLES),
}
"""Format -> what ``sqlite_schema`` holds in a file of it, and nothing else: no view, trigger or other table."""
