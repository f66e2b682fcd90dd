"""The feedback file that many exports are merged into; it also keeps where each event was read.

While it is filled it has no journal and is not flushed: it is a scratch file until ``merge`` gives it its name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.reading import ReadEvent
from helpdesk_app.feedback.record import FIELD_NAMES, checksum, column_values
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.sqlite import open_to_write, transaction
from helpdesk_app.storage.sqlite_errors import translated_errors

_COLUMNS: Final = (*FIELD_NAMES, "checksum", "exported_at", "read_from", "read_line")
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
class SourceLine:
    """A line, or row, of an exported file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two different events with the same id."""

    id: str
    kept: SourceLine
    dropped: SourceLine


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome for a batch of events."""

    new: int
    repeated: int
    contradictions: tuple[Contradiction, ...]


class MergedStore:
    """The events of many stations, within one transaction; see ``merged_store``."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._sources: dict[Path, int] = {}

    def add(self, events: Iterable[ReadEvent]) -> Added:
        """Add the events whose id is new; of two with the same id, the one that sorts first is kept.

        Which one is kept does not depend on the order in which they come.
        """
        new = repeated = 0
        contradictions = []
        # In the order of the tree, so that each of its pages is fetched once for a batch.
        for read in sorted(events, key=lambda read: read.event.id):
            values = column_values(read.event)
            row = (*values, checksum(values), read.event.recorded_at, self._source(read.file), read.line)
            if self._connection.execute(_INSERT, row).rowcount:
                new += 1
                continue
            found = self._connection.execute(_FIND, (read.event.id,)).fetchone()
            if found[: len(values)] == values:
                repeated += 1
            else:
                contradictions.append(self._settle(row, found))
        return Added(new, repeated, tuple(contradictions))

    def _source(self, file: Path) -> int:
        if file not in self._sources:
            self._connection.execute("INSERT INTO source (path) VALUES (?) ON CONFLICT DO NOTHING", (str(file),))
            find = "SELECT number FROM source WHERE path = ?"
            (self._sources[file],) = self._connection.execute(find, (str(file),)).fetchone()
        return self._sources[file]

    def _settle(self, row: _Row, found: _Row) -> Contradiction:
        """Keep one of two rows with the same id, and return which."""
        kept, dropped = sorted([found, row], key=_sort_key)
        if kept is row:
            self._connection.execute(_REPLACE, row)
        return Contradiction(str(row[0]), self._source_line(kept), self._source_line(dropped))

    def _source_line(self, row: _Row) -> SourceLine:
        number, line = row[-2:]
        found = self._connection.execute("SELECT path FROM source WHERE number = ?", (number,)).fetchone()
        return SourceLine(found[0] if found else str(self._path), int(line or 0))


@contextmanager
def merged_store(path: Path) -> Iterator[MergedStore]:
    """Open the scratch file ``path`` to add events; they are committed when the block ends without an error.

    Args:
        path: Made where there is none, else added to. No window may have it open.

    Raises:
        StorageError: It cannot be read or written.
    """
    FeedbackStore(path).close()  # Makes the tables, or brings them to this version.
    with translated_errors(path), closing(open_to_write(path)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        with transaction(connection):
            columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('event')")}
            if "read_from" not in columns:
                connection.execute(_SOURCES)
                connection.execute("ALTER TABLE event ADD COLUMN read_from INTEGER")
                connection.execute("ALTER TABLE event ADD COLUMN read_line INTEGER")
            yield MergedStore(path, connection)


def _sort_key(row: Sequence[_Value]) -> list[tuple[bool, str]]:
    return [(value is not None, str(value)) for value in row[: len(FIELD_NAMES)]]
