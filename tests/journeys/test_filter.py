"""The agent narrows the list by topic."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.main_window import MainWindow


def test_values_of_one_facet_widen_and_facets_narrow(desk: MainWindow, qtbot: QtBot) -> None:
    _offer, product, theme = desk.topics.groups()
    assert [row.count() for row in product.rows] == [2, 1, 1]
    qtbot.mouseClick(product.rows[0].box, Qt.MouseButton.LeftButton)
    assert desk.count.text() == "2 réponses"
    assert [row.count() for row in product.rows] == [2, 1, 1], "a facet does not count itself out"
    assert [row.count() for row in theme.rows] == [1, 1, 0]
    qtbot.mouseClick(product.rows[1].box, Qt.MouseButton.LeftButton)
    assert desk.count.text() == "3 réponses"
    qtbot.mouseClick(theme.rows[1].box, Qt.MouseButton.LeftButton)
    assert desk.count.text() == "2 réponses"
    assert desk.search_box.hasFocus()
    qtbot.mouseClick(desk.topics.clear_button, Qt.MouseButton.LeftButton)
    assert desk.count.text() == "4 réponses"
    assert desk.topics.clear_button.isHidden()


def test_entries_without_a_value_are_found_under_not_stated(desk: MainWindow, qtbot: QtBot) -> None:
    unstated = desk.topics.groups()[1].rows[-1].box
    assert unstated.accessibleName() == "Non renseigné, 1 réponse"
    qtbot.mouseClick(unstated, Qt.MouseButton.LeftButton)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_everything_can_be_lifted(desk: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.topics.groups()[1].rows[1].box, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(desk.search_box, "horaires")
    assert desk.nothing.message().title == "Rien dans ces sujets"
    assert desk.nothing.message().paragraphs == ("1 réponse correspond si vous décochez les sujets.",)
    qtbot.mouseClick(desk.nothing.button, Qt.MouseButton.LeftButton)
    assert desk.answer.title().startswith("Quels sont les horaires")


def test_topics_that_hide_some_say_how_many(desk: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.topics.groups()[2].rows[1].box, Qt.MouseButton.LeftButton)
    assert desk.lift_button.text() == "2 autres sans les sujets"
    qtbot.mouseClick(desk.lift_button, Qt.MouseButton.LeftButton)
    assert desk.count.text() == "4 réponses"
    assert desk.lift_button.isHidden()


def test_a_question_that_sorts_nothing_is_folded(desk: MainWindow, qtbot: QtBot) -> None:
    offer, product, _theme = desk.topics.groups()
    assert offer.rows[0].isHidden() is False
    assert not offer.rows[0].isVisible()
    assert product.rows[0].isVisible()
    qtbot.mouseClick(offer.header, Qt.MouseButton.LeftButton)
    assert offer.rows[0].isVisible()


def test_f4_hides_the_topics_and_brings_them_back(desk: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.search_box, Qt.Key.Key_F4)
    assert desk.topics.isHidden()
    qtbot.keyClick(desk.search_box, Qt.Key.Key_F4)
    assert desk.topics.isVisible()
