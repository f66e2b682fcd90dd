"""Identifies a feedback file by what it says of itself, and brings it to the version of this program."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.record import checksum
from helpdesk_app.feedback.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION
from helpdesk_app.storage.errors import DamagedError, ForeignError, NewerError
from helpdesk_app.storage.sqlite import transaction
from helpdesk_app.text.translation import _

# In one statement, so that a file that another process is making is seen before or after it, never in between.
_IDENTITY: Final = (
    "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) "
    "FROM pragma_application_id, pragma_user_version"
)
_PARTS: Final = (
    "SELECT entity.name, field.name FROM sqlite_schema AS entity, pragma_table_info(entity.name) AS field "
    "WHERE entity.type = 'table' AND entity.name IN ('event', 'station') "
    "UNION ALL SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'event' AND sql IS NOT NULL"
)
"""Pairs of a table and a column or an index of it."""
_OF_MERGES: Final = {("event", "read_from"), ("event", "read_line")}
"""Columns that a merge adds; see ``merged_store``."""
_HIGHEST_VERSION: Final = 999
"""No version of this program will write a higher one."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file, or bring those of an older version to this one.

    Args:
        connection: To the file; see ``storage.sqlite.open_to_write``.
        path: The file that an error names.

    Raises:
        NewerError: A newer version of the program wrote the file.
        ForeignError: The file is another program's.
        DamagedError: What the file says of itself is not true.
        sqlite3.Error: See ``sqlite_errors.translated_errors``.
    """
    connection.create_function("event_checksum", -1, lambda *values: checksum(values), deterministic=True)
    while (version := recognise(connection, path)) < SCHEMA_VERSION:
        with transaction(connection):
            if recognise(connection, path) == version:  # Else another process was faster.
                for statement in MIGRATIONS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")


def recognise(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of a feedback file, 0 for a new one.

    Raises:
        NewerError, ForeignError, DamagedError, sqlite3.Error: As for ``migrate``.
    """
    application_id, version, objects = connection.execute(_IDENTITY).fetchone()
    if not (application_id or version or objects):
        return 0
    parts = set(connection.execute(_PARTS)) - _OF_MERGES
    known = parts in _parts_by_version().values()
    if application_id == APPLICATION_ID:
        if SCHEMA_VERSION < version <= _HIGHEST_VERSION and not known:
            raise NewerError(path, version, SCHEMA_VERSION)
        if parts != _parts_by_version().get(version):
            raise DamagedError(path, _("its version and its tables contradict each other"))
        return int(version)
    if known:
        raise DamagedError(path, _("it has the tables of a feedback file under another mark"))
    raise ForeignError(path)


@cache
def _parts_by_version() -> Mapping[int, set[tuple[str, str]]]:
    """Return what ``_PARTS`` finds in each version, by making a database of each."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_function("event_checksum", -1, lambda *_values: 0, deterministic=True)
        parts = {}
        for version, statements in enumerate(MIGRATIONS, start=1):
            for statement in statements:
                connection.execute(statement)
            parts[version] = set(connection.execute(_PARTS))
        return parts
