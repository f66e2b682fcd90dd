"""The composition root of the window: the one place that knows every part."""

from __future__ import annotations

import logging
import platform
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app import __version__, paths
from helpdesk_app.feedback.factory import EventFactory
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.desk import Desk, ProgramIncompleteError
from helpdesk_app.ui.desk_controller import DeskController
from helpdesk_app.ui.dialogs import choose_export_target
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.language import speak
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.qt_messages import log_qt_messages
from helpdesk_app.ui.readiness import when_ready
from helpdesk_app.ui.recorder import Recorder
from helpdesk_app.ui.settings import SettingsFile
from helpdesk_app.ui.theme import Theme

_log = logging.getLogger(__name__)


def run(*, database: Path, feedback: Path, settings: Path, quit_when_ready: bool = False) -> int:
    """Open the window and return the exit code once it is closed.

    Args:
        database: The FAQ; a missing or unusable one is explained in the window.
        feedback: The agent's own store; made when the first event comes.
        settings: The agent's own settings; made when the window closes.
        quit_when_ready: Close the window as soon as the first key would be accepted.
    """
    log_qt_messages()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    dress(application)
    window = open_window(database=database, feedback=feedback, settings=settings)
    # Gone before the application is, in whatever order Python lets go of them.
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if quit_when_ready:
        when_ready(window, window.close)
    window.show()
    return application.exec()


def dress(application: QApplication) -> Theme:
    """Give ``application`` its language and its looks, and return the looks."""
    speak(application, paths.resource("translations"))
    theme = Theme(application, paths.resource("style", "desk.qss"))
    theme.follow_system()
    return theme


def open_window(
    *,
    database: Path,
    feedback: Path,
    settings: Path,
    choose_target: Callable[[QWidget], Path | None] = choose_export_target,
) -> MainWindow:
    """Return the window, wired and not yet shown; the FAQ is opened as soon as the event loop runs.

    Args:
        database: As for ``run``.
        feedback: As for ``run``.
        settings: As for ``run``.
        choose_target: Asks the agent where to export to.
    """
    window = MainWindow(Icons(paths.resource("icons")))
    stored = SettingsFile(settings)
    window.restore(stored.read())
    window.closing.connect(lambda: _keep(stored, window))
    controller = DeskController(
        window,
        partial(load_desk, database, paths.resource("search", "lexicon.toml")),
        Recorder(partial(FeedbackStore, feedback), EventFactory(__version__)),
        PreferenceKeeper(stored.read_preferences(), stored.write_preferences),
        facts=partial(_facts, database=database, feedback=feedback),
        choose_target=choose_target,
    )
    QTimer.singleShot(0, controller, controller.start)
    return window


def _keep(stored: SettingsFile, window: MainWindow) -> None:
    if not stored.write(window.settings()):
        _log.warning("the settings could not be written; the window opens with the earlier ones next time")


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
