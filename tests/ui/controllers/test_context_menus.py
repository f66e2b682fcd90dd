"""The menus of a right click, opened on the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.window.desk_view import DeskView
from tests.conftest import PRODUCT

if TYPE_CHECKING:
    from tests.conftest import Agent

Reason = QContextMenuEvent.Reason
Ask = Callable[..., QMenu]


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Ask a widget for its menu, and return it."""

    def ask_it(widget: QWidget, at: QPoint, reason: Reason = Reason.Mouse) -> QMenu:
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    return ask_it


def action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    """Click the entry called ``text``."""
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action(menu, text)).center())
    QApplication.processEvents()


def row_at(desk: DeskView, row: int) -> QPoint:
    return desk.list_pane.results.visualRect(desk.list_pane.model.index(row)).center()


def test_the_menu_of_a_row_is_about_that_row(desk: DeskView, ask: Ask) -> None:
    menu = ask(desk.list_pane.results.viewport(), row_at(desk, 3))
    assert desk.answer.title().startswith("Quels sont les horaires")
    assert texts(menu)[:3] == ["Copier la réponse", "Copier la question et la réponse", "Copier la note de ticket"]
    assert action(menu, "Copier la réponse").shortcut() == desk.actions.copy.shortcut(), "it teaches the keys"
    choose(menu, "Copier la réponse")
    assert QGuiApplication.clipboard().text() == "Du lundi au vendredi, de 8 h à 17 h."


def test_the_menu_key_opens_that_of_the_selected_row(desk: DeskView, ask: Ask) -> None:
    desk.list_pane.results.setFocus()
    menu = ask(desk.list_pane.results, QPoint(1, 1), Reason.Keyboard)
    assert desk.list_pane.results.current_row() == 0
    assert "Oui, utile" in texts(menu)
    menu.close()


def test_below_the_last_row_there_is_no_menu(desk: DeskView) -> None:
    viewport = desk.list_pane.results.viewport()
    at = QPoint(5, viewport.height() - 2)
    assert not desk.list_pane.results.indexAt(at).isValid()
    QApplication.sendEvent(viewport, QContextMenuEvent(Reason.Mouse, at, viewport.mapToGlobal(at)))
    assert QApplication.activePopupWidget() is None


def test_with_a_basket_the_answer_on_show_can_still_be_copied(desk: DeskView, ask: Ask) -> None:
    desk.actions.basket.trigger()
    menu = ask(desk.list_pane.results.viewport(), row_at(desk, 3))
    assert texts(menu)[:2] == ["Copier la réponse", "Copier le panier\u00a0: 1 réponse"]
    choose(menu, "Copier la réponse")
    assert QGuiApplication.clipboard().text() == "Du lundi au vendredi, de 8 h à 17 h."
    assert desk.basket.isVisible()


def test_the_menu_of_the_text_copies_a_selection_or_an_address(desk: DeskView, agent: Agent, ask: Ask) -> None:
    agent.type("perdu")
    body = desk.answer.body
    menu = ask(body.viewport(), QPoint(1, 1))
    assert texts(menu)[0] == "Tout sélectionner"
    choose(menu, "Tout sélectionner")
    assert body.textCursor().hasSelection()
    menu = ask(body.viewport(), QPoint(1, 1))
    choose(menu, "Copier la sélection")
    assert QGuiApplication.clipboard().text().startswith("Écrivez à accueil@exemple.fr")
    cursor = body.document().find("accueil")
    at = body.cursorRect(QTextCursor(cursor)).center()
    choose(ask(body.viewport(), at), "Copier l’adresse")
    assert QGuiApplication.clipboard().text() == "accueil@exemple.fr"


def test_the_menu_of_a_topic_keeps_that_topic_alone(desk: DeskView, ask: Ask) -> None:
    badge, casier = desk.topics.groups()[0].rows[:2]
    casier.box.click()
    menu = ask(badge.box, QPoint(2, 2))
    choose(menu, "Seulement «\u00a0Badge\u00a0»")
    assert desk.topics.filters() == {PRODUCT: {"Badge"}}
    head = ask(desk.topics, QPoint(2, 2))
    assert texts(head) == ["Décocher tous les sujets"]
    choose(head, "Décocher tous les sujets")
    assert desk.topics.filters() == {}


def test_a_double_click_copies_the_answer_of_the_row(desk: DeskView, qtbot: QtBot) -> None:
    viewport = desk.list_pane.results.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row_at(desk, 3))
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=row_at(desk, 3))
    assert QGuiApplication.clipboard().text() == "Du lundi au vendredi, de 8 h à 17 h."


def test_tab_leads_from_the_search_box_to_the_list_the_answer_and_the_topics(desk: DeskView, agent: Agent) -> None:
    panes = (desk.list_pane, desk.answer, desk.topics)
    agent.type("perdu")
    passed: list[QWidget] = []
    for _ in range(40):
        agent.press(Qt.Key.Key_Tab)
        pane = next((pane for pane in panes if pane.isAncestorOf(agent.focus())), desk.search_box)
        if not passed:
            assert agent.focus() is desk.list_pane.results
        if not passed or passed[-1] is not pane:
            passed.append(pane)
        if pane is desk.search_box:
            break
    assert passed == [*panes, desk.search_box]
