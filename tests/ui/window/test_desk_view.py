from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import OpenDesk


def test_every_widget_belongs_to_the_window(styled_app: QApplication, open_desk: OpenDesk) -> None:
    """A widget without a parent is deleted by Python's garbage collector, even while Qt goes through all widgets."""
    before = {*QApplication.allWidgets()}
    desk = open_desk()
    alone = [widget for widget in QApplication.allWidgets() if widget.parent() is None and widget not in before]
    assert alone == [desk.window]


def test_the_panes_are_in_reading_order(desk: DeskView) -> None:
    lefts = [pane.mapTo(desk.window, pane.rect().topLeft()).x() for pane in (desk.topics, desk.list_pane, desk.answer)]
    assert lefts == sorted(lefts)
    assert desk.window.focusWidget() is desk.search_box


def test_what_the_agent_left_is_what_comes_back(desk: DeskView) -> None:
    desk.actions.topics.setChecked(False)
    assert desk.topics.isHidden()
    assert not desk.settings().topics_visible
    desk.actions.topics.setChecked(True)
    assert desk.topics.isVisible()
    assert desk.settings().topics_visible
