"""The tables of faq.db in the order of their creation, and the numbers that identify the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helpdesk_app.faq.model import QuestionOrigin

APPLICATION_ID: Final = 0x46415144
"""Marks a file as a FAQ database: "FAQD" in ASCII."""

SCHEMA_VERSION: Final = 2
"""``user_version`` of the files that this program writes. Format 1, which has no headings, is read too."""

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

TABLES: Final = (
    """CREATE TABLE faq(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        version TEXT NOT NULL,
        imported_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE source(
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        UNIQUE (name, sha256)
    ) STRICT""",
    f"""CREATE TABLE entry(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ({", ".join(f"'{origin}'" for origin in QuestionOrigin)}))
    ) STRICT""",
    """CREATE TABLE wording(
        entry_id INTEGER NOT NULL REFERENCES entry(id),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID""",
    _FACET,
    """CREATE TABLE facet_value(
        id INTEGER PRIMARY KEY,
        facet_id INTEGER NOT NULL REFERENCES facet(id),
        value TEXT NOT NULL,
        UNIQUE (facet_id, value)
    ) STRICT""",
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
    """CREATE TABLE index_part(
        name TEXT PRIMARY KEY,
        data BLOB NOT NULL,
        crc32 INTEGER NOT NULL
    ) STRICT""",
)


def _normalised(statements: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(statement.split()) for statement in statements)


SCHEMAS: Final = {
    1: _normalised(_FACET_1 if statement == _FACET else statement for statement in TABLES),
    SCHEMA_VERSION: _normalised(TABLES),
}
"""Format -> what ``sqlite_schema`` holds in a file of it, and nothing else: no view, trigger or other table."""
