from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.dialogs.shortcut_dialog import ShortcutDialog

Button = QDialogButtonBox.StandardButton


@pytest.fixture
def dialog(owner: QWidget) -> ShortcutDialog:
    return ShortcutDialog(DeskActions(owner), owner)


def press(dialog: ShortcutDialog, button: Button) -> None:
    dialog.findChildren(QDialogButtonBox)[0].button(button).click()


def test_only_what_differs_from_the_defaults_is_saved(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    dialog.edit("favourite").setKeySequence(QKeySequence("Ctrl+G"))
    dialog.edit("read_aloud").clear()
    with qtbot.waitSignal(dialog.saved) as sent:
        press(dialog, Button.Save)
    assert sent.args == [(("favourite", "Ctrl+G"), ("read_aloud", ""))]


def test_a_key_used_twice_is_refused_with_the_name_of_the_other_action(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    dialog.edit("favourite").setKeySequence(QKeySequence("Alt+O"))
    with qtbot.assertNotEmitted(dialog.saved):
        press(dialog, Button.Save)
    assert "Oui, utile" in dialog.problem() or "favori" in dialog.problem()


def test_the_defaults_come_back(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    dialog.edit("favourite").setKeySequence(QKeySequence("Ctrl+G"))
    press(dialog, Button.RestoreDefaults)
    assert dialog.edit("favourite").keySequence() == QKeySequence("Ctrl+D")
    with qtbot.waitSignal(dialog.saved) as sent:
        press(dialog, Button.Save)
    assert sent.args == [()]


def test_a_modifier_alone_leaves_the_field_as_it_is(dialog: ShortcutDialog) -> None:
    field = dialog.edit("favourite")
    QTest.keyPress(field, Qt.Key.Key_Shift)
    assert field.keySequence() == QKeySequence("Ctrl+D")
