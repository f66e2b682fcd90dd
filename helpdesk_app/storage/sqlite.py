"""How the databases of the desk are opened and written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def read_only_uri(path: Path, *, immutable: bool = False) -> str:
    """Return the URI that opens ``path`` for reading only; pass it to ``sqlite3.connect(…, uri=True)``.

    Args:
        path: The database; spaces, accents, ``#`` and ``?`` in it are safe.
        immutable: Promise that nobody changes the file, so that SQLite needs neither locks nor a writable folder.
    """
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        # A Windows share gives file://server/…, but SQLite accepts no host in a URI: it has to be part of the path.
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode=ro&immutable=1" if immutable else f"{uri}?mode=ro"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in one write transaction: committed at its end, rolled back if anything is raised.

    Args:
        connection: Opened with ``isolation_level=None``, so that Python opens no transaction of its own.
    """
    # IMMEDIATE takes the write lock at once: a later upgrade of a read lock could fail without waiting its turn.
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
def held(lock: Path, timeout: float) -> Iterator[None]:
    """Run the block while no other process does so with the same ``lock``.

    An empty SQLite file serves as the lock: it works alike on every system, and a process that is killed lets go.

    Args:
        lock: The file; made where there is none, and left where it is.
        timeout: Seconds to wait for another process; then ``sqlite3.OperationalError`` is raised.
    """
    with closing(sqlite3.connect(lock, timeout=timeout, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
