from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.config.language import LANGUAGES
from helpdesk_app.ui.dialogs.text_dialog import TextDialog
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent


def test_the_statement_is_read_with_the_caret_and_left_with_a_key(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    desk.actions.accessibility.trigger()
    (dialog,) = desk.window.findChildren(TextDialog)
    qtbot.waitUntil(dialog.text.hasFocus)
    assert dialog.windowTitle() == dialog.text.accessibleName() == "Déclaration d’accessibilité"
    assert "EN 301 549" in dialog.text.toPlainText()
    assert "#" not in dialog.text.toPlainText()
    agent.press(Qt.Key.Key_Down)
    agent.press(Qt.Key.Key_Down)
    assert dialog.text.textCursor().position() > 0
    agent.press(Qt.Key.Key_Tab)
    assert dialog.findChildren(QDialogButtonBox)[0].isAncestorOf(agent.focus())
    agent.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.window.findChildren(TextDialog))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_statement_with_state_faults_and_contact(language: str) -> None:
    text = paths.resource("help", f"accessibility_{language}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.count("\n## ") == 5
    assert "EN 301 549" in text
