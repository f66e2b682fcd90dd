"""The agent says whether an answer helped."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.shown_answer import hash_answer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

ALT = Qt.KeyboardModifier.AltModifier


def recorded(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events())


def test_a_vote_is_on_the_disk_before_it_is_on_show(
    desk: DeskView, agent: Agent, tmp_path: Path, small_faq: Faq
) -> None:
    agent.type("badge perdu")
    bar = desk.answer.feedback
    agent.press(Qt.Key.Key_O, ALT)
    assert bar.button(Verdict.YES).isChecked()
    assert desk.answer.confirmation() == "Merci, c’est noté."
    assert desk.search_box.text() == "badge perdu"
    (event,) = recorded(tmp_path)
    assert (event.uid, event.verdict, event.query, event.rank) == ("perdu", Verdict.YES, "badge perdu", 1)
    assert event.answer_hash == hash_answer(small_faq.entries[1].answer)
    assert event.database_version == small_faq.version


def test_a_second_vote_corrects_the_first(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.click(desk.answer.feedback.button(Verdict.YES))
    agent.click(desk.answer.feedback.button(Verdict.NO))
    agent.click(desk.answer.feedback.button(Verdict.NO))
    first, second = recorded(tmp_path)
    assert second.verdict is Verdict.NO
    assert second.corrects == first.id
    assert not desk.answer.feedback.button(Verdict.YES).isChecked()
    assert desk.answer.feedback.button(Verdict.NO).isChecked()


def test_a_vote_follows_its_answer_and_ends_with_the_question(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    bar = desk.answer.feedback
    agent.type("badge")
    agent.press(Qt.Key.Key_N, ALT)
    agent.press(Qt.Key.Key_Down)
    assert not bar.button(Verdict.NO).isChecked()
    agent.press(Qt.Key.Key_Up)
    assert bar.button(Verdict.NO).isChecked()
    agent.press(Qt.Key.Key_Escape)
    agent.type("badge")
    assert not bar.button(Verdict.NO).isChecked(), "the next caller has not voted"
    agent.press(Qt.Key.Key_N, ALT)
    assert [event.corrects for event in recorded(tmp_path)] == ["", ""]


def test_a_vote_that_cannot_be_kept_is_not_shown_as_kept(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    foreign = tmp_path / "avis.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE mail (subject TEXT)")
    connection.close()
    desk = open_desk(feedback=foreign)
    agent.press(Qt.Key.Key_O, ALT)
    assert desk.answer.confirmation() == ""
    assert not desk.answer.feedback.button(Verdict.YES).isChecked()
    assert desk.notice.text().startswith("Votre avis n’a pas pu être enregistré.")
    assert str(foreign) in desk.notice.text()
    agent.click(desk.notice.close_button)
    foreign.unlink()
    agent.press(Qt.Key.Key_O, ALT)
    assert desk.answer.confirmation() == "Merci, c’est noté."
    assert desk.notice.text() == ""
