"""A caller asks; the agent types, reads, moves on, copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import EventKind
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent

Key = Qt.Key
NARROW = "\u202f"


def test_the_caret_is_in_the_search_box_and_the_whole_faq_below(desk: DeskView) -> None:
    assert desk.search_box.hasFocus()
    assert desk.list_pane.count.text() == "4 réponses"
    assert desk.answer.title() == f"Où trouver le numéro de mon badge{NARROW}?"
    assert desk.window.windowTitle() == "Assistant de réponse"


def test_from_the_first_letters_to_the_copied_answer(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("numero bad")
    assert desk.answer.title().startswith("Où trouver le numéro")
    agent.press(Key.Key_Return)

    pasted = QGuiApplication.clipboard().mimeData()
    assert pasted.text() == ("Le numéro se lit au dos du badge :\n• en haut, la lettre ;\n• en bas, les 6 chiffres.")
    assert "<ul>" in pasted.html()
    assert "<li>en haut" in pasted.html()
    assert desk.answer.confirmation() == "Réponse copiée"
    assert desk.search_box.hasFocus()
    with FeedbackStore(tmp_path / "feedback.db") as store:
        (event,) = store.events()
    assert (event.kind, event.uid, event.query, event.rank) == (EventKind.COPY, "badge", "numero bad", 1)


def test_the_keys_of_the_list_work_from_the_search_box(desk: DeskView, agent: Agent) -> None:
    steps = [
        (Key.Key_Down, 1),
        (Key.Key_Down, 2),
        (Key.Key_Up, 1),
        (Key.Key_End, 3),
        (Key.Key_Home, 0),
        (Key.Key_PageDown, 3),
        (Key.Key_PageUp, 0),
        (Key.Key_Up, 0),
    ]
    for key, row in steps:
        agent.press(key)
        assert desk.list_pane.results.current_row() == row, key
        assert desk.search_box.hasFocus()
    agent.press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_typing_anywhere_goes_to_the_search_box(desk: DeskView, agent: Agent) -> None:
    for widget in (desk.list_pane.results, desk.answer.body, desk.topics.groups()[0].rows[0].box):
        desk.search_box.clear()
        widget.setFocus()
        agent.type("c")
        assert desk.search_box.text() == "c", widget
        agent.type("é")
        assert desk.search_box.text() == "cé"


def test_escape_empties_the_box_then_unchecks_the_topics(desk: DeskView, agent: Agent) -> None:
    agent.click(desk.topics.groups()[0].rows[0].box)
    agent.type("perdu")
    assert desk.list_pane.count.text() == "1 réponse"
    agent.press(Key.Key_Escape)
    assert (desk.search_box.text(), desk.list_pane.count.text()) == ("", "2 réponses")
    agent.press(Key.Key_Escape)
    assert desk.list_pane.count.text() == "4 réponses"


def test_a_keystroke_that_changes_nothing_leaves_the_list_alone(desk: DeskView, qtbot: QtBot, agent: Agent) -> None:
    agent.type("badge")
    agent.press(Key.Key_Down)
    chosen = desk.answer.title()
    with qtbot.assertNotEmitted(desk.list_pane.model.modelReset), qtbot.assertNotEmitted(desk.list_pane.results.chosen):
        agent.type(" ")
    assert desk.list_pane.results.current_row() == 1
    assert desk.answer.title() == chosen


def test_nothing_found_says_what_to_try(desk: DeskView, agent: Agent) -> None:
    agent.type("xylophone")
    assert desk.list_pane.nothing.isVisible()
    assert desk.list_pane.nothing.message().title == "Aucune réponse trouvée"
    assert desk.answer.title() == ""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("untouched")
    agent.press(Key.Key_Return)
    assert clipboard.text() == "untouched"
    agent.press(Key.Key_Escape)
    assert desk.list_pane.results.isVisible()


def test_an_address_is_copied_and_never_followed(desk: DeskView, agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("the address was followed"))
    agent.type("perdu")
    desk.answer.body.setFocus()
    agent.press(Key.Key_Tab)
    agent.press(Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "accueil@exemple.fr"
    assert desk.answer.confirmation() == "Adresse copiée"
