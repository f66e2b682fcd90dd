"""No command replaces a file that is not of the kind that it writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK, UNUSABLE
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export


@pytest.fixture
def folder(
    tmp_path: Path, small_faq: Faq, shown: ShownAnswer, factory: EventFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with one file of each kind."""
    events = [factory.copy(shown) for _ in range(3)]
    with FeedbackStore(tmp_path / "feedback.db") as store:
        store.add_missing(events)
    export(events, tmp_path / "votes.csv", ExportFormat.CSV)
    export(events, tmp_path / "votes.jsonl", ExportFormat.JSONL)
    database.write(tmp_path / "faq.db", small_faq, {})
    (tmp_path / "curation.toml").write_text("# rien\n", encoding="utf-8")
    (tmp_path / "entries.jsonl").write_text('{"id": "x1", "question": "Et ?", "answer": "Oui."}\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "page.html").write_text("<!DOCTYPE html><title>Autre chose</title>", encoding="utf-8")
    monkeypatch.setattr(paths, "feedback_database", lambda: tmp_path / "feedback.db")
    return tmp_path


def commands(folder: Path, target: Path) -> dict[str, list[str]]:
    faq = ["--db", str(folder / "faq.db")]
    curation = ["--curation", str(folder / "curation.toml")]
    return {
        "report": ["feedback", "report", *faq, "-o", str(target)],
        "backlog": ["feedback", "backlog", *faq, *curation, "-o", str(target)],
        "export": ["feedback", "export", "--format", "csv", "-o", str(target)],
        "merge": ["feedback", "merge", str(folder / "votes.jsonl"), "-o", str(target)],
        "build": ["build", str(folder / "entries.jsonl"), "-o", str(target)],
    }


COMMANDS = ("report", "backlog", "export", "merge", "build")
KINDS = {"export": "votes.csv", "merge": "feedback.db", "build": "faq.db"}
FILES = (
    *("feedback.db", "votes.csv", "votes.jsonl", "faq.db", "curation.toml"),
    *("entries.jsonl", "pyproject.toml", "page.html"),
)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_another_kind_is_left_as_it_is(
    folder: Path, command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if KINDS.get(command) == name:
        pytest.skip("this is its kind")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert cli.main(commands(folder, folder / name)[command]) == UNUSABLE
    assert str(folder / name) in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
    assert not list(folder.glob("*.tmp"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_or_device_is_left_as_it_is(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    assert cli.main(commands(folder, pipe)[command]) == UNUSABLE
    assert "a device or a pipe" in capsys.readouterr().err
    assert pipe.is_fifo()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_its_kind_and_an_empty_one_are_replaced(folder: Path, command: str) -> None:
    target = folder / "target"
    target.touch()
    for _ in range(2):
        assert cli.main(commands(folder, target)[command]) == OK
        assert target.stat().st_size > 0
