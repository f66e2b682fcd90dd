from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent


def test_compact_shows_the_answer_it_copies_and_gives_the_room_back(
    desk: DeskView, agent: Agent, qtbot: QtBot, tmp_path: Path
) -> None:
    width = desk.window.width()
    agent.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.list_pane.results.isVisible()
    assert desk.topics.isHidden()
    qtbot.waitUntil(lambda: desk.window.width() < width / 2)
    agent.type("perdu")
    assert desk.answer.body.isVisible()
    assert "Écrivez" in desk.answer.body.toPlainText(), "what Enter copies is on show"
    assert desk.list_pane.mapTo(desk.window, QPoint()).y() < desk.answer.mapTo(desk.window, QPoint()).y()
    agent.press(Qt.Key.Key_Return)
    assert QApplication.clipboard().text().startswith("Écrivez")
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().compact
    agent.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.window.width() == width)
    assert desk.list_pane.mapTo(desk.window, QPoint()).x() < desk.answer.mapTo(desk.window, QPoint()).x()


def test_a_compact_window_comes_back_with_the_widths_it_had(desk: DeskView) -> None:
    roomy = desk.settings().splitter
    desk.actions.compact.setChecked(True)
    assert desk.settings().splitter == roomy
    desk.actions.compact.setChecked(False)
    assert desk.settings().splitter == roomy


def test_always_on_top_is_remembered(desk: DeskView, tmp_path: Path) -> None:
    desk.actions.on_top.trigger()
    assert desk.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert desk.window.isVisible()
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().always_on_top
