"""``helpdesk feedback merge`` as it is typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.writing import ExportFormat, export


def test_exports_are_merged_and_contradictions_reported(
    tmp_path: Path, shown: ShownAnswer, factory: EventFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [factory.copy(shown) for _ in range(3)]
    one, two, target = tmp_path / "un.csv", tmp_path / "deux.jsonl", tmp_path / "all.db"
    export(events, one, ExportFormat.CSV)
    export(events, two, ExportFormat.JSONL)
    assert cli.main(["feedback", "merge", str(one), str(two), "-o", str(target)]) == OK
    assert "2 files: 3 events added to " in capsys.readouterr().out

    # As the command line of Windows hands it on.
    assert cli.main(["feedback", "merge", str(tmp_path / "*.csv"), "-o", str(target)]) == OK
    assert "1 files: 0 events added to " in capsys.readouterr().out
    assert cli.main(["feedback", "merge", str(tmp_path / "*.xlsx"), "-o", str(target)]) == UNUSABLE
    capsys.readouterr()

    export([replace(events[1], rank=9)], two, ExportFormat.JSONL)
    assert cli.main(["feedback", "merge", str(two), "-o", str(target)]) == NOTHING
    err = capsys.readouterr().err
    assert "1 event contradicts another one" in err
    assert f"{one}, line 3" in err
    assert f"{two}, line 1" in err


def test_a_line_that_is_no_event_is_reported_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n", encoding="utf-8")
    assert cli.main(["feedback", "merge", str(tmp_path / "x.jsonl"), "-o", str(tmp_path / "all.db")]) == UNUSABLE
    assert f"{tmp_path / 'x.jsonl'}, line 1: the field 'id' is missing" in capsys.readouterr().err
