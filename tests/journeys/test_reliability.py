"""The window says how far its list can be trusted, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment

from helpdesk_app.search.model import Reliability, SearchResult
from helpdesk_app.ui.panes.results.guidance import Guide
from helpdesk_app.ui.window.desk_view import DeskView
from tests.conftest import check_topic

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import Agent


def test_an_unknown_word_is_named_and_others_are_offered(desk: DeskView, agent: Agent) -> None:
    agent.type("xylophone")
    message = desk.list_pane.nothing.message()
    assert message.paragraphs[0] == "Absent de la FAQ\u00a0: xylophone."
    desk.list_pane.nothing.suggestions.show_words(("badge",))
    (button,) = desk.list_pane.nothing.suggestions.buttons()
    agent.click(button)
    assert desk.search_box.text() == "badge"
    assert desk.search_box.hasFocus()
    assert desk.list_pane.results.isVisible()


def test_weak_answers_stay_below_the_doubt(desk: DeskView) -> None:
    hits = tuple(desk.list_pane.model.hit(row) for row in range(2))
    weak = SearchResult("x y", hits, 2, hidden_by_filters=3, reliability=Reliability.NONE, unknown_words=("y",))
    message = Guide(desk.actions).doubt(weak)
    desk.list_pane.doubt.show_message(message)
    assert message.title == "Rien de fiable"
    assert message.paragraphs[:2] == ("Absent de la FAQ\u00a0: y.", "3 autres réponses sans les sujets\u00a0: Alt+T")
    assert desk.list_pane.doubt.isVisible()
    assert desk.list_pane.results.isVisible()


def test_an_answer_to_be_checked_is_marked_once_typing_pauses(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    chip = desk.answer.trust.chip
    agent.type("badge guichet")
    assert not chip.isVisible(), "nothing comes and goes while a word is typed"
    qtbot.waitUntil(chip.isVisible)
    assert chip.text() == "À vérifier"
    agent.type(" 7")
    assert chip.isVisible(), "nor does it blink"
    agent.press(Qt.Key.Key_Escape)
    assert not chip.isVisible()


def test_topics_are_lifted_with_one_key(desk: DeskView, agent: Agent) -> None:
    check_topic(desk, "Casier")
    agent.type("horaires")
    assert desk.list_pane.nothing.isVisible()
    agent.press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_a_row_says_why_it_was_found(desk: DeskView, agent: Agent) -> None:
    assert desk.list_pane.model.index(0).data(Qt.ItemDataRole.ToolTipRole) == ""
    agent.type("bagde perdu")
    index = desk.list_pane.model.index(0)
    tip = QTextDocumentFragment.fromHtml(index.data(Qt.ItemDataRole.ToolTipRole)).toPlainText()
    for reasons in (
        tip.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
        index.data(Qt.ItemDataRole.AccessibleDescriptionRole),
    ):
        assert reasons.splitlines()[0] == "Pourquoi cette réponse\u00a0:"
        assert "«\u00a0bagde\u00a0» → «\u00a0badge\u00a0»\u00a0: faute de frappe (question" in reasons
        assert "«\u00a0perdu\u00a0»\u00a0: exact" in reasons
