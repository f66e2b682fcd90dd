"""The figures of a feedback file, by SQLite itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from helpdesk_app.feedback.migration import recognise
from helpdesk_app.storage.errors import ForeignError, MissingError, UnreadableError
from helpdesk_app.storage.sqlite import open_to_read
from helpdesk_app.storage.sqlite_errors import translated_errors
from helpdesk_app.text.translation import _

# Sunday next, or today, and six days back.
_FEEDBACK: Final = """
CREATE TEMP VIEW feedback AS SELECT *, date(substr(recorded_at, 1, 10), 'weekday 0', '-6 days') AS week FROM event
"""

_OLDEST: Final = 3
"""Format of the feedback file since which an event has every column of the figures."""


class SqliteEngine:
    """Runs SQL over one feedback file, which is only read. A context manager.

    Args:
        path: The file of one account, or of a merge.

    Raises:
        StorageError: The file cannot be used; the class says why.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.is_file():
            raise MissingError(path)
        with translated_errors(path):
            self._connection = open_to_read(path)
        try:
            with translated_errors(path):
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def define(self, name: str, query: str) -> None:
        """See ``FiguresEngine``."""
        with translated_errors(self._path):
            self._connection.execute(f"CREATE TEMP TABLE {name} AS {query}")

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See ``FiguresEngine``."""
        with translated_errors(self._path):
            return self._connection.execute(query).fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        version = recognise(self._connection, self._path)
        if version == 0:
            raise ForeignError(self._path, _("a database without feedback"))
        if version < _OLDEST:
            raise UnreadableError(self._path, _("an old version of the program wrote it; export and merge it again"))
        self._connection.execute(_FEEDBACK)
