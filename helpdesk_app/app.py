"""The composition root of the window: the one place that knows every part."""

from __future__ import annotations

import platform
import sys
from functools import partial
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from helpdesk_app import __version__, paths
from helpdesk_app.feedback.factory import EventFactory
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.desk import Desk, ProgramIncompleteError
from helpdesk_app.ui.desk_controller import DeskController
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.language import speak
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.qt_messages import log_qt_messages
from helpdesk_app.ui.readiness import when_ready
from helpdesk_app.ui.recorder import Recorder
from helpdesk_app.ui.settings import SettingsFile
from helpdesk_app.ui.theme import Theme


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
    window = open_window(application, database=database, feedback=feedback, settings=settings)
    if quit_when_ready:
        when_ready(window, window.close)
    window.show()
    return application.exec()


def open_window(application: QApplication, *, database: Path, feedback: Path, settings: Path) -> MainWindow:
    """Return the window, dressed and wired, not yet shown; the FAQ is opened after the first paint."""
    application.setApplicationName("helpdesk")
    application.setApplicationVersion(__version__)
    speak(application, paths.resource("translations"))
    Theme(application, paths.resource("style", "desk.qss")).follow_system()
    window = MainWindow(Icons(paths.resource("icons")))
    stored = SettingsFile(settings)
    window.restore(stored.read())
    window.closing.connect(lambda: stored.write(window.settings()))
    recorder = Recorder(partial(FeedbackStore, feedback), EventFactory(__version__))
    controller = DeskController(
        window,
        partial(load_desk, database, paths.resource("search", "lexicon.toml")),
        recorder,
        facts=partial(_facts, database=database, feedback=feedback),
    )
    QTimer.singleShot(0, controller.start)
    return window


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
