"""The agent reads an answer aloud, and checks a number that the caller reads out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent

Key = Qt.Key


def test_an_answer_is_read_step_by_step_with_one_key(desk: DeskView, agent: Agent) -> None:
    agent.type("numero badge")
    agent.press(Key.Key_F7)
    steps = desk.answer.steps
    assert steps.isVisible()
    assert steps.position() == "Étape 1 sur 3"
    agent.press(Key.Key_F8)
    step = steps.step()
    assert step is not None
    assert step.text == "en haut, la lettre\u202f;"
    for _ in range(5):
        agent.press(Key.Key_F8)
    assert steps.position().startswith("Étape 3 sur 3")
    agent.press(Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert steps.position().startswith("Étape 2 sur 3")
    assert desk.search_box.hasFocus()
    agent.press(Key.Key_F7)
    assert desk.answer.body.isVisible()


def test_escape_and_another_answer_leave_the_reading(desk: DeskView, agent: Agent) -> None:
    agent.type("badge")
    agent.press(Key.Key_F7)
    assert desk.answer.steps.isVisible()
    agent.press(Key.Key_Escape)
    assert desk.answer.body.isVisible()
    assert desk.search_box.text() == "badge"
    agent.press(Key.Key_F7)
    agent.press(Key.Key_Down)
    assert desk.answer.body.isVisible()
    assert not desk.actions.read_aloud.isChecked()


def test_the_focus_stays_with_the_steps_at_both_ends(desk: DeskView, agent: Agent) -> None:
    agent.type("numero badge")
    agent.press(Key.Key_F7)
    steps = desk.answer.steps
    for button, other in (
        (steps.next_button, steps.previous_button),
        (steps.previous_button, steps.next_button),
    ):
        button.setFocus()
        agent.press(Key.Key_Space)
        agent.press(Key.Key_Space)
        assert not button.isEnabled()
        assert other.hasFocus()


def test_a_number_is_checked_and_nothing_of_it_is_kept(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("8 10 10 12 34 56 4")
    assert desk.list_pane.doubt.message().title == "Identifiant national\u00a0: la clé concorde"
    desk.search_box.setText("10101234564")
    message = desk.list_pane.doubt.message()
    assert message.title == "Numéro RPPS\u00a0: il manque le 8 devant"
    assert "8 10 10 12 34 56 4" in message.paragraphs[1]
    assert desk.list_pane.doubt.isVisible()
    agent.press(Key.Key_O, Qt.KeyboardModifier.AltModifier)
    agent.press(Key.Key_Return)
    desk.window.close()
    database = tmp_path / "feedback.db"
    if database.exists():
        with FeedbackStore(database) as store:
            assert all(event.query == "" for event in store.events())
    for file in tmp_path.rglob("*"):
        assert b"10101234564" not in (file.read_bytes() if file.is_file() else b"")


def test_the_panel_goes_with_the_number(desk: DeskView, agent: Agent) -> None:
    agent.type("81010123456")
    assert desk.list_pane.doubt.message().title == "Il manque 1 chiffre"
    assert desk.list_pane.doubt.message().paragraphs[0] == "8 10 10 12 34 56"
    agent.type("44")
    assert desk.list_pane.doubt.message().title == "1 chiffre de trop"
    assert desk.list_pane.doubt.message().paragraphs[0] == "8 10 10 12 34 56 44"
    agent.press(Key.Key_Escape)
    agent.type("badge")
    assert desk.list_pane.doubt.isHidden()
