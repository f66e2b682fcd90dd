"""feedback.db: the events of one user, each on the disk before it is acknowledged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from helpdesk_app.feedback.errors import ConflictingEventError
from helpdesk_app.feedback.event_factory import new_pseudonym
from helpdesk_app.feedback.migration import migrate, recognise
from helpdesk_app.feedback.model import Event, EventKind
from helpdesk_app.feedback.record import FIELD_NAMES, check, checksum, column_values, from_record
from helpdesk_app.storage.errors import DamagedError, translated_write_errors, write_error
from helpdesk_app.storage.sqlite import exclusive_lock, open_to_write, transaction
from helpdesk_app.storage.sqlite_errors import primary_code, translated_errors
from helpdesk_app.storage.windows_paths import is_on_network

_COLUMNS: Final = ", ".join((*FIELD_NAMES, "checksum"))
_INSERT: Final = (
    f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * (len(FIELD_NAMES) + 1))}) "  # noqa: S608
    "ON CONFLICT (id) DO NOTHING"
)
_SELECT: Final = f"SELECT {_COLUMNS} FROM event "  # noqa: S608
_PAGE: Final = 1000
_MOST_REPLACED: Final = 3
"""Times that an event is written again because the file was replaced; some file systems renumber files at each look."""

_PRAGMAS: Final = ("synchronous = FULL", "fullfsync = ON", "foreign_keys = ON", "secure_delete = ON")
"""With secure_delete, events removed after the retention time are overwritten: no recovery brings them back."""

_FileId = tuple[int, int] | None


class FeedbackStore:
    """The events of one user. Usable as a context manager, which closes it.

    Only for the thread that opened it. Several stores, in one process or many, may share a file; they write one at a
    time. Once closed, it has no file open, so that the file can be moved or deleted on Windows too.

    Args:
        path: The file; made, with its folders, where there is none, and migrated where it is older.
        busy_timeout: Seconds to wait for another process that writes.

    Raises:
        StorageError: The file cannot be used; the class says why. It is left as it was.
    """

    def __init__(self, path: Path, *, busy_timeout: float = 2.0) -> None:
        self._path = path
        self._busy_timeout = busy_timeout
        with translated_write_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection, self._file = self._open()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def append(self, event: Event) -> None:
        """Record ``event``; on return it is on the disk. Appending the same event again changes nothing.

        Raises:
            StorageError: It is not recorded or, after a fault of the disk, perhaps not: append it again later.
            BadEventError: It breaks the rules of its model.
        """
        self._insert(event)
        for _ in range(_MOST_REPLACED):
            # Another window may have found the file damaged and begun a new one while this one wrote into the old one.
            if not self._follow():
                return
            self._insert(event)

    def add_missing(self, events: Iterable[Event]) -> int:
        """Record those of ``events`` whose id is not there yet, all of them or none; return their number.

        The station takes the pseudonym of the latest of them, unless it has one.

        Raises:
            StorageError: None is recorded.
            BadEventError: One breaks the rules of its model, and none is recorded.
        """
        added = 0
        with translated_errors(self._path), transaction(self._connection):
            for event in events:
                added += self._connection.execute(_INSERT, _row(event)).rowcount
            self._connection.execute(
                "INSERT INTO station SELECT 1, station FROM event WHERE station <> '' ORDER BY id DESC LIMIT 1 "
                "ON CONFLICT DO NOTHING"
            )
        return added

    def events(self, *, after: str = "", only_new: bool = False) -> Iterator[Event]:
        """Iterate over the events in order of id, which is that of time.

        Pages are read as they are needed and none stays open between two events, so that a slow reader blocks no
        writer.

        Args:
            after: ``id`` of an event to start behind, or empty for all.
            only_new: Leave out what is marked as exported.

        Raises:
            StorageError: The file cannot be read.
        """
        new = "AND exported_at IS NULL " if only_new else ""
        while True:
            page = self._select(f"WHERE id > ? {new}ORDER BY id LIMIT ?", after, _PAGE)
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1].id

    def station(self, new: Callable[[], str] = new_pseudonym) -> str:
        """Return the pseudonym of this station, the same until it is renewed.

        Args:
            new: Makes one, for a station that has none yet.

        Raises:
            StorageError: It cannot be read or written.
        """
        with translated_errors(self._path), transaction(self._connection):
            self._connection.execute("INSERT INTO station VALUES (1, ?) ON CONFLICT DO NOTHING", (new(),))
            (pseudonym,) = self._connection.execute("SELECT pseudonym FROM station").fetchone()
        return str(pseudonym)

    def renew_station(self, new: Callable[[], str] = new_pseudonym) -> str:
        """Give this station another pseudonym and return it; events already recorded keep the old one.

        Raises:
            StorageError: It cannot be written.
        """
        pseudonym = new()
        with translated_errors(self._path), transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO station VALUES (1, ?)", (pseudonym,))
        return pseudonym

    def most_copied(self, most: int) -> tuple[str, ...]:
        """Return the uids of at most ``most`` answers, those copied most often first, of equal ones the latest.

        Raises:
            StorageError: The file cannot be read.
        """
        statement = "SELECT uid FROM event WHERE kind = ? GROUP BY uid ORDER BY count(*) DESC, max(id) DESC LIMIT ?"
        with translated_errors(self._path):
            return tuple(uid for (uid,) in self._connection.execute(statement, (EventKind.COPY.value, most)))

    def mark_exported(self, ids: Iterable[str], moment: str) -> None:
        """Mark events as exported: all of them or, if that fails, none.

        Args:
            ids: Of the events; one that is not there, or already marked, is skipped.
            moment: Time of the export, in the format of ``Event.recorded_at``.

        Raises:
            StorageError: They cannot be marked.
        """
        mark = "UPDATE event SET exported_at = ? WHERE id = ? AND exported_at IS NULL"
        with translated_errors(self._path), transaction(self._connection):
            self._connection.executemany(mark, ((moment, event_id) for event_id in ids))

    def remove_exported(self, before: str) -> int:
        """Remove the exported events that were recorded before a time; return their number.

        Args:
            before: The time, in the format of ``Event.recorded_at``.

        Raises:
            StorageError: They cannot be removed, and none is.
        """
        remove = "DELETE FROM event WHERE exported_at IS NOT NULL AND recorded_at < ?"
        with translated_errors(self._path), transaction(self._connection):
            return self._connection.execute(remove, (before,)).rowcount

    def verify(self, *, thorough: bool = False) -> None:
        """Make sure that the file is sound, and that it can be written.

        Args:
            thorough: Check every event and index too, and not only the structure of the file.

        Raises:
            DamagedError: It is damaged.
            StorageError: It cannot be read.
        """
        with translated_errors(self._path):
            with transaction(self._connection):  # Whoever was writing is done now, too.
                # Changes nothing, but fails where SQLite opened the file only to read it.
                self._connection.execute("DELETE FROM station WHERE only_row = 0")
            # The quick one does not look for rows that the index of an export lacks.
            check = "integrity_check" if thorough else "quick_check"
            (finding,) = self._connection.execute(f"PRAGMA {check}(1)").fetchone()
        if finding != "ok":
            raise DamagedError(self._path)
        if thorough:
            for _ in self.events():
                pass

    def frames_in_log(self) -> int:
        """Return the number of frames that SQLite uses of the write-ahead log; -1 if that is not known.

        They are copied into the file.

        Raises:
            StorageError: The file cannot be read.
        """
        with translated_errors(self._path):
            _, frames, _ = self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return int(frames)

    def close(self) -> None:
        """Close the file. A second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> tuple[sqlite3.Connection, _FileId]:
        """Open the file, made or migrated where needed; return the connection and the identity of the file."""
        with translated_errors(self._path):
            connection = open_to_write(self._path, busy_timeout=self._busy_timeout)
            try:
                recognise(connection, self._path)
                _choose_journal(connection, self._path)
                for pragma in _PRAGMAS:
                    connection.execute(f"PRAGMA {pragma}")
                migrate(connection, self._path)
                return connection, _file_id(self._path)
            except BaseException:
                connection.close()
                raise

    def _follow(self) -> bool:
        """Open the file that now has the name, if it is another one than the one that is open; return whether it is.

        If that fails, the old one stays open: the next call tries again.
        """
        if _file_id(self._path) == self._file:
            return False
        with translated_errors(self._path), exclusive_lock(opening_lock(self._path), self._busy_timeout):
            connection, file = self._open()
        self._connection.close()
        self._connection, self._file = connection, file
        return True

    def _insert(self, event: Event) -> None:
        with translated_errors(self._path), transaction(self._connection):
            if self._connection.execute(_INSERT, _row(event)).rowcount == 0 and self._find(event.id) != event:
                raise ConflictingEventError(self._path, event.id)

    def _find(self, event_id: str) -> Event | None:
        found = self._select("WHERE id = ?", event_id)
        return found[0] if found else None

    def _select(self, clause: str, *parameters: str | int | None) -> list[Event]:
        with translated_errors(self._path):
            rows = self._connection.execute(_SELECT + clause, parameters).fetchall()
        return [self._event(row) for row in rows]

    def _event(self, row: tuple[str | int | None, ...]) -> Event:
        *columns, found = row
        if checksum(columns) != found:
            raise DamagedError(self._path, "an event does not match its checksum")
        record = dict(zip(FIELD_NAMES, columns, strict=True))
        try:
            return from_record({**record, "facets": json.loads(str(record["facets"]))})
        except (ValueError, RecursionError) as error:
            # Every row was checked when it was written.
            raise DamagedError(self._path) from error


def opening_lock(path: Path) -> Path:
    """Return the lock (see ``sqlite.exclusive_lock``) of whoever opens or recovers the feedback at ``path``."""
    return path.with_name(f"{path.name}.lock")


def _choose_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Let readers and a writer work at the same time, where the file system can.

    Write-ahead logging needs memory shared by all processes, which SQLite cannot have on a network drive: there the
    rollback journal is used.
    """
    try:
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_on_network(path) else 'WAL'}")
    except sqlite3.OperationalError as error:
        # SQLite does not wait here. The process that holds the file changes the mode too, or the next start does:
        # until then the rollback journal is as safe, only slower.
        if primary_code(error) != sqlite3.SQLITE_BUSY:
            raise


def _row(event: Event) -> tuple[str | int | None, ...]:
    check(event)
    columns = column_values(event)
    return (*columns, checksum(columns))


def _file_id(path: Path) -> _FileId:
    """Return device and inode of the file at ``path``, or ``None`` where there is none.

    Raises:
        UnwritableError: The folder cannot be reached any more.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise write_error(path, error) from error
    return status.st_dev, status.st_ino
