"""The window as a whole: menus, shortcuts, settings, dialogs."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.ui.dialogs.facts_dialog import FactsDialog
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_every_action_is_in_a_menu_and_no_shortcut_is_taken_twice_or_is_altgr(desk: DeskView) -> None:
    actions = desk.actions.all()
    assert set(desk.actions.findChildren(QAction)) == set(actions)
    shortcuts = [sequence for action in actions for sequence in action.shortcuts()]
    assert all(count == 1 for count in Counter(s.toString() for s in shortcuts).values())
    assert not any("Ctrl+Alt" in sequence.toString() for sequence in shortcuts)


def test_menu_letters_leave_the_vote_keys_alone(desk: DeskView) -> None:
    letters = [found[1].upper() for title, _ in desk.actions.menus() if (found := re.search(r"&(\w)", title))]
    assert len(letters) == len(set(letters)) == 5
    assert not {"O", "N"} & set(letters)
    assert desk.actions.vote_yes.shortcut() == QKeySequence("Alt+O")


def test_the_window_opens_as_it_was_left(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    first = open_desk()
    first.actions.topics.setChecked(False)
    qtbot.waitUntil(lambda: first.window.minimumWidth() < 790)
    first.window.resize(790, 600)
    first.window.close()
    assert SettingsFile(tmp_path / "settings.ini").read(screen_layout()).geometry
    second = open_desk()
    assert (second.window.width(), second.window.height()) == (790, 600)
    assert second.topics.isHidden()


def test_the_sheet_of_shortcuts_names_them_all(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    agent.press(Qt.Key.Key_F1)
    dialog = desk.window.findChild(FactsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for word in ("Copier la réponse", "Alt+O", "F4", "Première ou dernière réponse"):
        assert word in shown
    agent.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_sheet_of_shortcuts_scrolls_with_keys_where_the_screen_is_low(
    desk: DeskView, agent: Agent, qtbot: QtBot
) -> None:
    agent.press(Qt.Key.Key_F1)
    dialog = desk.window.findChild(FactsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.resize(dialog.width(), 300)
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key, place in ((Qt.Key.Key_PageDown, bar.pageStep()), (Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        agent.press(key)
        assert bar.value() == min(place, bar.maximum())


def test_about_names_versions_date_and_places(desk: DeskView, faq_file: Path) -> None:
    desk.actions.about.trigger()
    dialog = desk.window.findChild(FactsDialog)
    assert dialog is not None
    lines = {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    shown = " ".join([*labels, *(line.text() for line in lines.values())])
    assert "31 janvier 2026" in shown
    assert str(faq_file) in shown
    assert "feedback.db" in shown
    assert all(line.cursorPosition() == 0 and line.isReadOnly() for line in lines.values())


def test_a_long_path_makes_no_wide_dialog(styled_app: QApplication, qtbot: QtBot) -> None:
    dialog = FactsDialog("À propos", ((("", (("Fichier", "C:/" + "dossier/" * 60 + "faq.db"),)),),))
    qtbot.addWidget(dialog)
    assert dialog.width() < 700
    (line,) = dialog.findChildren(QLineEdit)
    assert line.accessibleName() == "Fichier"


def test_the_caret_begins_in_the_search_box(desk: DeskView) -> None:
    assert QApplication.focusWidget() is desk.search_box


def test_no_list_is_longer_than_anyone_reads(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    faq = with_version(Faq(tuple(Entry(f"{number}", f"Badge {number} ?", "Oui.") for number in range(501))))
    database.write(tmp_path / "faq.db", faq, {})
    desk = open_desk(tmp_path / "faq.db")
    assert desk.list_pane.model.rowCount() == 500
    agent.type("badge")
    assert desk.list_pane.model.rowCount() == 50
