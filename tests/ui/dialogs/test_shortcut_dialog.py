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


def test_a_refusal_is_shown_at_once_and_goes_with_its_cause(dialog: ShortcutDialog) -> None:
    field = dialog.edit("favourite")
    field.setKeySequence(QKeySequence("Alt+O"))
    assert "Oui, utile" in dialog.problem()
    field.setKeySequence(QKeySequence("Ctrl+G"))
    assert dialog.problem() == ""
    field.setKeySequence(QKeySequence("Ctrl+Alt+G"))
    assert "AltGr" in dialog.problem()
    assert dialog.edit("favourite").keySequence() == QKeySequence("Ctrl+Alt+G"), "the agent sees what was refused"
    dialog.edit("topics")
    assert dialog.problem() == ""
    assert dialog.edit("favourite").keySequence() == QKeySequence("Ctrl+G"), "the last key that can be used"


def test_a_key_that_another_action_gave_up_can_be_used(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    dialog.edit("vote_yes").clear()
    dialog.edit("favourite").setKeySequence(QKeySequence("Alt+O"))
    with qtbot.waitSignal(dialog.saved) as sent:
        press(dialog, Button.Save)
    assert dict(sent.args[0]) == {"vote_yes": "", "favourite": "Alt+O"}


def test_the_default_of_one_action_comes_back(dialog: ShortcutDialog) -> None:
    dialog.edit("favourite").setKeySequence(QKeySequence("Ctrl+G"))
    dialog.default_button.click()
    assert dialog.edit("favourite").keySequence() == QKeySequence("Ctrl+D")


def test_escape_in_the_field_cancels(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    field = dialog.edit("favourite")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(dialog.saved), qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_tab_leads_from_the_filter_to_the_list_the_key_and_the_buttons(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    stops: list[QWidget | None] = [dialog.focusWidget()]
    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        stops.append(dialog.focusWidget())
    assert stops == [dialog.filter, dialog.list, dialog.edit(dialog.list.current_name()), dialog.default_button]


def test_the_filter_finds_an_action_by_name_or_key(dialog: ShortcutDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClicks(dialog.filter, "TICKET")
    assert dialog.list.current_name() == "copy_note"
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.edit("copy_note")
    dialog.filter.setText("alt+o")
    assert dialog.list.current_name() == "vote_yes"
    dialog.filter.setText("xyzzy")
    assert dialog.list.current_name() == ""
    assert not dialog.default_button.isEnabled()
    dialog.filter.clear()
    assert dialog.list.current_name() == "export_new"
