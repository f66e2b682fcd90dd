"""The file that many exports are merged into: a feedback file that also knows where each event was read.

While it is filled it has no journal and is flushed by nobody, because it is not anybody's yet: ``merge`` gives it its
name once it is whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.reading import ReadEvent
from helpdesk_app.feedback.record import FIELD_NAMES, facets_to_json
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.sqlite import read_only_uri
from helpdesk_app.storage.sqlite_errors import translated_errors

_ORIGIN: Final = ("exported_at", "read_from", "read_line")
_COLUMNS: Final = (*FIELD_NAMES, *_ORIGIN)
_INSERT: Final = (
    f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608
    "ON CONFLICT (id) DO NOTHING"
)
_REPLACE: Final = _INSERT.replace("INSERT", "INSERT OR REPLACE", 1).removesuffix("ON CONFLICT (id) DO NOTHING")
_FIND: Final = f"SELECT {', '.join(_COLUMNS)} FROM event WHERE id = ?"  # noqa: S608
_PRAGMAS: Final = ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536")
"""The journal can be left out only from a file that is not in write-ahead mode; the cache is in KiB."""
_SOURCES: Final = "CREATE TABLE source (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT"

_Value = str | int | None
_Row = tuple[_Value, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A line, or row, of an exported file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two events under one id that are not the same."""

    id: str
    kept: Place
    dropped: Place


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch of events."""

    new: int
    repeated: int
    contradictions: tuple[Contradiction, ...]


class EventPool:
    """The events of many stations. A context manager; one thread only.

    Args:
        path: The file; made where there is none, else added to. Where it was used before, no window may have it open.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        FeedbackStore(path).close()  # Makes the tables, or brings them to this version.
        with translated_errors(path):
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._prepare()
        self._sources: dict[Path, int] = {}

    def add(self, events: Iterable[ReadEvent]) -> Added:
        """Add the events whose id is new; of two that contradict each other the one that sorts first is kept.

        Which one does not depend on the order in which they come.
        """
        new = repeated = 0
        contradictions = []
        with translated_errors(self._path):
            # In the order of the tree, so that each of its pages is fetched once for a batch.
            for read in sorted(events, key=lambda read: read.event.id):
                row = (*_values(read.event), read.event.recorded_at, self._source(read.file), read.line)
                if self._connection.execute(_INSERT, row).rowcount:
                    new += 1
                elif (found := self._connection.execute(_FIND, (read.event.id,)).fetchone())[: len(FIELD_NAMES)] == (
                    row[: len(FIELD_NAMES)]
                ):
                    repeated += 1
                else:
                    contradictions.append(self._settle(row, found))
        return Added(new, repeated, tuple(contradictions))

    def finish(self) -> None:
        """Make what was added a whole feedback file."""
        with translated_errors(self._path):
            self._connection.execute("COMMIT")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN EXCLUSIVE")
        columns = {name for (name,) in self._connection.execute("SELECT name FROM pragma_table_info('event')")}
        if "read_from" not in columns:
            self._connection.execute(_SOURCES)
            self._connection.execute("ALTER TABLE event ADD COLUMN read_from INTEGER")
            self._connection.execute("ALTER TABLE event ADD COLUMN read_line INTEGER")

    def _source(self, file: Path) -> int:
        if file not in self._sources:
            self._connection.execute("INSERT INTO source (path) VALUES (?) ON CONFLICT DO NOTHING", (str(file),))
            find = "SELECT number FROM source WHERE path = ?"
            (self._sources[file],) = self._connection.execute(find, (str(file),)).fetchone()
        return self._sources[file]

    def _settle(self, row: _Row, found: _Row) -> Contradiction:
        """Keep one of two rows under the same id, and say which."""
        kept, dropped = sorted([found, row], key=_sortable)
        if kept is row:
            self._connection.execute(_REPLACE, row)
        return Contradiction(str(row[0]), self._place(kept), self._place(dropped))

    def _place(self, row: _Row) -> Place:
        number, line = row[-2:]
        found = self._connection.execute("SELECT path FROM source WHERE number = ?", (number,)).fetchone()
        return Place(found[0] if found else str(self._path), int(line or 0))


def close_log(path: Path) -> None:
    """Bring what the write-ahead log of a feedback file holds into the file, and remove the log.

    A log left beside a file that is replaced would be played back over the new one.

    Raises:
        LockedError: A window has the file open.
        StorageError: It cannot be read or written.
    """
    with translated_errors(path), closing(sqlite3.connect(path, timeout=0.0)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def copy_pool(source: Path, target: Path) -> None:
    """Copy a feedback file, with what its log holds, to ``target``.

    Raises:
        StorageError: It cannot be read, or the copy not be written.
    """
    with (
        translated_errors(source),
        closing(sqlite3.connect(read_only_uri(source), uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def _values(event: Event) -> _Row:
    values = [getattr(event, name) for name in FIELD_NAMES]
    values[FIELD_NAMES.index("facets")] = facets_to_json(event.facets)
    return tuple(str(value) if isinstance(value, str) else value for value in values)


def _sortable(row: Sequence[_Value]) -> list[tuple[bool, str]]:
    return [(value is not None, str(value)) for value in row[: len(FIELD_NAMES)]]
