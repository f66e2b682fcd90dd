"""``helpdesk feedback …`` as it is typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE, USAGE
from helpdesk_app.feedback.event_factory import EventFactory, Shown
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The feedback file of the account that the commands run in."""
    path = tmp_path / "account" / "feedback.db"
    monkeypatch.setattr(paths, "feedback_database", lambda: path)
    return path


def recorded(path: Path, shown: Shown, factory: EventFactory, count: int = 3) -> list[Event]:
    events = [factory.copy(shown) for _ in range(count)]
    with FeedbackStore(path) as store:
        store.add_missing(events)
    return events


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl", ".parquet"])
def test_every_format_is_exported_by_the_ending_of_the_file(
    account: Path, tmp_path: Path, shown: Shown, factory: EventFactory, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded(account, shown, factory)
    target = tmp_path / f"votes{suffix}"
    assert cli.main(["feedback", "export", "-o", str(target)]) == OK
    assert capsys.readouterr().out.startswith("3 events written to ")
    assert target.exists()


def test_new_events_are_exported_once_and_old_ones_leave_this_account_only(
    account: Path, tmp_path: Path, shown: Shown, factory: EventFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.db"
    old = recorded(account, shown, factory)  # The clock of the tests stands in 2025-03.
    recorded(other, shown, factory)
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "a.jsonl"), "--store", str(other)]) == OK
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "b.jsonl"), "--store", str(other), "--new"]) == OK
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "c.jsonl"), "--store", str(other), "--new"]) == OK
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "d.jsonl"), "--new", "--keep-months", "1"]) == OK
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out] == ["3", "3", "0", "3", "3"]
    assert out[-1] == "3 exported events older than 1 months were removed from this account"
    assert [event for _, event in read_jsonl(tmp_path / "d.jsonl")] == old
    with FeedbackStore(account) as store, FeedbackStore(other) as kept:
        assert (len(list(store.events())), len(list(kept.events()))) == (0, 3)


def test_a_damaged_account_is_recovered_before_its_export(
    account: Path, tmp_path: Path, shown: Shown, factory: EventFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded(account, shown, factory)
    with account.open("r+b") as stream:
        stream.write(b"noise" * 10)
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "votes.csv")]) == OK
    out, err = capsys.readouterr()
    assert out.startswith("3 events written to ")
    assert "was damaged. 3 events could be read" in err


def test_exports_are_merged_and_contradictions_told(
    tmp_path: Path, shown: Shown, factory: EventFactory, capsys: pytest.CaptureFixture[str]
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
    assert "1 events contradict another one" in err
    assert f"{one}, line 3" in err
    assert f"{two}, line 1" in err


def test_a_line_that_is_no_event_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n", encoding="utf-8")
    assert cli.main(["feedback", "merge", str(tmp_path / "x.jsonl"), "-o", str(tmp_path / "all.db")]) == UNUSABLE
    assert f"{tmp_path / 'x.jsonl'}, line 1: the field 'id' is missing" in capsys.readouterr().err


@pytest.mark.parametrize("months", ["0", "-1", "many", "99999"])
def test_months_that_are_none_are_refused(months: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feedback", "export", "-o", str(tmp_path / "x.csv"), "--keep-months", months])
    assert caught.value.code == USAGE


@pytest.mark.parametrize("command", ["export", "merge", "report", "backlog"])
def test_help_shows_examples_and_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feedback", command, "--help"])
    out = capsys.readouterr().out
    assert caught.value.code == OK
    assert f"examples:\n  helpdesk feedback {command}" in out
    assert "exit codes:" in out
