"""The composition root of the window: the one place that knows every part.

``start.py`` imports it once the window is on the screen and takes keys.
"""

from __future__ import annotations

import gc
import logging
import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app import __version__
from helpdesk_app.config import paths
from helpdesk_app.config.policy import NO_POLICY, Policy, PolicyError
from helpdesk_app.desk.open_faq import OpenFaq
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.faq.choice import Choice
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.share_cache import ShareCache, copy_of
from helpdesk_app.storage.errors import ProgramIncompleteError
from helpdesk_app.storage.windows_paths import is_on_network
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.controllers.faq_source import FaqSource
from helpdesk_app.ui.controllers.window_modes import WindowModes
from helpdesk_app.ui.platform.session_end import SessionEnd
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.single_instance import SingleInstance
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.language import chosen_language, speak
from helpdesk_app.ui.style.theme import Theme
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.parts import Parts
from helpdesk_app.winapi.hot_keys import hot_keys

if TYPE_CHECKING:
    from helpdesk_app.feedback.event_factory import EventFactory
    from helpdesk_app.feedback.outbox import Outbox
    from helpdesk_app.feedback.recovery import Recovery
    from helpdesk_app.feedback.store import FeedbackStore
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut

_log = logging.getLogger(__name__)


def follow(
    application: QApplication, theme: Theme, window: MainWindow, open_one: Callable[[], MainWindow], language: str
) -> None:
    """Let ``window`` follow the system's theme, and give way to one in another language when the agent chooses it."""
    theme.watch(window)
    # A FAQ stays until another takes its place: no full collection shall walk all its entries while the agent types.
    controller_of(window).opened.connect(gc.freeze)
    preferences = window.findChild(PreferenceKeeper)
    if preferences is None:
        raise AssertionError("every furnished window has its preferences")

    def change_language() -> None:
        chosen = chosen_language(preferences.current.language)
        if chosen == language:
            return
        speak(application, paths.resource("translations"), chosen)
        successor = open_one()
        # Gone before the application is, in whatever order Python lets go of them.
        successor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        export_events(window, successor)
        follow(application, theme, successor, open_one, chosen)
        successor.setGeometry(window.geometry())
        successor.show()
        window.close()

    # After the dialog that asked for it is gone.
    preferences.changed.connect(change_language, Qt.ConnectionType.QueuedConnection)


def export_events(window: MainWindow, successor: MainWindow) -> None:
    """Have ``successor`` show, once its FAQ is open, what is typed and checked in ``window``."""
    text, checked = window.search_box.text(), window.topics.filters()
    successor.search_box.setText(text)

    def check() -> None:
        for facet, values in checked.items():
            for value in values:
                successor.topics.check(facet, value)

    controller_of(successor).ready.connect(check)


def controller_of(window: MainWindow) -> DeskController:
    """Return what runs ``window``, which is furnished."""
    controller = window.findChild(DeskController)
    if controller is None:
        raise AssertionError("every furnished window has its controller")
    return controller


def open_window(
    *,
    database: Path | FaqLocations,
    feedback: Path,
    settings: Path,
    policy: Policy = NO_POLICY,
    choose_target: Callable[[QWidget], Path | None] | None = None,
    first: SingleInstance | None = None,
    global_shortcut: GlobalShortcut | None = None,
    crash_report: Path | None = None,
    window: MainWindow | None = None,
) -> MainWindow:
    """Return the window with all its parts, wired; the FAQ is opened as soon as the event loop runs.

    Args:
        database: The FAQ, or where it may lie.
        feedback: As for ``start.run``.
        settings: As for ``start.run``.
        policy: What IT set for this machine.
        choose_target: Asks the agent where to export to; by default with the dialog of the system.
        first: Calls the window forward, and knows how the one before it ended.
        global_shortcut: Calls the window forward too, where the system has such keys.
        crash_report: Where the interpreter writes when it dies; told to the agent after such an end.
        window: One that has no parts yet; by default a new one, not yet shown.
    """
    stored = SettingsFile(settings)
    if window is None:
        window = MainWindow(stored.read(screen_layout()))
    window.furnish(Parts.of(window, Icons(paths.resource("icons"))))
    preferences = PreferenceKeeper(stored.read_preferences(), stored.write_preferences, window, policy=policy)
    modes = WindowModes(window, preferences, global_shortcut)
    window.closing.connect(lambda: _keep(stored, window))
    places = database if isinstance(database, FaqLocations) else FaqLocations(database)
    source = FaqSource(
        places,
        partial(make_desk, lexicon=paths.resource("search", "lexicon.toml")),
        share_cache=_share_cache_of(places),
        parent=window,
    )
    source.refused.connect(window.notice.warn)
    recorder = Recorder(partial(_open_store, feedback), _make_events, partial(_make_outbox, feedback))
    controller = DeskController(
        window,
        source.load,
        recorder,
        preferences,
        facts=partial(_facts, feedback=feedback),
        choose_target=choose_target or partial(_choose_target, folder=policy.export_folder),
        choose_report=_choose_report,
        global_shortcut=global_shortcut,
        keep_months=policy.keep_months,
    )
    source.changed.connect(controller.tell_new_version)
    SessionEnd(window, partial(_keep, stored, window), partial(_write_waiting, recorder))
    if first is not None:
        first.called.connect(modes.come_forward)
        if first.crashed_before:
            tell_crash(window, crash_report)
    if stored.is_newer():
        window.notice.warn(
            QCoreApplication.translate(
                "Newer",
                "A newer version of the program wrote your settings. They are used as far as this one knows them, and "
                "stay as they are.",
            )
        )
    QTimer.singleShot(0, controller, controller.start)
    return window


def make_global_shortcut(application: QApplication) -> GlobalShortcut | None:
    """Return what holds a key of the whole system until ``application`` ends; ``None`` where there are no such keys."""
    keys = hot_keys()
    if keys is None:
        return None
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut

    shortcut = GlobalShortcut(keys, application)
    application.aboutToQuit.connect(shortcut.close)
    return shortcut


def _keep(stored: SettingsFile, window: MainWindow) -> None:
    if not stored.write(window.settings(), screen_layout()):
        _log.warning("the settings could not be written; the window opens with the earlier ones next time")


def _write_waiting(recorder: Recorder) -> None:
    from helpdesk_app.storage.errors import StorageError

    try:
        recorder.retry()
    except StorageError as error:
        _log.warning("feedback waits: %s", type(error).__name__)


def _open_store(path: Path, *, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
    from helpdesk_app.feedback.recovery import open_store

    store, recovery = open_store(path, thorough=thorough)
    if recovery is not None:
        _log.warning("a damaged feedback file was set aside and recovered")
    return store, recovery


def _make_events() -> EventFactory:
    from helpdesk_app.feedback.event_factory import EventFactory

    return EventFactory(__version__)


def _make_outbox(feedback: Path) -> Outbox:
    from helpdesk_app.feedback.outbox import Outbox

    return Outbox(feedback)


def _choose_target(parent: QWidget, *, folder: Path | None) -> Path | None:
    from helpdesk_app.ui.dialogs.file_dialogs import choose_export_target

    return choose_export_target(parent, folder)


def _choose_report(parent: QWidget) -> Path | None:
    from helpdesk_app.ui.dialogs.file_dialogs import choose_report_target

    return choose_report_target(parent)


def tell_policy(window: MainWindow, refusal: PolicyError) -> None:
    """Tell the agent that what IT set for this machine cannot be understood, and what holds meanwhile."""
    _log.warning("the policy of the machine was refused, line %d", refusal.line)
    text = QCoreApplication.translate(
        "Policy",
        "The settings of this machine cannot be understood. Meanwhile no search is kept with the feedback. Give this "
        "to your support team: %1",
    )
    window.notice.warn(text.replace("%1", str(refusal)))


def tell_crash(window: MainWindow, report: Path | None) -> None:
    """Tell the agent that the window before this one did not end well, and where its report lies."""
    translate = QCoreApplication.translate
    text = translate("Crash", "The program ended unexpectedly last time. The feedback you gave is safe.")
    if report is not None:
        text += " " + translate("Crash", "If it happens again, give this file to your support team: %1").replace(
            "%1", str(report)
        )
    window.notice.warn(text)


def _share_cache_of(places: FaqLocations) -> ShareCache | None:
    if places.named is not None or places.policy is None or not is_on_network(places.policy):
        return None
    return ShareCache(places.policy, copy_of(places.policy, paths.own_database().parent))


def make_desk(choice: Choice, *, lexicon: Path) -> OpenFaq:
    """Make the FAQ that was chosen searchable.

    Raises:
        ProgramIncompleteError: The lexicon, which travels with the program, cannot be used.
    """
    # Here and not above: the window is on the screen before numpy is read.
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.lexicon import Lexicon, LexiconError

    try:
        words = Lexicon.load(lexicon)
    except LexiconError as error:
        raise ProgramIncompleteError(lexicon, str(error)) from error
    return OpenFaq(choice.faq, SearchEngine(choice.faq, choice.index, words), choice.path)


def _facts(desk: OpenFaq | None, *, feedback: Path) -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    versions = f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}"
    facts = [(translate("About", "Version"), __version__), (translate("About", "Built with"), versions)]
    if desk is not None:
        date = QDate.fromString(desk.faq.imported_on, "yyyy-MM-dd")
        if date.isValid():
            facts.append((translate("About", "FAQ of"), QLocale().toString(date, QLocale.FormatType.LongFormat)))
        facts.append((translate("About", "Answers"), QLocale().toString(len(desk.faq.entries))))
        facts.append((translate("About", "FAQ file"), str(desk.path)))
    facts.append((translate("About", "Feedback file"), str(feedback)))
    return tuple(facts)
