"""A damaged feedback file: the agent is informed once and continues."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

ALT = Qt.KeyboardModifier.AltModifier
PAGE = 4096


def fill(path: Path) -> set[Event]:
    factory = EventFactory("1", station="5f0c2a9b7d314e68")
    shown = ShownAnswer("badge", "a1", "v1", "badge", 1)
    events = [factory.vote(shown, Verdict.NO) for _ in range(400)]
    with FeedbackStore(path) as store:
        store.add_missing(events)
    return set(events)


def overwrite(path: Path, page: int, pages: int = 1) -> None:
    with path.open("r+b") as stream:
        stream.seek(page * PAGE)
        stream.write(random.Random(page).randbytes(pages * PAGE))


def recorded(path: Path) -> list[Event]:
    with FeedbackStore(path) as store:
        return list(store.events())


def test_a_damaged_file_is_set_aside_and_the_agent_informed_once(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path
) -> None:
    path = tmp_path / "feedback.db"
    before = fill(path)
    overwrite(path, 5)
    desk = open_desk()
    agent.type("badge")
    agent.press(Qt.Key.Key_O, ALT)
    assert desk.answer.feedback.button(Verdict.YES).isChecked()
    assert desk.notice.text().startswith("Le fichier des avis était endommagé.")
    (kept,) = tmp_path.glob("feedback.damaged-*.db")
    assert kept.name in desk.notice.text()
    now = recorded(path)
    assert now[-1].verdict is Verdict.YES
    assert len(before & set(now)) > 300
    assert f"{len(now) - 1} éléments (votes, copies, recherches) ont pu être relus" in desk.notice.text()

    agent.click(desk.notice.close_button)
    agent.press(Qt.Key.Key_N, ALT)
    assert desk.notice.text() == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")
def test_votes_beside_a_foreign_file_are_kept_and_the_agent_is_informed(
    desk: DeskView, agent: Agent, tmp_path: Path
) -> None:
    path = tmp_path / "feedback.db"
    agent.type("badge")
    agent.press(Qt.Key.Key_N, ALT)
    path.rename(tmp_path / "moved.db")
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (title)")
    for key, verdict in ((Qt.Key.Key_O, Verdict.YES), (Qt.Key.Key_N, Verdict.NO)):
        agent.press(key, ALT)
        assert "tout est gardé sur ce poste" in desk.notice.text()
        assert "appartient à un autre programme" in desk.notice.text()
        (kept,) = tmp_path.glob("*.waiting-*.jsonl")
        assert [event.verdict for _, event in read_jsonl(kept)][-1] is verdict


def test_damage_while_the_window_runs_stops_no_vote(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    before = fill(path)
    agent.type("badge")
    agent.press(Qt.Key.Key_N, ALT)
    # Another window writes, so that this one reads the file again.
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE station SET pseudonym = 'abcdefabcdefabcd'")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(path, 0, 3)
    agent.press(Qt.Key.Key_O, ALT)
    assert desk.answer.feedback.button(Verdict.YES).isChecked()
    assert desk.notice.text().startswith("Le fichier des avis était endommagé.")
    assert [event.verdict for event in recorded(path) if event not in before][-1] is Verdict.YES
