"""The figures of Parquet exports, by DuckDB in this process. Needs the extra ``[fleet]``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from helpdesk_app.reports.figures import COLUMNS
from helpdesk_app.storage.errors import UnreadableError
from helpdesk_app.text.translation import _


@contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        # Its own message may quote what is in a file.
        raise UnreadableError(folder, _("it holds no Parquet export, or one that is not complete")) from error


class DuckdbEngine:
    """Runs SQL over Parquet exports. A context manager.

    An event that several exports hold counts once, as in a merge; only a merge reports contradictions.

    Args:
        folders: Each is an export, or holds several.

    Raises:
        UnreadableError: A folder holds no export, or a file of it cannot be read.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._connection = duckdb.connect()
        try:
            self._read(folders)
        except BaseException:
            self._connection.close()
            raise

    def define(self, name: str, query: str) -> None:
        """See ``FiguresEngine``."""
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {query}")

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See ``FiguresEngine``."""
        return self._connection.execute(query).fetchall()

    def _read(self, folders: Sequence[Path]) -> None:
        parts = []
        for number, folder in enumerate(folders):
            with _translated_errors(folder):
                export = self._connection.read_parquet(str(folder / "**" / "*.parquet"), union_by_name=True)
                if not set(export.columns) >= COLUMNS:
                    raise UnreadableError(folder, _("a Parquet file in it is no export of this version of the program"))
                export.create_view(f"export_{number}")
            parts.append(f"SELECT * FROM export_{number}")  # noqa: S608 -- a number
        with _translated_errors(folders[0]):
            whole = " UNION ALL BY NAME ".join(parts)
            self._connection.execute(f"CREATE TEMP TABLE feedback AS SELECT DISTINCT ON (id) * FROM ({whole})")  # noqa: S608

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()
