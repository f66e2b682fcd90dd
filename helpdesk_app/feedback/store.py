"""feedback.db: the events of one user, each on the disk before it is acknowledged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from helpdesk_app.feedback.errors import (
    ConflictingEventError,
    DamagedStoreError,
    FeedbackError,
    ForeignStoreError,
    FullDiskError,
    LockedStoreError,
    NewerStoreError,
    UnwritableError,
    write_error,
)
from helpdesk_app.feedback.factory import new_pseudonym
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import FIELD_NAMES, facets_to_json, from_record, to_record
from helpdesk_app.feedback.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION
from helpdesk_app.feedback.votes import current_votes
from helpdesk_app.sqlite import transaction

_COLUMNS: Final = ", ".join(FIELD_NAMES)
_INSERT: Final = (
    f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join(f':{name}' for name in FIELD_NAMES)}) "  # noqa: S608
    "ON CONFLICT (id) DO NOTHING"
)
_SELECT: Final = f"SELECT {_COLUMNS} FROM event "  # noqa: S608
_PAGE: Final = 1000

# In one statement, so that another process that is just making the file is seen before or after, never half way.
_IDENTITY: Final = (
    "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) "
    "FROM pragma_application_id, pragma_user_version"
)


class FeedbackStore:
    """The events of one user. Usable as a context manager, which closes it.

    One thread only: the one that opened it. Several stores, in one process or many, may share a file; each waits for
    its turn to write. Once closed, it holds no file, so that the file can be moved or deleted on Windows too.

    Args:
        path: The file; made, with its folders, where there is none, and brought to this version where it is older.
        busy_timeout: Seconds to wait for another process that writes.

    Raises:
        FeedbackError: The file cannot be used; the class says why. It is left as it was.
    """

    def __init__(self, path: Path, *, busy_timeout: float = 2.0) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(path, error) from error
        with self._told_apart():
            # Without isolation_level Python leaves transactions to us.
            self._connection = sqlite3.connect(path, timeout=busy_timeout, isolation_level=None)
        try:
            with self._told_apart():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def append(self, event: Event) -> None:
        """Record ``event``; on return it is on the disk. Appending the same event again changes nothing.

        Raises:
            FeedbackError: It is not recorded, or, where the disk itself failed, perhaps: append it again later.
            BadEventError: It breaks the rules of its model.
        """
        row = {**to_record(event), "facets": facets_to_json(event.facets)}
        with self._told_apart(), transaction(self._connection):
            if self._connection.execute(_INSERT, row).rowcount == 0 and self._find(event.id) != event:
                raise ConflictingEventError(self._path, event.id)

    def events(self, *, after: str = "") -> Iterator[Event]:
        """Iterate over the events in order of id, which is that of time.

        Pages are read as they are needed and none stays open between two events, so that a slow reader holds up
        nobody.

        Args:
            after: ``id`` of an event to start behind, or empty for all.

        Raises:
            FeedbackError: The file cannot be read.
        """
        while True:
            page = self._select("WHERE id > ? ORDER BY id LIMIT ?", after, _PAGE)
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1].id

    def last_vote(self, uid: str, answer_hash: str, *, query: str | None = None, since: str = "") -> Event | None:
        """Return the vote that another one on the same answer would correct, or ``None``.

        Args:
            uid: ``Entry.uid`` of the answer.
            answer_hash: Of the text as shown: a vote on an older text is not corrected by one on the new.
            query: Only a vote given after this query, as ``Event.query`` holds it; ``None`` for any.
            since: Only a vote recorded at or after this moment, written as ``Event.recorded_at`` is; empty for any.

        Raises:
            FeedbackError: The file cannot be read.
        """
        votes = self._select(
            "WHERE kind = 'vote' AND uid = ? AND answer_hash = ? AND (? IS NULL OR query = ?) AND recorded_at >= ? "
            "ORDER BY id DESC LIMIT 1",
            uid,
            answer_hash,
            query,
            query,
            since,
        )
        return votes[0] if votes else None

    def current_votes(self) -> tuple[Event, ...]:
        """Return the votes that no later one replaced.

        Raises:
            FeedbackError: The file cannot be read.
        """
        return current_votes(self.events())

    def station(self, new: Callable[[], str] = new_pseudonym) -> str:
        """Return the pseudonym of this station, the same until it is renewed.

        Args:
            new: Makes one, for a station that has none yet.

        Raises:
            FeedbackError: It cannot be read or kept.
        """
        with self._told_apart(), transaction(self._connection):
            self._connection.execute("INSERT INTO station VALUES (1, ?) ON CONFLICT DO NOTHING", (new(),))
            (pseudonym,) = self._connection.execute("SELECT pseudonym FROM station").fetchone()
        return str(pseudonym)

    def renew_station(self, new: Callable[[], str] = new_pseudonym) -> str:
        """Give this station another pseudonym and return it; events already recorded keep the old one.

        Raises:
            FeedbackError: It cannot be kept.
        """
        pseudonym = new()
        with self._told_apart(), transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO station VALUES (1, ?)", (pseudonym,))
        return pseudonym

    def close(self) -> None:
        """Let go of the file. A second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        self._recognise()
        self._use_write_ahead_log()
        for pragma in ("synchronous = FULL", "fullfsync = ON", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        while (version := self._recognise()) < SCHEMA_VERSION:
            self._migrate(version)

    def _recognise(self) -> int:
        """Return the version of the file, 0 for a new one; refuse one that is not ours to write."""
        application_id: int
        version: int
        objects: int
        application_id, version, objects = self._connection.execute(_IDENTITY).fetchone()
        if application_id == APPLICATION_ID:
            if version > SCHEMA_VERSION:
                raise NewerStoreError(self._path, version, SCHEMA_VERSION)
            return version
        if application_id or version or objects:
            raise ForeignStoreError(self._path)
        return 0

    def _use_write_ahead_log(self) -> None:
        """Let readers and a writer work side by side, where the file system can."""
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait here. Whoever holds the file is at it too, or the next start does it: until then
            # the rollback journal is as safe, and only slower.
            if _primary_code(error) != sqlite3.SQLITE_BUSY:
                raise

    def _migrate(self, version: int) -> None:
        with transaction(self._connection):
            if self._recognise() != version:
                return  # Another process was faster.
            for statement in MIGRATIONS[version]:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {version + 1}")

    def _find(self, event_id: str) -> Event | None:
        found = self._select("WHERE id = ?", event_id)
        return found[0] if found else None

    def _select(self, clause: str, *parameters: str | int | None) -> list[Event]:
        with self._told_apart():
            rows = self._connection.execute(_SELECT + clause, parameters).fetchall()
        return [self._event(row) for row in rows]

    def _event(self, row: tuple[object, ...]) -> Event:
        record = dict(zip(FIELD_NAMES, row, strict=True))
        try:
            return from_record({**record, "facets": json.loads(str(record["facets"]))})
        except ValueError as error:
            # Every row was checked when it was written.
            raise DamagedStoreError(self._path) from error

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        """Turn what SQLite says of the surroundings into our own errors; mistakes of the program pass as they are."""
        try:
            yield
        except sqlite3.Error as error:
            translated = _translated(error, self._path)
            if translated is None:
                raise
            raise translated from error


def _primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for an error of Python's own module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _translated(error: sqlite3.Error, path: Path) -> FeedbackError | None:
    match _primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedStoreError(path)
        case sqlite3.SQLITE_FULL:
            return FullDiskError(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedStoreError(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return UnwritableError(path, str(error))
        case _:
            return None
