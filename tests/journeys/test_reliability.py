"""The window says how far its list can be trusted, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpdesk_app.search.model import MatchKind, Reliability, SearchResult, WordMatch
from helpdesk_app.ui.panes.results.explanation import describe_reasons
from helpdesk_app.ui.panes.results.guidance import Guide
from helpdesk_app.ui.widgets.suggestions import replace_unknown
from helpdesk_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import Agent


def test_an_unknown_word_is_named_and_others_are_offered(desk: MainWindow, agent: Agent) -> None:
    agent.type("xylophone")
    message = desk.nothing.message()
    assert message.paragraphs[0] == "Absent de la FAQ\u00a0: xylophone."
    desk.nothing.suggestions.show_words(("badge",))
    (button,) = desk.nothing.suggestions.buttons()
    agent.click(button)
    assert desk.search_box.text() == "badge"
    assert desk.search_box.hasFocus()
    assert desk.results.isVisible()


def test_weak_answers_stay_below_the_doubt(desk: MainWindow) -> None:
    hits = tuple(desk.model.hit(row) for row in range(2))
    weak = SearchResult("x y", hits, 2, hidden_by_filters=3, reliability=Reliability.NONE, unknown_words=("y",))
    message = Guide(desk.actions_).doubt(weak)
    desk.list_pane.doubt.show_message(message)
    assert message.title == "Rien de fiable"
    assert message.paragraphs[:2] == ("Absent de la FAQ\u00a0: y.", "3 autres réponses sans les sujets\u00a0: Alt+T")
    assert desk.list_pane.doubt.isVisible()
    assert desk.results.isVisible()


def test_an_answer_to_be_checked_is_told_once_the_fingers_rest(desk: MainWindow, agent: Agent, qtbot: QtBot) -> None:
    badge = desk.list_pane.badge
    agent.type("badge guichet")
    assert badge.isHidden(), "nothing comes and goes while a word is typed"
    qtbot.waitUntil(badge.isVisible)
    assert badge.text() == "À vérifier"
    agent.type(" 7")
    assert badge.isVisible(), "nor does it blink"
    agent.press(Qt.Key.Key_Escape)
    assert badge.isHidden()


def test_a_single_word_asks_nothing_that_could_be_answered_wrongly(desk: MainWindow) -> None:
    guide, hits = Guide(desk.actions_), (desk.model.hit(0),)
    for query, told in (("badge", False), ("badge perdu", True)):
        assert guide.is_to_be_checked(SearchResult(query, hits, 1, reliability=Reliability.CHECK)) is told
        assert not guide.is_to_be_checked(SearchResult(query, hits, 1, reliability=Reliability.SURE))


def test_topics_are_lifted_with_one_key(desk: MainWindow, agent: Agent) -> None:
    desk.topics.check(desk.topics.groups()[0].question, "Casier")
    agent.type("horaires")
    assert desk.nothing.isVisible()
    agent.press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_a_row_tells_why_it_was_found(desk: MainWindow, agent: Agent) -> None:
    assert desk.model.index(0).data(Qt.ItemDataRole.ToolTipRole) == ""
    agent.type("bagde perdu")
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        told = desk.model.index(0).data(role)
        assert told.splitlines()[0] == "Pourquoi cette réponse\u00a0:"
        assert "«\u00a0bagde\u00a0» → «\u00a0badge\u00a0»\u00a0: faute de frappe (question" in told
        assert "«\u00a0perdu\u00a0»\u00a0: exact" in told


def test_every_reason_has_its_words(desk: MainWindow) -> None:
    told = describe_reasons(
        [WordMatch("mot", "autre", how, (), 1.0) for how in MatchKind] + [WordMatch("x", "", None, (), 0.0)]
    )
    for words in ("exact", "même famille", "début de mot", "faute de frappe", "synonyme", "absent de cette réponse"):
        assert words in told
    assert describe_reasons([]) == ""


def test_the_word_that_looks_alike_is_replaced() -> None:
    assert replace_unknown("ou est le bagde vert", ("bagde", "vert"), "badge") == "ou est le badge vert"
    assert replace_unknown("abc", (), "badge") == "badge"
