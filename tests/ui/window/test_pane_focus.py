from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.window.pane_focus import focus_next_pane


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def panes(window: QWidget, qtbot: QtBot) -> list[QWidget]:
    """Three panes side by side: a field, a label that takes no focus, a field."""
    row = QHBoxLayout(window)
    made = []
    for inner in (QLineEdit(), QLabel("text"), QLineEdit()):
        pane = QWidget()
        QHBoxLayout(pane).addWidget(inner)
        row.addWidget(pane)
        made.append(pane)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def focused(panes: list[QWidget]) -> int:
    focus = QApplication.focusWidget()
    return next(number for number, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus))


def test_the_focus_goes_round_past_panes_without_a_stop(panes: list[QWidget]) -> None:
    panes[0].findChildren(QLineEdit)[0].setFocus()
    seen = []
    for _ in range(3):
        focus_next_pane(panes)
        seen.append(focused(panes))
    assert seen == [2, 0, 2]


def test_backwards_from_the_first_is_the_last(panes: list[QWidget]) -> None:
    panes[0].findChildren(QLineEdit)[0].setFocus()
    focus_next_pane(panes, -1)
    assert focused(panes) == 2


def test_hidden_panes_are_left_out(panes: list[QWidget]) -> None:
    panes[0].findChildren(QLineEdit)[0].setFocus()
    panes[2].hide()
    focus_next_pane(panes)
    assert focused(panes) == 0
    panes[0].hide()
    focus_next_pane(panes)
