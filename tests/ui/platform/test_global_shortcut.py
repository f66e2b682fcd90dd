"""The system-wide shortcut, with a fake of the part that only Windows has."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QKeySequenceEdit
from pytestqt.qtbot import QtBot

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.ui.controllers.window_modes import WindowModes
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut, problem_with_global
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.winapi.hot_keys import WM_HOTKEY, Modifier, TakenError, pressed_number

CONTROL_SHIFT = Modifier.CONTROL | Modifier.SHIFT


class Keyboard:
    """The keys of a system on which other programs have some."""

    def __init__(self, *taken: tuple[Modifier, int]) -> None:
        self.taken = set(taken)
        self.ours: dict[int, tuple[Modifier, int]] = {}

    def register(self, window: int, number: int, modifiers: Modifier, key: int) -> None:
        assert window
        if (modifiers, key) in self.taken | set(self.ours.values()):
            raise TakenError(1409, "RegisterHotKey")
        self.ours[number] = (modifiers, key)

    def unregister(self, window: int, number: int) -> None:
        del self.ours[number]


@pytest.mark.parametrize(
    "keys", ["Ctrl+Shift+H", "Alt+Shift+Z", "Ctrl+Shift+Space", "Ctrl+F9", "Shift+F1", "Alt+F11", ""]
)
def test_a_key_that_no_program_needs_may_be_used(styled_app: QApplication, keys: str) -> None:
    assert problem_with_global(QKeySequence(keys)) == ""


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("Ctrl+Alt+H", "AltGr"),
        ("H", "Ctrl et Maj"),
        ("Ctrl+C", "Ctrl et Maj"),
        ("Alt+H", "Ctrl et Maj"),
        ("Shift+H", "Ctrl et Maj"),
        ("Ctrl+Shift+1", "F1 à F11"),
        ("Ctrl+Shift+Home", "F1 à F11"),
        ("F5", "ajoutez"),
        ("Ctrl+F12", "F1 à F11"),
        ("Alt+F4", "Windows"),
        ("Meta+Shift+H", "Windows"),
        ("Ctrl+Shift+H, Ctrl+Shift+J", "plusieurs"),
    ],
)
def test_a_key_that_others_need_is_refused_with_its_reason(styled_app: QApplication, keys: str, reason: str) -> None:
    assert reason in problem_with_global(QKeySequence(keys))


def test_a_key_is_registered_as_windows_numbers_it(styled_app: QApplication) -> None:
    keyboard = Keyboard()
    shortcut = GlobalShortcut(keyboard, styled_app)
    assert shortcut.use("Ctrl+Shift+H") == ""
    assert list(keyboard.ours.values()) == [(CONTROL_SHIFT, ord("H"))]
    assert shortcut.use("Ctrl+Shift+H") == ""
    assert shortcut.use("Alt+F9") == ""
    assert list(keyboard.ours.values()) == [(Modifier.ALT, 0x78)]
    assert shortcut.use("") == ""
    assert keyboard.ours == {}
    shortcut.close()


def test_a_key_of_another_program_is_reported_and_the_earlier_one_stays(styled_app: QApplication) -> None:
    keyboard = Keyboard((CONTROL_SHIFT, ord("H")))
    shortcut = GlobalShortcut(keyboard, styled_app)
    shortcut.use("Ctrl+Shift+J")
    assert "Un autre programme utilise déjà Ctrl+Maj+H" in shortcut.use("Ctrl+Shift+H")
    assert list(keyboard.ours.values()) == [(CONTROL_SHIFT, ord("J"))]
    shortcut.close()
    assert keyboard.ours == {}


def test_its_message_is_distinguished_from_all_others(styled_app: QApplication, qtbot: QtBot) -> None:
    keyboard = Keyboard()
    shortcut = GlobalShortcut(keyboard, styled_app)
    shortcut.use("Ctrl+Shift+H")
    (number,) = keyboard.ours
    message = wintypes.MSG(message=WM_HOTKEY, wParam=number)
    other = wintypes.MSG(message=0x0010, wParam=number)
    assert pressed_number(ctypes.addressof(other)) is None
    with qtbot.waitSignal(shortcut.pressed):
        taken = shortcut._window.nativeEvent(b"windows_generic_MSG", ctypes.addressof(message))
    assert taken == (True, 0)
    with qtbot.assertNotEmitted(shortcut.pressed):
        shortcut.receive(number + 1)
        assert shortcut._window.nativeEvent(b"windows_generic_MSG", ctypes.addressof(other)) == (False, 0)
        assert shortcut._window.nativeEvent(b"xcb_generic_event_t", ctypes.addressof(message)) == (False, 0)
    shortcut.close()


def test_the_settings_refuse_a_taken_key_and_keep_the_dialog_open(styled_app: QApplication, qtbot: QtBot) -> None:
    shortcut = GlobalShortcut(Keyboard((CONTROL_SHIFT, ord("H"))), styled_app)
    dialog = PreferencesDialog(Preferences(), "{answer}", use_global=shortcut.use)
    qtbot.addWidget(dialog)
    dialog.show()
    saved: list[Preferences] = []
    dialog.saved.connect(saved.append)
    edit = dialog.editor("global_shortcut")
    assert isinstance(edit, QKeySequenceEdit)
    edit.setKeySequence(QKeySequence("Ctrl+Shift+H"))
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    save.click()
    assert "Un autre programme utilise déjà" in dialog.problem()
    assert saved == []
    edit.setKeySequence(QKeySequence("Ctrl+Shift+J"))
    save.click()
    assert [chosen.global_shortcut for chosen in saved] == ["Ctrl+Shift+J"]
    shortcut.close()


def test_where_the_system_has_no_such_keys_the_settings_do_not_offer_one(
    styled_app: QApplication, qtbot: QtBot
) -> None:
    dialog = PreferencesDialog(Preferences(global_shortcut="Ctrl+Shift+J"), "{answer}")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.editor("global_shortcut") is None
    saved: list[Preferences] = []
    dialog.saved.connect(saved.append)
    dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    assert saved[0].global_shortcut == "Ctrl+Shift+J"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_key_brings_the_window_forward_with_the_caret_in_the_box(
    desk: DeskView, styled_app: QApplication, qtbot: QtBot
) -> None:
    keyboard = Keyboard()
    shortcut = GlobalShortcut(keyboard, styled_app)
    preferences = PreferenceKeeper(Preferences(global_shortcut="Ctrl+Shift+H"), lambda _chosen: True)
    modes = WindowModes(desk, preferences, shortcut)
    assert list(keyboard.ours.values()) == [(CONTROL_SHIFT, ord("H"))]
    desk.window.showMinimized()
    shortcut.receive(next(iter(keyboard.ours)))
    assert not desk.window.isMinimized()
    assert desk.window.focusWidget() is desk.search_box
    preferences.change(Preferences(global_shortcut=""))
    assert keyboard.ours == {}
    modes.deleteLater()
    shortcut.close()


def test_a_key_taken_since_the_last_start_is_reported(desk: DeskView, styled_app: QApplication) -> None:
    shortcut = GlobalShortcut(Keyboard((CONTROL_SHIFT, ord("H"))), styled_app)
    preferences = PreferenceKeeper(Preferences(global_shortcut="Ctrl+Shift+H"), lambda _chosen: True)
    modes = WindowModes(desk, preferences, shortcut)
    assert "Un autre programme utilise déjà Ctrl+Maj+H" in desk.notice.text()
    modes.deleteLater()
    shortcut.close()


def test_the_key_is_remembered(tmp_path: Path) -> None:
    stored = SettingsFile(tmp_path / "settings.ini")
    stored.write_preferences(Preferences(global_shortcut="Ctrl+Shift+H"))
    assert stored.read_preferences().global_shortcut == "Ctrl+Shift+H"
