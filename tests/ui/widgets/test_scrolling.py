from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton
from tests.clipping import cut

LONG = "Une phrase assez longue pour tenir sur plusieurs lignes dans une colonne étroite. " * 4


@pytest.fixture
def window(styled_app: QApplication, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_a_part_takes_what_it_needs_and_scrolls_where_there_is_less(window: QWidget, qtbot: QtBot) -> None:
    text = QLabel(LONG)
    text.setWordWrap(True)
    area = ScrollWhenShort(text, least=40)
    rest = QWidget()
    rest.setMinimumHeight(100)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    column.addWidget(rest, 1)
    window.resize(300, 600)
    with qtbot.waitExposed(window):
        window.show()
    needed = text.heightForWidth(300)
    qtbot.waitUntil(lambda: area.height() == needed)
    assert not area.verticalScrollBar().isVisible()
    window.resize(300, 150)
    qtbot.waitUntil(lambda: area.height() < needed)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert not cut(window), "what does not fit is scrolled, not cut"
    window.resize(300, 600)
    qtbot.waitUntil(lambda: area.height() == needed)
    # A scroll bar does not stay for its own sake: with it, the text would be higher.
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    text.hide()
    qtbot.waitUntil(lambda: area.height() == 0)


def test_a_button_that_is_too_narrow_wraps(window: QWidget, qtbot: QtBot) -> None:
    button = WrappingButton("Identifiant national et RPPS   Alt+J")
    flow = FlowLayout(window, spacing=4)
    for widget in (QLabel("Un"), button):
        flow.addWidget(widget)
    wide, narrow = button.sizeHint().width() + 200, button.sizeHint().width() * 2 // 3
    window.resize(wide, 200)
    with qtbot.waitExposed(window):
        window.show()
    assert button.size() == button.sizeHint()
    window.resize(narrow, 200)
    qtbot.waitUntil(lambda: button.height() > button.sizeHint().height())
    assert button.width() == narrow
    assert not cut(window)
    assert button.minimumSizeHint().width() < narrow
