"""The agent narrows the list by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpdesk_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from tests.conftest import Agent


def test_values_of_one_facet_widen_and_facets_narrow(desk: MainWindow, agent: Agent) -> None:
    product, theme, _offer = desk.topics.groups()
    assert [row.count() for row in product.rows] == [2, 1, 1]
    agent.click(product.rows[0].box)
    assert desk.count.text() == "2 réponses"
    assert [row.count() for row in product.rows] == [2, 1, 1], "a facet does not count itself out"
    assert [row.count() for row in theme.rows] == [1, 1, 0]
    agent.click(product.rows[1].box)
    assert desk.count.text() == "3 réponses"
    agent.click(theme.rows[1].box)
    assert desk.count.text() == "2 réponses"
    assert desk.search_box.hasFocus()
    agent.click(desk.topics.clear_button)
    assert desk.count.text() == "4 réponses"
    assert desk.topics.clear_button.isHidden()


def test_entries_without_a_value_are_found_under_not_stated(desk: MainWindow, agent: Agent) -> None:
    unstated = desk.topics.groups()[0].rows[-1].box
    assert unstated.accessibleName() == "Non renseigné, 1 réponse"
    agent.click(unstated)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_everything_can_be_lifted(desk: MainWindow, agent: Agent) -> None:
    agent.click(desk.topics.groups()[0].rows[1].box)
    agent.type("horaires")
    assert desk.nothing.message().title == "Rien dans ces sujets"
    assert desk.nothing.message().paragraphs == ("1 réponse correspond si vous décochez les sujets.",)
    agent.click(desk.nothing.button)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_some_say_how_many(desk: MainWindow, agent: Agent) -> None:
    agent.click(desk.topics.groups()[1].rows[1].box)
    assert desk.lift_button.text() == "2 autres sans les sujets"
    agent.click(desk.lift_button)
    assert desk.count.text() == "4 réponses"
    assert desk.lift_button.isHidden()


def test_a_question_that_sorts_nothing_is_folded(desk: MainWindow, agent: Agent) -> None:
    product, _theme, offer = desk.topics.groups()
    assert offer.rows[0].isHidden() is False
    assert not offer.rows[0].isVisible()
    assert product.rows[0].isVisible()
    agent.click(offer.header)
    assert offer.rows[0].isVisible()


def test_f4_hides_the_topics_and_brings_them_back(desk: MainWindow, agent: Agent) -> None:
    agent.press(Qt.Key.Key_F4)
    assert desk.topics.isHidden()
    agent.press(Qt.Key.Key_F4)
    assert desk.topics.isVisible()


def test_a_topic_narrows_the_whole_faq_where_favourites_were_on_show(desk: MainWindow, agent: Agent) -> None:
    agent.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.nothing.message().title == "Aucune favorite pour l’instant"
    agent.click(desk.topics.groups()[0].rows[0].box)
    assert desk.count.text() == "2 réponses"
    agent.press(Qt.Key.Key_Escape)
    assert desk.count.text() == "4 réponses"
