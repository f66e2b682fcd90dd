from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.dialogs.key_field import KeyField

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> KeyField:
    key_field = KeyField(QKeySequence("Ctrl+D"))
    qtbot.addWidget(key_field)
    return key_field


def test_the_next_key_is_taken(field: KeyField) -> None:
    QTest.keyClick(field, Qt.Key.Key_F9, SHIFT)
    assert field.keySequence() == QKeySequence("Shift+F9")


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Backtab, SHIFT), (Qt.Key.Key_Shift, NONE)],
)
def test_tab_and_a_modifier_alone_are_not(field: KeyField, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyPress(field, key, held)
    assert field.keySequence() == QKeySequence("Ctrl+D")


def test_escape_goes_to_whoever_holds_the_field(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = KeyField(QKeySequence("Ctrl+D"), dialog)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.keySequence() == QKeySequence("Ctrl+D")
