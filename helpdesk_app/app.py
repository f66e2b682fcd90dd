"""The composition root of the window: the one place that knows every part."""

from __future__ import annotations

import gc
import logging
import platform
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app import __version__, paths
from helpdesk_app.commands.shared import UNUSABLE
from helpdesk_app.logs import CRASH_NAME
from helpdesk_app.ui.desk import Desk, ProgramIncompleteError
from helpdesk_app.ui.desk_controller import DeskController
from helpdesk_app.ui.file_watch import FileWatch
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.language import chosen_language, speak
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.qt_messages import log_qt_messages
from helpdesk_app.ui.readiness import when_ready
from helpdesk_app.ui.recorder import Recorder
from helpdesk_app.ui.settings import SettingsFile
from helpdesk_app.ui.single_instance import SingleInstance
from helpdesk_app.ui.theme import Theme
from helpdesk_app.ui.window_modes import WindowModes

if TYPE_CHECKING:
    from helpdesk_app.feedback.factory import EventFactory
    from helpdesk_app.feedback.recovery import Recovery
    from helpdesk_app.feedback.store import FeedbackStore

_log = logging.getLogger(__name__)


def run(
    *,
    database: Path,
    feedback: Path,
    settings: Path,
    quit_when_ready: bool = False,
) -> int:
    """Open the window and return the exit code once it is closed.

    Args:
        database: The FAQ; a missing or unusable one is explained in the window.
        feedback: The agent's own store; made when the first event comes.
        settings: The agent's own settings; made when the window closes. A second start with settings in the same
            folder brings the first window forward, and returns.
        quit_when_ready: Close the window as soon as the first key would be accepted, or once it is clear that the FAQ
            cannot be opened; the reason then goes to the error output, and the exit code says so.
    """
    log_qt_messages()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    first = SingleInstance(settings.parent, application)
    if not quit_when_ready and not first.acquire():
        first.call_first()
        return 0
    language = chosen_language(SettingsFile(settings).read_preferences().language)
    theme = dress(application, language)
    open_one = partial(
        open_window,
        database=database,
        feedback=feedback,
        settings=settings,
        first=first,
        crash_report=paths.log_folder() / CRASH_NAME,
    )
    window = open_one()
    _follow(application, theme, window, open_one, language)
    reasons: list[str] = []
    if quit_when_ready:
        _controller_of(window).failed.connect(reasons.append)
        when_ready(window, window.close)
    window.show()
    code = application.exec()
    first.release()
    if reasons:
        print(f"helpdesk: {reasons[0]}", file=sys.stderr)
        return UNUSABLE
    return code


def _follow(
    application: QApplication, theme: Theme, window: MainWindow, open_one: Callable[[], MainWindow], language: str
) -> None:
    """Let ``window`` follow the system's theme, and give way to one in another language when the agent chooses it."""
    # Gone before the application is, in whatever order Python lets go of them.
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    theme.watch(window)
    # A FAQ stays until another takes its place: no full collection shall walk all its entries while the agent types.
    _controller_of(window).opened.connect(gc.freeze)
    preferences = window.findChild(PreferenceKeeper)
    if preferences is None:
        raise AssertionError("open_window gives every window its preferences")

    def change_language() -> None:
        chosen = chosen_language(preferences.current.language)
        if chosen == language:
            return
        speak(application, paths.resource("translations"), chosen)
        successor = open_one()
        hand_over(window, successor)
        _follow(application, theme, successor, open_one, chosen)
        successor.setGeometry(window.geometry())
        successor.show()
        window.close()

    # After the dialog that asked for it is gone.
    preferences.changed.connect(change_language, Qt.ConnectionType.QueuedConnection)


def hand_over(window: MainWindow, successor: MainWindow) -> None:
    """Have ``successor`` show, once its FAQ is open, what is typed and checked in ``window``."""
    text, checked = window.search_box.text(), window.topics.filters()
    successor.search_box.setText(text)

    def check() -> None:
        for facet, values in checked.items():
            for value in values:
                successor.topics.check(facet, value)

    _controller_of(successor).ready.connect(check)


def _controller_of(window: MainWindow) -> DeskController:
    controller = window.findChild(DeskController)
    if controller is None:
        raise AssertionError("open_window gives every window its controller")
    return controller


def dress(application: QApplication, language: str = "fr") -> Theme:
    """Give ``application`` its language and its looks, and return the looks."""
    speak(application, paths.resource("translations"), language)
    theme = Theme(application, paths.resource("style", "desk.qss"))
    theme.follow_system()
    return theme


def open_window(
    *,
    database: Path,
    feedback: Path,
    settings: Path,
    choose_target: Callable[[QWidget], Path | None] | None = None,
    first: SingleInstance | None = None,
    crash_report: Path | None = None,
) -> MainWindow:
    """Return the window, wired and not yet shown; the FAQ is opened as soon as the event loop runs.

    Args:
        database: As for ``run``.
        feedback: As for ``run``.
        settings: As for ``run``.
        choose_target: Asks the agent where to export to; by default with the dialog of the system.
        first: Calls the window forward, and knows how the one before it ended.
        crash_report: Where the interpreter writes when it dies; told to the agent after such an end.
    """
    window = MainWindow(Icons(paths.resource("icons")))
    stored = SettingsFile(settings)
    window.restore(stored.read(screen_layout()))
    preferences = PreferenceKeeper(stored.read_preferences(), stored.write_preferences, window)
    modes = WindowModes(window, preferences)
    window.closing.connect(lambda: _keep(stored, window))
    controller = DeskController(
        window,
        partial(load_desk, database, paths.resource("search", "lexicon.toml")),
        Recorder(partial(_open_store, feedback), _make_events),
        preferences,
        facts=partial(_facts, database=database, feedback=feedback),
        choose_target=choose_target or _choose_target,
        choose_report=_choose_report,
    )
    FileWatch(database, parent=window).replaced.connect(controller.tell_new_version)
    if first is not None:
        first.called.connect(modes.come_forward)
        if first.crashed_before:
            tell_crash(window, crash_report)
    QTimer.singleShot(0, controller, controller.start)
    return window


def _keep(stored: SettingsFile, window: MainWindow) -> None:
    if not stored.write(window.settings(), screen_layout()):
        _log.warning("the settings could not be written; the window opens with the earlier ones next time")


def _open_store(path: Path, *, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
    from helpdesk_app.feedback.recovery import open_store  # noqa: PLC0415 -- not needed to open the window

    store, recovery = open_store(path, thorough=thorough)
    if recovery is not None:
        _log.warning("a damaged feedback file was set aside and recovered")
    return store, recovery


def _make_events() -> EventFactory:
    from helpdesk_app.feedback.factory import EventFactory  # noqa: PLC0415 -- not needed to open the window

    return EventFactory(__version__)


def _choose_target(parent: QWidget) -> Path | None:
    from helpdesk_app.ui.dialogs import choose_export_target  # noqa: PLC0415 -- not needed to open the window

    return choose_export_target(parent)


def _choose_report(parent: QWidget) -> Path | None:
    from helpdesk_app.ui.dialogs import choose_report_target  # noqa: PLC0415 -- not needed to open the window

    return choose_report_target(parent)


def screen_layout() -> str:
    """Return what tells this arrangement of screens from another, to be part of a key in the settings."""
    places = [screen.geometry() for screen in QGuiApplication.screens()]
    return "".join(sorted(f"_{at.x()}_{at.y()}_{at.width()}x{at.height()}" for at in places))


def tell_crash(window: MainWindow, report: Path | None) -> None:
    """Tell the agent that the window before this one did not end well, and where its report lies."""
    translate = QCoreApplication.translate
    text = translate("Crash", "The program ended unexpectedly last time. The feedback you gave is safe.")
    if report is not None:
        text += " " + translate("Crash", "If it happens again, give this file to your support team: %1").replace(
            "%1", str(report)
        )
    window.notice.warn(text)


def load_desk(database: Path, lexicon: Path) -> Desk:
    """Open the FAQ at ``database`` and make it searchable.

    Raises:
        DatabaseError: The file cannot be used; the class says why.
        ProgramIncompleteError: The lexicon, which travels with the program, cannot be used.
    """
    # Here and not above: the window is on the screen before numpy is read.
    from helpdesk_app.faq.database import read  # noqa: PLC0415
    from helpdesk_app.search.engine import SearchEngine  # noqa: PLC0415
    from helpdesk_app.search.lexicon import Lexicon, LexiconError  # noqa: PLC0415

    faq, index = read(database)
    try:
        words = Lexicon.load(lexicon)
    except LexiconError as error:
        raise ProgramIncompleteError(str(error)) from error
    return Desk(faq, SearchEngine(faq, index, words))


def _facts(desk: Desk | None, *, database: Path, feedback: Path) -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    versions = f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}"
    facts = [(translate("About", "Version"), __version__), (translate("About", "Built with"), versions)]
    if desk is not None:
        date = QDate.fromString(desk.faq.imported_on, "yyyy-MM-dd")
        if date.isValid():
            facts.append((translate("About", "FAQ of"), QLocale().toString(date, QLocale.FormatType.LongFormat)))
        facts.append((translate("About", "Answers"), QLocale().toString(len(desk.faq.entries))))
    facts.append((translate("About", "FAQ file"), str(database)))
    facts.append((translate("About", "Feedback file"), str(feedback)))
    return tuple(facts)
