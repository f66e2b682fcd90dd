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
from helpdesk_app.text.translation import _

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

_REPEATED: Final = "CREATE TEMP TABLE repeated (id TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT, WITHOUT ROWID"
_COUNT_REPEATED: Final = "INSERT INTO repeated VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1"
_FORGET_REPEATED: Final = "DELETE FROM repeated WHERE id = ? RETURNING times"
_MOST_LISTED: Final = 1000

_Value = str | int | None
_Row = tuple[_Value, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line, or row, of an exported file."""

    file: str
    line: int

    def __str__(self) -> str:
        return _("{file}, line {line}").format(file=self.file, line=self.line)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two different events with the same id."""

    id: str
    kept: SourceLine
    dropped: SourceLine


class MergedStore:
    """The events of many stations, within one transaction; see ``merged_store``.

    Of the events with one id, the one that sorts first is kept. So neither what is kept nor the counts depend on the
    order in which the events come.

    Attributes:
        new: Ids that were not there before.
        repeated: Events equal to the one that is kept, without that one.
        contradicting: Events that differ from the one that is kept.
    """

    def __init__(self, connection: sqlite3.Connection, target: Path) -> None:
        self._connection = connection
        self._target = target
        self._sources: dict[Path, int] = {}
        self._dropped: list[tuple[str, SourceLine]] = []
        self.new = 0
        self.repeated = 0
        self.contradicting = 0

    def add(self, events: Iterable[ReadEvent]) -> None:
        """Add ``events``."""
        # In the order of the tree, so that each of its pages is fetched once for a batch.
        for read in sorted(events, key=lambda read: read.event.id):
            values = column_values(read.event)
            row = (*values, checksum(values), read.event.recorded_at, self._source(read.file), read.line)
            if self._connection.execute(_INSERT, row).rowcount:
                self.new += 1
                continue
            found = self._find(read.event.id)
            if found[: len(values)] == values:
                self._connection.execute(_COUNT_REPEATED, (read.event.id,))
                self.repeated += 1
            else:
                self._settle(row, found)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return where the first thousand contradicting events were read, and where those that are kept instead."""
        return tuple(Contradiction(id_, self._source_line(self._find(id_)), line) for id_, line in self._dropped)

    def _source(self, file: Path) -> int:
        if file not in self._sources:
            self._connection.execute("INSERT INTO source (path) VALUES (?) ON CONFLICT DO NOTHING", (str(file),))
            find = "SELECT number FROM source WHERE path = ?"
            (self._sources[file],) = self._connection.execute(find, (str(file),)).fetchone()
        return self._sources[file]

    def _settle(self, row: _Row, found: _Row) -> None:
        """Keep one of two different rows with the same id."""
        kept, dropped = sorted([found, row], key=_sort_key)
        self.contradicting += 1
        if kept is row:
            self._connection.execute(_REPLACE, row)
            # What repeated the one that was kept so far contradicts the one that is kept now.
            for (times,) in self._connection.execute(_FORGET_REPEATED, (row[0],)).fetchall():
                self.repeated -= times
                self.contradicting += times
        if len(self._dropped) < _MOST_LISTED:
            self._dropped.append((str(row[0]), self._source_line(dropped)))

    def _find(self, event_id: str) -> _Row:
        row: _Row = self._connection.execute(_FIND, (event_id,)).fetchone()
        return row

    def _source_line(self, row: _Row) -> SourceLine:
        number, line = row[-2:]
        found = self._connection.execute("SELECT path FROM source WHERE number = ?", (number,)).fetchone()
        return SourceLine(found[0] if found else str(self._target), int(line or 0))


@contextmanager
def merged_store(path: Path, target: Path) -> Iterator[MergedStore]:
    """Open the scratch file ``path`` to add events; they are committed when the block ends without an error.

    Args:
        path: Made where there is none, else added to. No window may have it open.
        target: The file that ``path`` will replace: the source of events that no merge read.

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
            connection.execute(_REPEATED)
            yield MergedStore(connection, target)


def _sort_key(row: Sequence[_Value]) -> list[tuple[bool, str]]:
    return [(value is not None, str(value)) for value in row[: len(FIELD_NAMES)]]
