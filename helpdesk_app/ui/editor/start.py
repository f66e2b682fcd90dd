"""The start of the editors' window, in a process of its own."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpdesk_app import __version__
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK, UNUSABLE
from helpdesk_app.config.language import install_messages
from helpdesk_app.editing.view_state import EditorState, FolderPhase
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.prompt import choose_folder
from helpdesk_app.ui.editor.window import open_editor
from helpdesk_app.ui.platform.later import call_later
from helpdesk_app.ui.platform.qt_messages import log_qt_messages
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.single_instance import EDITORS, SingleInstance
from helpdesk_app.ui.platform.uncaught_errors import UncaughtErrors
from helpdesk_app.ui.style.language import chosen_language, install_translations
from helpdesk_app.ui.style.theme import STYLE, Theme
from helpdesk_app.winapi.taskbar import name_process


def run(folder: Path | None, *, settings: Path, quit_when_ready: bool = False) -> int:
    """Open the window and return the exit code once it is closed.

    A second start on the same folder brings the first window forward, and returns.

    Args:
        folder: What to edit; by default the folder of last time, or the one that the editor chooses in a dialog.
        settings: The person's own.
        quit_when_ready: Close the window as soon as the folder is read, or once it is clear that it cannot be read; the
            reason then goes to the error output, and the exit code says so.
    """
    log_qt_messages()
    with suppress(OSError):  # the taskbar would show it under its file's name
        name_process()
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    stored = SettingsFile(settings)
    preferences = stored.read_preferences()
    language = chosen_language(preferences.language)
    install_translations(application, paths.resource("translations"), language)
    install_messages(language)
    theme = Theme(application, paths.resource("style", "desk.qss"), preferences.theme)
    theme.follow_system()
    folder = folder or stored.read_edited_folder() or choose_folder(None, Path.home())
    if folder is None:
        return OK
    folder = folder.absolute()
    instance = SingleInstance(editors_folder(settings.parent, folder), application)
    if not quit_when_ready and not instance.acquire():
        instance.call_first()
        return OK
    errors = UncaughtErrors(application)
    controller = open_editor(folder)
    window = controller.window
    theme.watch(window)
    instance.called.connect(window.come_forward)
    instance.asked_to_quit.connect(controller.close_without_asking)
    # Where the session ends, Windows ends the program right after this signal.
    application.aboutToQuit.connect(controller.close_without_asking)
    application.aboutToQuit.connect(instance.release)
    # In a later turn: the code that failed may be in the middle of painting.
    errors.raised.connect(controller.report_uncaught_error, Qt.ConnectionType.QueuedConnection)
    reasons: list[str] = []
    if quit_when_ready:
        controller.rendered.connect(lambda state: _quit_when_ready(controller, state, reasons))
    else:
        stored.write_edited_folder(folder)
    window.show()
    code = application.exec()
    errors.close()
    if reasons:
        print(f"helpdesk: {reasons[0]}", file=sys.stderr)
        return UNUSABLE
    return code


def editors_folder(own: Path, edited: Path) -> Path:
    """Return the folder by which the editors' windows on the folder ``edited`` find each other.

    Args:
        own: The person's own folder, by which the agents' windows do.
        edited: What the window edits.
    """
    return own / EDITORS / hashlib.sha256(str(edited.resolve()).casefold().encode()).hexdigest()[:16]


def _quit_when_ready(controller: EditorController, state: EditorState, reasons: list[str]) -> None:
    if state.phase is FolderPhase.FAILED:
        reasons.append(state.problem)
    if state.phase is not FolderPhase.LOADING:
        call_later(controller, controller.close_without_asking)
