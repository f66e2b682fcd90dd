"""The start of the window: first the search box, then everything else.

An agent types before the FAQ is there. The search box and what it needs are imported here and painted; then come, in
steps between which keys are taken, the search engine, the FAQ and the list (``first_list.py``), and after its first
picture the other panes and the controllers (``composition.py``). What was typed meanwhile is searched as soon as the
FAQ is open.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpdesk_app import __version__
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import UNUSABLE
from helpdesk_app.config.language import install_messages
from helpdesk_app.config.logs import CRASH_NAME
from helpdesk_app.ui.platform.qt_messages import log_qt_messages
from helpdesk_app.ui.platform.session_end import close_everything
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.single_instance import SingleInstance
from helpdesk_app.ui.platform.startup_steps import StartupSteps
from helpdesk_app.ui.platform.uncaught_errors import UncaughtErrors
from helpdesk_app.ui.style.language import chosen_language, install_translations
from helpdesk_app.ui.style.theme import STYLE, Theme
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.readiness import after_first_paint, when_ready
from helpdesk_app.winapi.taskbar import name_process

if TYPE_CHECKING:
    from helpdesk_app.config.policy import Policy, PolicyError
    from helpdesk_app.faq.locations import FaqLocations

Given: TypeAlias = "tuple[Path | FaqLocations, Policy, PolicyError | None]"
"""The FAQ, or where it may be; the policy of this machine; why the policy is refused, if it is."""


def run(
    *,
    given: Callable[[], Given],
    feedback: Path,
    settings: Path,
    quit_when_ready: bool = False,
) -> int:
    """Open the window and return the exit code once it is closed.

    Args:
        given: Returns the FAQ, or where it may be, and the policy of this machine; called after the first paint. A
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
    # Named here: setStyle loads everything a style can be asked for, long before anything asks for it.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    instance = SingleInstance(settings.parent, application)
    if not quit_when_ready and not instance.acquire():
        instance.call_first()
        return 0
    instance.asked_to_quit.connect(close_everything)
    # Where the session ends, Windows ends the program right after this signal.
    application.aboutToQuit.connect(close_everything)
    application.aboutToQuit.connect(instance.release)
    opening = _Opening(application, instance, given, feedback, settings, quit_when_ready=quit_when_ready)
    return opening.run()


def apply_style(application: QApplication, language: str = "fr") -> Theme:
    """Apply style and language to an existing ``application``, and return the theme."""
    application.setStyle(STYLE)
    return _apply_theme(application, language)


def _apply_theme(application: QApplication, language: str, chosen: str = "") -> Theme:
    install_translations(application, paths.resource("translations"), language)
    theme = Theme(application, paths.resource("style", "desk.qss"), chosen)
    theme.follow_system()
    return theme


class _Opening:
    """Opens the first window, in steps; the arguments are those of ``run``."""

    def __init__(
        self,
        application: QApplication,
        instance: SingleInstance,
        given: Callable[[], Given],
        feedback: Path,
        settings: Path,
        *,
        quit_when_ready: bool,
    ) -> None:
        self._application = application
        self._instance = instance
        self._given = given
        self._feedback = feedback
        self._settings = settings
        self._quit_when_ready = quit_when_ready
        self._reasons: list[str] = []
        self._errors = UncaughtErrors(application)
        stored = SettingsFile(settings)
        preferences = stored.read_preferences()
        self._language = chosen_language(preferences.language)
        self._theme = _apply_theme(application, self._language, preferences.theme)
        self._window = MainWindow(stored.read(screen_layout()).geometry)
        # Set before the window is on the screen, where the flag would make it disappear and come back.
        self._window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, preferences.always_on_top)
        # Gone before the application is, in whatever order Python deletes them.
        self._window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def run(self) -> int:
        """Show the window, take the other steps behind it, and return the exit code once it is closed."""
        steps = StartupSteps(self._steps(), self._application)
        self._window.search_box.textEdited.connect(self._paint_typed)
        after_first_paint(self._window, steps.begin)
        self._window.show()
        code = self._application.exec()
        self._errors.close()
        steps.raise_error()
        if self._reasons:
            print(f"helpdesk: {self._reasons[0]}", file=sys.stderr)
            return UNUSABLE
        return code

    def _paint_typed(self) -> None:
        """Paint a letter at once: Qt waits some milliseconds for more to paint, and the next step would come first."""
        self._window.search_box.repaint()

    def _steps(self) -> Iterator[None]:
        # About as long as each other, so that no key waits for more than one of them.
        install_messages(self._language)
        database, policy, refusal = self._given()
        import_module("helpdesk_app.search.engine")
        yield
        from helpdesk_app.ui.first_list import FirstList

        yield
        first = FirstList(database, self._settings, policy, self._window)
        first.paint()
        yield
        import_module("helpdesk_app.ui.window.desk_view")
        yield
        from helpdesk_app.ui import composition

        yield
        environment = composition.Environment(
            database,
            self._feedback,
            self._settings,
            policy,
            paths.log_folder() / CRASH_NAME,
            self._instance,
            composition.make_global_shortcut(self._application),
            composition.make_selected_text(self._application),
            self._errors,
        )
        self._window.search_box.textEdited.disconnect(self._paint_typed)
        controller = composition.open_window(environment, first)
        for signal in (controller.ready, controller.failed):
            signal.connect(gc.enable)
        composition.LanguageSwitch(self._application, self._theme, environment, controller, self._language)
        if refusal is not None:
            composition.report_refused_policy(controller.view, refusal)
        if self._quit_when_ready:
            controller.failed.connect(self._reasons.append)
            when_ready(self._window, self._window.close)
