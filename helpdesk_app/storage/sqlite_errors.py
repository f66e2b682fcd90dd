"""Translates SQLite's errors about files into ``StorageError``s."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from helpdesk_app.storage.errors import DamagedError, FullDiskError, LockedError, StorageError, UnwritableError

_DAMAGE: Final = ("Could not decode to UTF-8", "unsupported file format")
"""Beginnings of messages about damage that have no result code of their own: in a text, in the header."""


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about the file ``path`` as ``StorageError``s; mistakes of the program pass unchanged."""
    try:
        yield
    except UnicodeDecodeError:
        # SQLite's own message quotes a damaged name of a table.
        raise DamagedError(path) from None
    except sqlite3.OperationalError as error:
        if str(error).startswith(_DAMAGE):
            # Not chained: the cause may quote the text.
            raise DamagedError(path) from None
        _raise_translated(error, path)
    except sqlite3.Error as error:
        _raise_translated(error, path)


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for an error of Python's own module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _raise_translated(error: sqlite3.Error, path: Path) -> NoReturn:
    """Raise the translation of ``error``, or ``error`` itself where it is a mistake of the program."""
    translated = _translated(error, path)
    if translated is None:
        raise error
    raise translated from error


def _translated(error: sqlite3.Error, path: Path) -> StorageError | None:
    match primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedError(path)
        case sqlite3.SQLITE_FULL:
            return FullDiskError(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedError(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return UnwritableError(path, str(error))
        case _:
            return None
