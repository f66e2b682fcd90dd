from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.dialogs.shortcut_list import ShortcutList


@pytest.fixture
def shown(styled_app: QApplication, qtbot: QtBot) -> ShortcutList:
    shortcuts = ShortcutList()
    qtbot.addWidget(shortcuts)
    shortcuts.add("copy", "Copier la réponse", "Entrée")
    shortcuts.add("quit", "Quitter", "Ctrl+Q")
    shortcuts.add("note", "Copier la note", "")
    return shortcuts


def test_a_screen_reader_hears_the_action_and_its_key(shown: ShortcutList) -> None:
    said = [shown.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["Copier la réponse, Entrée", "Quitter, Ctrl+Q", "Copier la note"]
    shown.show_key("note", "F9")
    assert shown.item(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Copier la note, F9"


@pytest.mark.parametrize(("text", "rows"), [("COPIER", [0, 2]), ("reponse", [0]), ("ctrl", [1]), ("", [0, 1, 2])])
def test_only_what_matches_is_shown(shown: ShortcutList, text: str, rows: list[int]) -> None:
    shown.show_matching(text)
    assert [row for row in range(3) if not shown.item(row).isHidden()] == rows
    assert shown.currentRow() == rows[0]


def test_the_selected_action_stays_while_it_matches(shown: ShortcutList) -> None:
    shown.go_to("note")
    shown.show_matching("copier")
    assert shown.current_name() == "note"


def test_it_is_painted_with_and_without_a_selection(shown: ShortcutList, qtbot: QtBot) -> None:
    shown.resize(300, 120)
    with qtbot.waitExposed(shown):
        shown.show()
    plain = shown.grab().toImage()
    shown.go_to("quit")
    assert shown.grab().toImage() != plain
