"""Translates SQLite's errors about files into ``StorageError``s."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from helpdesk_app.storage.errors import (
    DamagedError,
    FullDiskError,
    LockedError,
    ProgramFaultError,
    StorageError,
    UnwritableError,
)

_DAMAGE: Final = ("Could not decode to UTF-8", "unsupported file format", "user-defined function raised exception")
"""Beginnings of messages about damage that have no result code of their own: in a text, in the header."""


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about the file ``path`` as ``StorageError``s."""
    try:
        yield
    except UnicodeDecodeError:
        # SQLite's own message quotes a damaged name of a table.
        raise DamagedError(path) from None
    except sqlite3.Error as error:
        if isinstance(error, sqlite3.OperationalError) and str(error).startswith(_DAMAGE):
            # Not chained: the cause may quote the text.
            raise DamagedError(path) from None
        raise _translated(error, path) from error


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for an error of Python's own module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _translated(error: sqlite3.Error, path: Path) -> StorageError:
    match primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedError(path)
        case sqlite3.SQLITE_FULL:
            return FullDiskError(path)
        # A constraint too: what is written is checked before, so that only damaged tables can refuse it.
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CONSTRAINT:
            return DamagedError(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return UnwritableError(path, str(error))
        case _:
            return ProgramFaultError(path, error)
