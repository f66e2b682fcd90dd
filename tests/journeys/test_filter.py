"""The agent narrows the list by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent


def test_values_of_one_facet_widen_and_facets_narrow(desk: DeskView, agent: Agent) -> None:
    product, theme, _offer = desk.topics.groups()
    assert [row.count() for row in product.rows] == [2, 1, 1]
    agent.click(product.rows[0].box)
    assert desk.list_pane.count.text() == "2 réponses"
    assert [row.count() for row in product.rows] == [2, 1, 1], "a facet does not count itself out"
    assert [row.count() for row in theme.rows] == [1, 1, 0]
    agent.click(product.rows[1].box)
    assert desk.list_pane.count.text() == "3 réponses"
    agent.click(theme.rows[1].box)
    assert desk.list_pane.count.text() == "2 réponses"
    assert desk.search_box.hasFocus()
    agent.click(desk.topics.clear_button)
    assert desk.list_pane.count.text() == "4 réponses"
    assert desk.topics.clear_button.isHidden()


def test_entries_without_a_value_are_found_under_not_stated(desk: DeskView, agent: Agent) -> None:
    unstated = desk.topics.groups()[0].rows[-1].box
    assert unstated.accessibleName() == "Non renseigné, 1 réponse"
    agent.click(unstated)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_everything_can_be_lifted(desk: DeskView, agent: Agent) -> None:
    agent.click(desk.topics.groups()[0].rows[1].box)
    agent.type("horaires")
    assert desk.list_pane.nothing.message().title == "Rien dans ces sujets"
    assert desk.list_pane.nothing.message().paragraphs == ("1 réponse correspond si vous décochez les sujets.",)
    agent.click(desk.list_pane.nothing.button)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_some_say_how_many(desk: DeskView, agent: Agent) -> None:
    agent.click(desk.topics.groups()[1].rows[1].box)
    assert desk.list_pane.clear_topics_button.text() == "2 autres sans les sujets"
    agent.click(desk.list_pane.clear_topics_button)
    assert desk.list_pane.count.text() == "4 réponses"
    assert desk.list_pane.clear_topics_button.isHidden()


def test_a_question_that_sorts_nothing_is_folded(desk: DeskView, agent: Agent) -> None:
    product, _theme, offer = desk.topics.groups()
    assert offer.rows[0].isHidden() is False
    assert not offer.rows[0].isVisible()
    assert product.rows[0].isVisible()
    agent.click(offer.header)
    assert offer.rows[0].isVisible()


def test_f4_hides_the_topics_and_brings_them_back(desk: DeskView, agent: Agent) -> None:
    agent.press(Qt.Key.Key_F4)
    assert desk.topics.isHidden()
    agent.press(Qt.Key.Key_F4)
    assert desk.topics.isVisible()


def test_a_topic_narrows_the_whole_faq_where_favourites_were_on_show(desk: DeskView, agent: Agent) -> None:
    agent.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.list_pane.nothing.message().title == "Aucune favorite pour l’instant"
    agent.click(desk.topics.groups()[0].rows[0].box)
    assert desk.list_pane.count.text() == "2 réponses"
    agent.press(Qt.Key.Key_Escape)
    assert desk.list_pane.count.text() == "4 réponses"
