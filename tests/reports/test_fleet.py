"""One SQL for a desk, a machine and a fleet: SQLite, DuckDB and Apache Spark count the same in the same events."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.reports.figures import Figures, figures
from helpdesk_app.reports.fleet import DuckdbEngine
from helpdesk_app.reports.sqlite_engine import SqliteEngine
from tests.reports.year import shelves, station_year

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Parquet exports of six stations, one of them twice, and what they merge into."""
    folder = tmp_path_factory.mktemp("une flotte")
    shelf = shelves(read(paths.bundled_database())[0].entries)
    exports = [folder / "exports" / f"{station}.parquet" for station in range(6)]
    (folder / "exports").mkdir()
    for station, path in enumerate(exports):
        export(station_year(station, shelf, 250), path, ExportFormat.PARQUET)
    export([], folder / "exports" / "empty.parquet", ExportFormat.PARQUET)
    export(station_year(0, shelf, 250), folder / "exports" / "again.parquet", ExportFormat.PARQUET)
    merge([*exports, exports[0]], folder / "all.db")
    return folder


@pytest.fixture(scope="module")
def by_sqlite(fleet: Path) -> Figures:
    with SqliteEngine(fleet / "all.db") as engine:
        found = figures(engine)
    assert found.totals.events == 1500
    assert all((found.usefulness, found.reasons, found.comments, found.unanswered, found.proposals, found.week_votes))
    return found


def test_duckdb_counts_a_folder_of_exports_as_sqlite_counts_their_merge(fleet: Path, by_sqlite: Figures) -> None:
    with DuckdbEngine(fleet / "exports") as engine:
        assert figures(engine) == by_sqlite


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="PySpark is not installed (extra [fleet])")
@pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java")
def test_spark_counts_the_same(fleet: Path, by_sqlite: Figures) -> None:
    command = [sys.executable, "-m", "tests.reports.spark_figures", str(fleet / "exports")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == repr(by_sqlite)
