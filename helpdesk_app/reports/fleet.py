"""The figures of Parquet exports, by DuckDB on one machine or by Apache Spark on many. Needs the extra ``[fleet]``.

An event that several exports hold counts once, as in a merge; only a merge tells contradictions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from helpdesk_app.feedback.record import FIELD_NAMES
from helpdesk_app.storage.errors import UnreadableError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        # Its own message may quote what is in a file.
        raise UnreadableError(folder, "it holds no Parquet export, or one that is not complete") from error


class DuckdbEngine:
    """Runs SQL over a Parquet export within this process. A context manager.

    Args:
        folder: The export, or a folder that holds several.

    Raises:
        UnreadableError: There is none in it, or a file of it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = duckdb.connect()
        try:
            self._read(folder)
        except BaseException:
            self._connection.close()
            raise

    def define(self, name: str, query: str) -> None:
        """See ``figures.Engine``."""
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {query}")

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See ``figures.Engine``."""
        return self._connection.execute(query).fetchall()

    def _read(self, folder: Path) -> None:
        with _told(folder):
            export = self._connection.read_parquet(str(folder / "**" / "*.parquet"), union_by_name=True)
            if not {*FIELD_NAMES, "week"} <= set(export.columns):
                raise UnreadableError(folder, "a Parquet file in it is no export of this version of the program")
            export.create_view("export")
            self._connection.execute("CREATE TEMP TABLE feedback AS SELECT DISTINCT ON (id) * FROM export")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()


class SparkEngine:
    """Runs SQL over a Parquet export on a Spark session, which stays its owner's.

    Args:
        session: Local, or of a cluster.
        folder: The export, where every worker finds it.
    """

    def __init__(self, session: SparkSession, folder: str) -> None:
        self._session = session
        # Events without a partition too: a folder of several exports holds empty ones.
        reader = session.read.option("recursiveFileLookup", "true").option("mergeSchema", "true")
        reader.parquet(folder).dropDuplicates(["id"]).cache().createOrReplaceTempView("feedback")

    def define(self, name: str, query: str) -> None:
        """See ``figures.Engine``."""
        self._session.sql(query).cache().createOrReplaceTempView(name)

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See ``figures.Engine``."""
        found: Sequence[Sequence[Any]] = self._session.sql(query).collect()
        return found
