"""SQLite, DuckDB and Apache Spark compute the same figures from the same events."""

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
from helpdesk_app.reports.engines import EngineName
from helpdesk_app.reports.figures import Figures
from helpdesk_app.reports.reporting import read_figures
from tests.reports.year import answer_uses, station_year

ROOT = Path(__file__).resolve().parents[2]
needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or (shutil.which("java") is None and "JAVA_HOME" not in os.environ),
    reason="Spark needs PySpark (extra [fleet]) and Java",
)


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the Parquet exports of six stations, one of them twice, and what they merge into."""
    folder = tmp_path_factory.mktemp("une flotte")
    answers = answer_uses(read(paths.bundled_database())[0].entries)
    exports = [folder / "exports" / f"{station}.parquet" for station in range(6)]
    (folder / "exports").mkdir()
    for station, path in enumerate(exports):
        export(station_year(station, answers, 250), path, ExportFormat.PARQUET)
    export([], folder / "exports" / "empty.parquet", ExportFormat.PARQUET)
    export(station_year(0, answers, 250), folder / "exports" / "again.parquet", ExportFormat.PARQUET)
    merge([*exports, exports[0]], folder / "all.db")
    return folder


@pytest.fixture(scope="module")
def expected(fleet: Path) -> Figures:
    found = read_figures([fleet / "all.db"])
    assert found.totals.events == 1500
    assert all((found.usefulness, found.reasons, found.comments, found.unanswered, found.proposals, found.week_votes))
    return found


@pytest.mark.parametrize("engine", [EngineName.SQLITE, EngineName.DUCKDB])
def test_an_engine_counts_a_folder_of_exports_as_sqlite_counts_their_merge(
    fleet: Path, expected: Figures, engine: EngineName
) -> None:
    assert read_figures([fleet / "exports"], engine=engine) == expected
    assert read_figures(sorted((fleet / "exports").iterdir()), engine=engine) == expected, "one by one"


@needs_spark
def test_spark_counts_the_same(fleet: Path, expected: Figures) -> None:
    sources = map(str, sorted((fleet / "exports").iterdir()))
    command = [sys.executable, "-m", "tests.reports.spark_figures", *sources]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == repr(expected)


def helpdesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "helpdesk_app", "feedback", "report", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@needs_spark
def test_the_command_writes_the_same_page_with_spark_and_with_sqlite(fleet: Path) -> None:
    pages = {}
    for engine in ("sqlite", "spark"):
        page = fleet / f"{engine}.html"
        done = helpdesk("--engine", engine, str(fleet / "exports"), "-o", str(page))
        assert done.returncode == 0, done.stderr
        pages[engine] = page.read_text(encoding="utf-8")
    assert pages["spark"] == pages["sqlite"]


@needs_spark
def test_what_spark_cannot_read_is_a_sentence(fleet: Path) -> None:
    done = helpdesk("--engine", "spark", str(fleet / "nowhere"), "-o", str(fleet / "x.html"))
    assert done.returncode == 3
    assert "nowhere” cannot be read (there is no Parquet export)" in done.stderr
    assert "Traceback" not in done.stderr
