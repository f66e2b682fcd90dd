"""How SQLite databases are opened, written and locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

MAGIC: Final = b"SQLite format 3\0"
"""The first bytes of every SQLite file."""


_HEADER_SIZE: Final = 100


def has_valid_header(path: Path) -> bool:
    """Return whether a file could be a database that this program writes, by the fixed bytes of its header.

    SQLite itself opens a file with an unknown write version, but only to read it.

    Never call this while a connection of this process has the file open: on POSIX systems, closing any descriptor of a
    file drops all locks that the process has on it, SQLite's too.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except OSError:
        return True  # Missing, and about to be made; or SQLite itself says why it cannot be opened.
    return not header or (header.startswith(MAGIC) and all(version in {1, 2} for version in header[18:20]))


def read_only_uri(path: Path) -> str:
    """Return the URI that opens ``path`` for reading only; spaces, accents, ``#`` and ``?`` in it are safe."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        # A Windows share gives file://server/…, but SQLite accepts no host in a URI: it has to be part of the path.
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode=ro"


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the existing file ``path`` for reading only.

    Raises:
        sqlite3.Error: See ``sqlite_errors.translated_errors``.
    """
    return sqlite3.connect(read_only_uri(path), uri=True, isolation_level=None)


def open_to_write(path: Path, *, busy_timeout: float = 2.0) -> sqlite3.Connection:
    """Open the file ``path`` for reading and writing; it is made where there is none.

    Args:
        path: The database.
        busy_timeout: Seconds to wait for another process that writes.

    Raises:
        sqlite3.Error: See ``sqlite_errors.translated_errors``.
    """
    # Without isolation_level Python opens no transactions of its own; see ``transaction``.
    return sqlite3.connect(path, timeout=busy_timeout, isolation_level=None)


def application_id_in_log(path: Path) -> int | None:
    """Return the ``application_id`` that the write-ahead log of a database gives it, or ``None`` without a sound log.

    The header of a file that was just made may be in the log only.
    """
    if not path.with_name(f"{path.name}-wal").is_file():
        return None
    try:
        with closing(open_to_read(path)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error:
        return None


def remove_log(path: Path) -> None:
    """Bring what the write-ahead log of a database holds into the file, and remove the log.

    Raises:
        sqlite3.OperationalError: Another process has the file open.
    """
    with closing(open_to_write(path, busy_timeout=0)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, with what its write-ahead log holds, to the new file ``target``."""
    with closing(open_to_read(source)) as old, closing(open_to_write(target)) as new:
        old.backup(new)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in one write transaction: committed at its end, rolled back if anything is raised.

    Args:
        connection: Opened with ``isolation_level=None``.
    """
    # IMMEDIATE takes the write lock at once: a later upgrade of a read lock could fail without waiting for it.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def exclusive_lock(path: Path, timeout: float) -> Iterator[None]:
    """Run the block while no other process holds the lock ``path``.

    The lock is an empty SQLite file: it works alike on every system, and ends with the process that holds it.

    Args:
        path: The file; made where there is none, and left there.
        timeout: Seconds to wait for another process; then ``sqlite3.OperationalError`` is raised.
    """
    with suppress(OSError):
        if path.stat().st_size:  # Something else got this name; the lock is always empty.
            path.unlink()
    with closing(open_to_write(path, busy_timeout=timeout)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
