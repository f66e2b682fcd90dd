"""``helpdesk feedback export`` as it is typed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import exit_codes, paths
from helpdesk_app.config.exit_codes import OK, UNUSABLE, USAGE
from helpdesk_app.config.policy import MOST_MONTHS
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from tests.cli.conftest import Run


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The feedback file of the account that the commands run in."""
    path = tmp_path / "account" / "feedback.db"
    monkeypatch.setattr(paths, "feedback_database", lambda: path)
    return path


def recorded(path: Path, shown: ShownAnswer, factory: EventFactory, count: int = 3) -> list[Event]:
    events = [factory.copy(shown) for _ in range(count)]
    with FeedbackStore(path) as store:
        store.add_missing(events)
    return events


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl", ".parquet"])
def test_every_format_is_exported_by_the_ending_of_the_file(
    account: Path,
    tmp_path: Path,
    shown: ShownAnswer,
    factory: EventFactory,
    suffix: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorded(account, shown, factory)
    target = tmp_path / f"votes{suffix}"
    assert cli.main(["feedback", "export", "-o", str(target)]) == OK
    assert capsys.readouterr().out.startswith("3 events written to ")
    assert target.exists()


def test_new_events_are_exported_once_and_old_ones_leave_this_account_only(
    account: Path, tmp_path: Path, shown: ShownAnswer, factory: EventFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.db"
    old = recorded(account, shown, factory)  # The clock of the tests is set to 2025-03.
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
    account: Path, tmp_path: Path, shown: ShownAnswer, factory: EventFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded(account, shown, factory)
    with account.open("r+b") as stream:
        stream.write(b"noise" * 10)
    assert cli.main(["feedback", "export", "-o", str(tmp_path / "votes.csv")]) == OK
    out, err = capsys.readouterr()
    assert out.startswith("3 events written to ")
    assert "was damaged. 3 events could be read" in err


def _in_the_log(path: Path) -> None:
    _flip(path.with_name(f"{path.name}-wal"), 32 + 24 + 7)


def _in_an_event(path: Path) -> None:
    _flip(path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-wal").read_bytes().rindex(b"perdu"))


def _flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [_in_the_log, _in_an_event])
@pytest.mark.parametrize("options", [[], ["--new"]])
def test_another_store_is_checked_to_the_end_of_its_log_and_nothing_of_it_is_lost(
    helpdesk: Run,
    tmp_path: Path,
    shown: ShownAnswer,
    factory: EventFactory,
    damage: Callable[[Path], None],
    options: list[str],
) -> None:
    live, killed = tmp_path / "live.db", tmp_path / "killed.db"
    with FeedbackStore(live) as store:
        events = [factory.copy(shown) for _ in range(20)]
        for event in events:
            store.append(event)
        for ending in ("", "-wal"):
            shutil.copyfile(f"{live}{ending}", f"{killed}{ending}")
    damage(killed)
    code, _, err = helpdesk("feedback", "export", "-o", tmp_path / "votes.jsonl", "--store", killed, *options)
    assert code == UNUSABLE
    assert "killed.db” is damaged" in err
    assert not (tmp_path / "votes.jsonl").exists()
    store, recovery = open_store(killed)
    with store:
        assert recovery is not None
        assert len(set(store.events()) & set(events)) >= len(events) - 1


@pytest.mark.parametrize("months", ["0", "-1", "many", f"{MOST_MONTHS + 1}"])
def test_months_that_are_none_are_refused(months: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feedback", "export", "-o", str(tmp_path / "x.csv"), "--keep-months", months])
    assert caught.value.code == USAGE


@pytest.mark.parametrize(("name", "option"), [("v.csv", []), ("v.jsonl", []), ("votes", ["--format", "csv"])])
def test_feedback_is_exported_even_when_there_is_none(
    helpdesk: Run, tmp_path: Path, name: str, option: list[str]
) -> None:
    FeedbackStore(tmp_path / "feedback.db").close()
    arguments = ["feedback", "export", "-o", tmp_path / name, "--store", tmp_path / "feedback.db", *option]
    code, out, _ = helpdesk(*arguments)
    assert code == exit_codes.OK
    assert out.startswith("0 events written")
    assert (tmp_path / name).is_file()
