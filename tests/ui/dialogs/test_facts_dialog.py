from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.dialogs.facts_dialog import FactsDialog
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent


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
    for key, scrolled in ((Qt.Key.Key_PageDown, bar.pageStep()), (Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        agent.press(key)
        assert bar.value() == min(scrolled, bar.maximum())


def test_about_names_versions_date_and_paths(desk: DeskView, faq_file: Path) -> None:
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
