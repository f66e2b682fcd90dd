"""The start of the window: what takes a key comes first, all the rest after it.

An agent types before the FAQ is there. The search box and what it needs are imported here and painted; then come, in
turns of the event loop between which keys are taken, the panes, the controllers, the search and its FAQ (``app.py``
imports them). What was typed meanwhile is searched as soon as the FAQ is open.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpdesk_app import __version__
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import UNUSABLE
from helpdesk_app.config.logs import CRASH_NAME
from helpdesk_app.ui.platform.qt_messages import log_qt_messages
from helpdesk_app.ui.platform.session_end import close_everything
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.single_instance import SingleInstance
from helpdesk_app.ui.platform.startup_steps import StartupSteps
from helpdesk_app.ui.style.language import chosen_language, speak
from helpdesk_app.ui.style.theme import STYLE, Theme
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.readiness import after_first_paint, when_ready
from helpdesk_app.winapi.taskbar import name_process

if TYPE_CHECKING:
    from helpdesk_app.config.policy import Policy, PolicyError
    from helpdesk_app.faq.locations import FaqLocations

Given: TypeAlias = "tuple[Path | FaqLocations, Policy, PolicyError | None]"
"""The FAQ, or where it may lie; what IT set for this machine; why that could not be understood."""


def run(
    *,
    given: Callable[[], Given],
    feedback: Path,
    settings: Path,
    quit_when_ready: bool = False,
) -> int:
    """Open the window and return the exit code once it is closed.

    Args:
        given: Returns the FAQ, or where it may lie, and the policy of this machine; asked after the first paint. A
            missing or unusable FAQ is explained in the window.
        feedback: The agent's own store; made when the first event comes.
        settings: The agent's own settings; made when the window closes. A second start with settings in the same
            folder brings the first window forward, and returns.
        quit_when_ready: Close the window as soon as its first list is painted, or once it is clear that the FAQ
            cannot be opened; the reason then goes to the error output, and the exit code says so.
    """
    log_qt_messages()
    with suppress(OSError):  # the taskbar would show it under its file's name
        name_process()
    # Named here: setStyle loads all that a style can be asked, long before anything asks it.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    first = SingleInstance(settings.parent, application)
    if not quit_when_ready and not first.acquire():
        first.call_first()
        return 0
    first.asked_to_quit.connect(close_everything)
    # Where the session ends, Windows ends the program right after this signal.
    application.aboutToQuit.connect(close_everything)
    application.aboutToQuit.connect(first.release)
    stored = SettingsFile(settings)
    preferences = stored.read_preferences()
    language = chosen_language(preferences.language)
    theme = _dress(application, language)
    window = MainWindow(stored.read(screen_layout()))
    # Now: a window that is on the screen would go and come back.
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, preferences.always_on_top)
    # Gone before the application is, in whatever order Python lets go of them.
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    reasons: list[str] = []

    def complete() -> Iterator[None]:
        from helpdesk_app.ui import composition as app

        yield
        database, policy, refusal = given()
        shortcut = app.make_global_shortcut(application)
        import_module("helpdesk_app.search.engine")
        yield
        open_one = partial(
            app.open_window,
            database=database,
            feedback=feedback,
            settings=settings,
            policy=policy,
            first=first,
            global_shortcut=shortcut,
            crash_report=paths.log_folder() / CRASH_NAME,
        )
        open_one(window=window)
        controller = app.controller_of(window)
        for signal in (controller.ready, controller.failed):
            signal.connect(gc.enable)
        app.follow(application, theme, window, open_one, language)
        if refusal is not None:
            app.tell_policy(window, refusal)
        if quit_when_ready:
            controller.failed.connect(reasons.append)
            when_ready(window, window.close)

    turns = StartupSteps(complete(), application)
    window.search_box.textEdited.connect(turns.hold)
    after_first_paint(window, turns.begin)
    window.show()
    code = application.exec()
    turns.raise_error()
    if reasons:
        print(f"helpdesk: {reasons[0]}", file=sys.stderr)
        return UNUSABLE
    return code


def dress(application: QApplication, language: str = "fr") -> Theme:
    """Give an ``application`` that stands already its style, language and looks, and return the looks."""
    application.setStyle(STYLE)
    return _dress(application, language)


def _dress(application: QApplication, language: str) -> Theme:
    speak(application, paths.resource("translations"), language)
    theme = Theme(application, paths.resource("style", "desk.qss"))
    theme.follow_system()
    return theme
