"""The search box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.search_box import SearchBox


@pytest.mark.parametrize(("is_enabled", "left"), [(True, "abc"), (False, "")])
def test_a_key_of_the_window_does_not_edit_the_text(qtbot: QtBot, *, is_enabled: bool, left: str) -> None:
    window, box = QMainWindow(), SearchBox()
    qtbot.addWidget(window)
    window.setCentralWidget(box)
    # Everywhere a line of text claims this key for itself, as it does Ctrl+E on X11.
    action = QAction("act", window)
    action.setShortcut(QKeySequence("Ctrl+Backspace"))
    action.setEnabled(is_enabled)
    window.addAction(action)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    box.setFocus()
    box.setText("abc")
    done: list[str] = []
    action.triggered.connect(lambda: done.append("act"))
    QTest.keyClick(box, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == left
    assert done == ["act"] * is_enabled
