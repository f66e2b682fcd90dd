from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.reports.engines import EngineName, UnavailableEngineError
from helpdesk_app.reports.reporting import read_figures
from helpdesk_app.storage.errors import UnreadableError
from tests.reports.year import answer_uses, station_year


def test_sqlite_counts_exports_of_any_format_each_event_once(tmp_path: Path, small_faq: Faq) -> None:
    events = list(station_year(0, answer_uses(small_faq.entries), 60))
    folder = tmp_path / "exports"
    folder.mkdir()
    for suffix, part in ((".csv", events[:30]), (".jsonl", events[20:]), (".xlsx", events[40:50])):
        export(part, folder / f"part{suffix}", ExportFormat(suffix))
    (folder / "notes.txt").write_text("no export", encoding="utf-8")
    export(events, tmp_path / "all.jsonl", ExportFormat.JSONL)
    steps: list[tuple[int, int]] = []
    found = read_figures([folder], lambda done, all_: steps.append((done, all_)), engine=EngineName.SQLITE)
    assert found == read_figures([tmp_path / "all.jsonl"])
    assert found.totals.events == 60
    assert steps[0][0] == 0
    assert {all_ for _, all_ in steps} == {steps[-1][0] + 1}


def test_folders_go_to_duckdb_and_files_to_sqlite(tmp_path: Path) -> None:
    assert EngineName.usual([tmp_path, tmp_path]) is EngineName.DUCKDB
    assert EngineName.usual([tmp_path, tmp_path / "all.db"]) is EngineName.SQLITE


def test_a_library_that_is_missing_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "helpdesk_app.reports.engines.duckdb_engine", raising=False)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UnavailableEngineError, match=r"DuckDB is not part .* Install “helpdesk-assistant\[fleet\]”"):
        read_figures([tmp_path])


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is not None, reason="PySpark is installed")
def test_spark_that_is_missing_is_named_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UnavailableEngineError, match=r"Spark is not part .* Install “helpdesk-assistant\[fleet\]”"):
        read_figures([tmp_path], engine=EngineName.SPARK)


def test_one_folder_of_several_without_an_export_is_named(tmp_path: Path, small_faq: Faq) -> None:
    export(station_year(0, answer_uses(small_faq.entries), 9), tmp_path / "a.parquet", ExportFormat.PARQUET)
    (tmp_path / "b").mkdir()
    with pytest.raises(UnreadableError) as caught:
        read_figures([tmp_path / "a.parquet", tmp_path / "b"])
    assert caught.value.path == tmp_path / "b"
