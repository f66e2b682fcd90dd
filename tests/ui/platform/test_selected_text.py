"""The selection of another program, with a fake of the part that only Windows has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.ui.controllers.window_modes import WindowModes
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut
from helpdesk_app.ui.platform.selected_text import LONGEST, SelectedText, as_query
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.winapi.hot_keys import Modifier


class OtherProgram:
    """A program in front that has ``selected``, and copies it ``after`` milliseconds."""

    def __init__(self, selected: str | None, *, after: int = 0, empties_first: bool = False) -> None:
        self._selected = selected
        self._after = after
        self._empties_first = empties_first
        self._changes = 7

    def sequence(self) -> int:
        return self._changes

    def copy(self) -> None:
        if self._empties_first:
            self._put("")
        if self._selected is not None:
            QTimer.singleShot(self._after, lambda: self._put(str(self._selected)))

    def _put(self, text: str) -> None:
        self._changes += 1
        QGuiApplication.clipboard().setText(text)


class Refusing(OtherProgram):
    def copy(self) -> None:
        raise OSError(None, "SendInput", None, 5)


class Keys:
    def register(self, window: int, number: int, modifiers: Modifier, key: int) -> None:
        del window, number, modifiers, key

    def unregister(self, window: int, number: int) -> None:
        del window, number


@pytest.fixture
def clipboard(styled_app: QApplication) -> Iterator[QClipboard]:
    """A clipboard with a text in two forms on it."""
    content = QMimeData()
    content.setText("avant")
    content.setHtml("<b>avant</b>")
    content.setData("application/x-example", b"\x00\xff")
    styled_app.clipboard().setMimeData(content)
    yield styled_app.clipboard()
    styled_app.clipboard().clear()


def taken(program: OtherProgram, qtbot: QtBot) -> str:
    selected = SelectedText(program)
    with qtbot.waitSignal(selected.taken) as sent:
        selected.take()
        selected.take()
    return str(sent.args[0])


@pytest.mark.parametrize(("after", "empties_first"), [(0, False), (90, False), (90, True)])
def test_the_selection_is_taken_and_the_clipboard_is_as_before(
    clipboard: QClipboard, qtbot: QtBot, after: int, empties_first: bool
) -> None:
    program = OtherProgram("  carte\n perdue ", after=after, empties_first=empties_first)
    assert taken(program, qtbot) == "carte perdue"
    content = clipboard.mimeData()
    assert (content.text(), content.html()) == ("avant", "<b>avant</b>")
    assert bytes(content.data("application/x-example").data()) == b"\x00\xff"


def test_an_empty_clipboard_is_empty_afterwards(clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.clear()
    assert taken(OtherProgram("carte"), qtbot) == "carte"
    assert clipboard.text() == ""


@pytest.mark.parametrize("program", [OtherProgram(None), Refusing("carte")])
def test_without_a_selection_the_clipboard_is_left_alone(
    clipboard: QClipboard, qtbot: QtBot, program: OtherProgram
) -> None:
    with qtbot.assertNotEmitted(clipboard.dataChanged):
        assert taken(program, qtbot) == ""


def test_a_query_is_one_line_and_not_too_long() -> None:
    assert as_query("\tcarte\r\n\u00a0perdue ") == "carte perdue"
    assert len(as_query("mot " * 200)) <= LONGEST


@pytest.mark.parametrize(("chosen", "searched"), [(True, "perdu"), (False, "badge")])
@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_key_searches_for_the_selection_where_the_agent_chose_so(
    desk: DeskView, clipboard: QClipboard, qtbot: QtBot, chosen: bool, searched: str
) -> None:
    desk.search_box.setText("badge")
    shortcut, selected = GlobalShortcut(Keys()), SelectedText(OtherProgram("perdu"))
    keeper = PreferenceKeeper(Preferences(global_shortcut="Ctrl+Shift+H", takes_selection=chosen), lambda _chosen: True)
    modes = WindowModes(desk, keeper, shortcut, selected)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    shortcut.pressed.emit()
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.search_box.text() == searched
    assert desk.window.focusWidget() is desk.search_box
    assert clipboard.text() == "avant"
    modes.deleteLater()
    shortcut.close()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_in_our_own_window_the_key_takes_nothing(desk: DeskView, clipboard: QClipboard, qtbot: QtBot) -> None:
    desk.search_box.setText("badge")
    shortcut, selected = GlobalShortcut(Keys()), SelectedText(OtherProgram("perdu"))
    keeper = PreferenceKeeper(Preferences(takes_selection=True), lambda _chosen: True)
    modes = WindowModes(desk, keeper, shortcut, selected)
    with qtbot.assertNotEmitted(selected.taken, wait=100):
        shortcut.pressed.emit()
    assert desk.search_box.text() == "badge"
    modes.deleteLater()
    shortcut.close()


@pytest.mark.parametrize("has_keys", [True, False])
def test_the_settings_offer_it_where_the_system_has_such_keys(
    styled_app: QApplication, qtbot: QtBot, has_keys: bool
) -> None:
    dialog = PreferencesDialog(Preferences(), "{answer}", use_global=(lambda _keys: "") if has_keys else None)
    qtbot.addWidget(dialog)
    box = dialog.editor("takes_selection")
    assert (box is not None) is has_keys
    if box is not None:
        assert box.accessibleDescription().startswith("Le texte est copié")
        assert Qt.FocusPolicy.TabFocus & box.focusPolicy()
