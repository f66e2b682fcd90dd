"""Fields that leave undo to the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.editor.entry_form.text_fields import TextField
from helpdesk_app.ui.editor.line_field import LineField

if TYPE_CHECKING:
    from tests.conftest import Agent

Fields = tuple[LineField, TextField]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fields(styled_app: QApplication, qtbot: QtBot) -> Iterator[Fields]:
    window = QWidget()
    qtbot.addWidget(window)
    line, text = LineField(), TextField()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(text)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield line, text
    window.close()


@pytest.mark.parametrize("index", [0, 1])
def test_undo_is_the_windows_whether_or_not_there_is_something_to_undo(
    fields: Fields, agent: Agent, index: int
) -> None:
    field = fields[index]
    asked = []
    undo = QAction("undo", field.window())
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(lambda: asked.append(1))
    field.window().addAction(undo)
    field.setFocus()
    agent.type("abc")
    agent.press(Qt.Key.Key_Z, CTRL)
    undo.setEnabled(False)
    agent.press(Qt.Key.Key_Z, CTRL)
    shown = field.text() if isinstance(field, LineField) else field.toPlainText()
    assert (asked, shown) == ([1], "abc")


def test_another_text_keeps_the_caret_in_what_stayed(fields: Fields, qtbot: QtBot) -> None:
    _, text = fields
    text.setFocus()
    with qtbot.assertNotEmitted(text.edited):
        text.show_text("un deux 🙂 trois")
        text.select(3, 3)
        text.show_text("un deux 🙂 quatre")
    assert text.toPlainText() == "un deux 🙂 quatre"
    assert text.caret() == len("un deux 🙂 quatre")
    text.select(8, 10)
    assert text.selection() == (8, 10)
    assert text.textCursor().selectedText() == "🙂 "


def test_a_field_grows_with_its_text_and_announces_what_is_typed(fields: Fields, agent: Agent, qtbot: QtBot) -> None:
    _, text = fields
    text.setFocus()
    low = text.height()
    with qtbot.waitSignal(text.edited):
        agent.type("a")
    for _ in range(3):
        agent.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text.height() == low + 3 * text.fontMetrics().lineSpacing())


def test_a_line_of_text_has_no_line_ends(styled_app: QApplication, qtbot: QtBot) -> None:
    text = TextField(has_line_ends=False)
    qtbot.addWidget(text)
    QTest.keyClick(text, Qt.Key.Key_Return)
    text.insertPlainText("un\ndeux")
    assert text.toPlainText() == "un deux"
