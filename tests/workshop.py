"""What an editor does with keys in the editors' window and its import wizard, for the journeys that need both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.editing.import_state import ImportStep
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.ui.editor.import_wizard.wizard import ImportWizard

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from helpdesk_app.ui.editor.controller import EditorController
    from tests.conftest import Agent

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def show(controller: EditorController, qtbot: QtBot) -> EditorController:
    """Show the window of ``controller``, wait until its folder is read, and return it."""
    with qtbot.waitActive(controller.window):
        controller.window.show()
        controller.window.activateWindow()
    qtbot.waitUntil(lambda: controller.session.state.phase is FolderPhase.READY)
    return controller


def close(controller: EditorController, qtbot: QtBot) -> None:
    """Close the window without a question, and wait until it is gone."""
    gone: list[bool] = []
    controller.window.destroyed.connect(lambda: gone.append(True))
    controller.window.allow_close()
    qtbot.waitUntil(lambda: bool(gone))


def open_wizard(controller: EditorController, agent: Agent, qtbot: QtBot) -> ImportWizard:
    """Open the import wizard by its key."""
    agent.press(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(ImportWizard)))
    (wizard,) = controller.window.findChildren(ImportWizard)
    qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def choose(monkeypatch: pytest.MonkeyPatch, agent: Agent, qtbot: QtBot, wizard: ImportWizard, *paths: Path) -> None:
    """Choose files in the system's dialog, and wait until they are read."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    agent.press(Qt.Key.Key_C, ALT)
    # A key presses a button for a moment, as the mouse does.
    qtbot.waitUntil(lambda: bool(wizard.session.state.files))
    settle(qtbot, wizard)


def go_on(agent: Agent, qtbot: QtBot, wizard: ImportWizard) -> None:
    """Take the next step, and wait until it is there."""
    step = wizard.session.state.step
    agent.press(Qt.Key.Key_I if step is ImportStep.MATCHING else Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: wizard.session.state.step is not step)
    settle(qtbot, wizard)


def settle(qtbot: QtBot, wizard: ImportWizard) -> None:
    """Wait until the wizard has read what it was told to."""
    qtbot.waitUntil(lambda: not wizard.session.state.is_busy)


def back_in(controller: EditorController, qtbot: QtBot) -> None:
    """Wait until the wizard is gone and the editors' window has the keys again."""
    qtbot.waitUntil(lambda: not controller.window.findChildren(ImportWizard))
    with qtbot.waitActive(controller.window):
        controller.window.activateWindow()
    controller.entry_list.text.setFocus()
