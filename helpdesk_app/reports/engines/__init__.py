"""What runs the SQL of the figures: SQLite, DuckDB or Apache Spark. Each library is loaded only when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.writing import ExportFormat
from helpdesk_app.reports.figures import FiguresEngine
from helpdesk_app.text.translation import _


class EngineName(StrEnum):
    """The engines, by the name that the command line uses."""

    SQLITE = "sqlite"
    """For a feedback file; exports of any format are merged into a temporary one first."""
    DUCKDB = "duckdb"
    """For folders of Parquet exports, on one machine."""
    SPARK = "spark"
    """For folders of Parquet exports, on a cluster."""

    @classmethod
    def usual(cls, sources: Sequence[str | Path]) -> EngineName:
        """Return the engine for ``sources`` where none is named: DuckDB for folders, SQLite for files."""
        return cls.DUCKDB if all(Path(source).is_dir() for source in sources) else cls.SQLITE


class UnavailableEngineError(Exception):
    """This installation cannot run an engine; ``str()`` says what to install."""


@contextmanager
def open_engine(
    name: EngineName,
    sources: Sequence[str | Path],
    *,
    master: str = "",
    progress: Callable[[], None] = lambda: None,
) -> Iterator[FiguresEngine]:
    """Open an engine that holds the events of ``sources``, each event once.

    Args:
        name: Of the engine.
        sources: A feedback file or exports for SQLite, else folders of Parquet exports; Spark takes URLs too.
        master: URL of the Spark cluster; empty for this machine.
        progress: Called while exports are merged; may raise to stop.

    Raises:
        StorageError: A source cannot be read; the class says why.
        ValueError: SQLite cannot read a source: its suffix is no format's, or a library is missing.
        UnavailableEngineError: The engine is not part of this installation, or the cluster cannot be used.
    """
    match name:
        case EngineName.SQLITE:
            from helpdesk_app.reports.engines.sqlite_engine import SqliteEngine

            with _feedback_file([Path(source) for source in sources], progress) as file, SqliteEngine(file) as sqlite:
                yield sqlite
        case EngineName.DUCKDB:
            try:
                from helpdesk_app.reports.engines.duckdb_engine import DuckdbEngine
            except ModuleNotFoundError as error:
                raise _not_installed("DuckDB", error) from error
            with DuckdbEngine([Path(source) for source in sources]) as duckdb:
                yield duckdb
        case EngineName.SPARK:
            try:
                from helpdesk_app.reports.engines.spark_engine import SparkEngine
            except ModuleNotFoundError as error:
                raise _not_installed("Spark", error) from error
            with SparkEngine(list(map(str, sources)), master) as spark:
                yield spark


def _not_installed(name: str, error: ModuleNotFoundError) -> UnavailableEngineError:
    return UnavailableEngineError(
        _(
            "{name} is not part of this installation ({library} is missing). Install “helpdesk-assistant[fleet]”, or "
            "use --engine sqlite."
        ).format(name=name, library=error.name)
    )


@contextmanager
def _feedback_file(sources: Sequence[Path], progress: Callable[[], None]) -> Iterator[Path]:
    """Offer ``sources`` as one feedback file: the only source itself, or what exports merge into."""
    if len(sources) == 1 and sources[0].suffix.lower() not in set(ExportFormat) and not sources[0].is_dir():
        yield sources[0]
        return
    with TemporaryDirectory(prefix="helpdesk-") as folder:
        merged = Path(folder) / "merged.db"
        merge(list(_exports(sources)), merged, progress=lambda _files, _events: progress())
        yield merged


def _exports(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(path for path in source.rglob("*") if path.is_file() and path.suffix in set(ExportFormat))
        else:
            yield source
