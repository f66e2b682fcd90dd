"""``helpdesk feedback report`` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.writing import ExportFormat, export
from tests.reports.recorded import figures_of
from tests.reports.year import answer_uses, station_year


def test_the_command_writes_the_page_from_a_file_and_from_a_folder(
    tmp_path: Path, faq_file: Path, small_faq: Faq, capsys: pytest.CaptureFixture[str]
) -> None:
    events = station_year(0, answer_uses(small_faq.entries), 50)
    figures_of(tmp_path, events)
    export(events, tmp_path / "fleet.parquet", ExportFormat.PARQUET)
    pages = []
    for source in ("feedback.db", "fleet.parquet"):
        target = tmp_path / f"{source}.html"
        arguments = ["feedback", "report", str(tmp_path / source), "--db", str(faq_file), "-o", str(target)]
        assert cli.main(arguments) == 0
        assert capsys.readouterr().out.startswith("50 events reported in ")
        pages.append(target.read_text(encoding="utf-8"))
    assert pages[0] == pages[1]


def test_events_that_are_not_there_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["feedback", "report", str(tmp_path / "all.db"), "-o", str(tmp_path / "x.html")]) == 3
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"noise", b"", "table"], ids=["none", "noise", "empty", "other"])
def test_a_folder_without_a_sound_export_is_reported(
    tmp_path: Path, content: bytes | str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = tmp_path / "exports"
    folder.mkdir()
    if content == "table":
        parquet.write_table(pytest.importorskip("pyarrow").table({"a": [1]}), folder / "x.parquet")
    elif content is not None:
        (folder / "x.parquet").write_bytes(content)  # type: ignore[arg-type]
    assert cli.main(["feedback", "report", str(folder), "-o", str(tmp_path / "x.html")]) == 3
    assert "exports” cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_exports_are_reported_without_a_merge_before(
    tmp_path: Path, faq_file: Path, small_faq: Faq, capsys: pytest.CaptureFixture[str]
) -> None:
    events = list(station_year(0, answer_uses(small_faq.entries), 20))
    export(events[:12], tmp_path / "paris.csv", ExportFormat.CSV)
    export(events[8:], tmp_path / "lyon.jsonl", ExportFormat.JSONL)
    sources = [str(tmp_path / name) for name in ("paris.csv", "lyon.jsonl")]
    assert cli.main(["feedback", "report", *sources, "--db", str(faq_file), "-o", str(tmp_path / "x.html")]) == 0
    assert capsys.readouterr().out.startswith("20 events reported in ")
