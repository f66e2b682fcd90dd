"""The composition root: the one place that knows every part of the window.

``start.py`` imports it once the first list is painted.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app import __version__
from helpdesk_app.config import paths
from helpdesk_app.config.language import install_messages
from helpdesk_app.config.policy import NO_POLICY, Policy, PolicyError
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.search.model import NO_FILTERS, Filters
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.controllers.context_menus import ContextMenus
from helpdesk_app.ui.controllers.copy_controller import CopyController
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.controllers.history_keeper import HistoryKeeper
from helpdesk_app.ui.controllers.text_size import TextSize
from helpdesk_app.ui.controllers.window_modes import WindowModes
from helpdesk_app.ui.first_list import FirstList
from helpdesk_app.ui.platform.later import call_later
from helpdesk_app.ui.platform.session_end import SessionEnd
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.style.language import chosen_language, install_translations
from helpdesk_app.ui.style.theme import Theme
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.winapi.hot_keys import hot_keys
from helpdesk_app.winapi.selection import selection

if TYPE_CHECKING:
    from helpdesk_app.feedback.event_factory import EventFactory
    from helpdesk_app.feedback.outbox import Outbox
    from helpdesk_app.feedback.recovery import Recovery
    from helpdesk_app.feedback.store import FeedbackStore
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut
    from helpdesk_app.ui.platform.selected_text import SelectedText
    from helpdesk_app.ui.platform.single_instance import SingleInstance
    from helpdesk_app.ui.platform.uncaught_errors import UncaughtErrors

ChooseFile = Callable[[QWidget], Path | None]
"""Asks the agent, above a window, for a file to write."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Environment:
    """What a window is opened on."""

    database: Path | FaqLocations
    """The FAQ, or where it may be."""
    feedback: Path
    """The agent's own store; made when the first event comes."""
    settings: Path
    """The agent's own settings; made when the window closes."""
    policy: Policy = NO_POLICY
    """What IT set for this machine."""
    crash_report: Path | None = None
    """Where the interpreter writes when it crashes; shown to the agent after a crash."""
    instance: SingleInstance | None = None
    """Calls the window forward, and knows how the one before it ended."""
    global_shortcut: GlobalShortcut | None = None
    """Calls the window forward too, where the system has such keys."""
    selected_text: SelectedText | None = None
    """Of the program in front, for that key to search for."""
    errors: UncaughtErrors | None = None
    """Announces uncaught exceptions."""
    choose_target: ChooseFile | None = None
    """Asks where to export to; ``None`` for the dialog of the system."""


def open_window(
    environment: Environment, first: FirstList | None = None, *, text: str = "", filters: Filters = NO_FILTERS
) -> DeskController:
    """Build a window with all its panes and return its controller; it shows the FAQ when the event loop runs.

    Args:
        environment: What the window is opened on.
        first: A window that has its list already; by default a new one, not yet shown.
        text: What the search box of a new one holds at first.
        filters: The topics that are checked in a new one at first.
    """
    policy = environment.policy
    first = first or FirstList(environment.database, environment.settings, policy, text=text, filters=filters)
    view, session, preferences = DeskView(first.view), first.session, first.preferences
    window = view.window
    recorder = Recorder(
        partial(_open_store, environment.feedback), _make_events, partial(_make_outbox, environment.feedback)
    )
    feedback = FeedbackController(view, session.current, recorder, preferences)
    session.question_ended = feedback.end_question
    keeper = HistoryKeeper(
        window, session, first.history, recorder, feedback, first.settings, is_kept=policy.keep_history
    )
    controller = DeskController(view, session, first.source.load, feedback=feedback, preferences=preferences)
    first.source.changed.connect(controller.offer_new_version)
    CopyController(view, session, feedback, preferences, controller.render)
    ContextMenus(view, session, controller.render)
    TextSize(view, preferences)
    modes = WindowModes(view, preferences, environment.global_shortcut, environment.selected_text)
    keep_settings = partial(_keep_settings, first.settings, view, keeper)
    window.closing.connect(keep_settings)
    SessionEnd(window, keep_settings, partial(_drain_outbox, recorder))
    if environment.errors is not None:
        # In a later turn: the code that failed may be in the middle of painting.
        environment.errors.raised.connect(controller.report_uncaught_error, Qt.ConnectionType.QueuedConnection)
    if environment.instance is not None:
        environment.instance.called.connect(modes.come_forward)
        if environment.instance.crashed_before:
            report_crash(view, environment.crash_report)
    if first.settings.is_newer():
        _report_newer_settings(view)
    deferred = _Deferred(controller, feedback, recorder, environment)
    for signal in (controller.ready, controller.failed):
        signal.connect(deferred.schedule)
    call_later(controller, controller.start)
    return controller


class _Deferred(QObject):
    """Adds the deferred parts once, right after the first list or the reason why there is none."""

    def __init__(
        self, controller: DeskController, feedback: FeedbackController, recorder: Recorder, environment: Environment
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._feedback = feedback
        self._recorder = recorder
        self._environment = environment
        self._is_due = True

    def schedule(self) -> None:
        """Add the parts in the next turn of the event loop."""
        if self._is_due:
            self._is_due = False
            call_later(self, self._add)

    def _add(self) -> None:
        from helpdesk_app.ui.deferred import add_deferred_parts

        environment = self._environment
        add_deferred_parts(
            self._controller,
            self._feedback,
            self._recorder,
            environment.feedback,
            policy=environment.policy,
            global_shortcut=environment.global_shortcut,
            choose_target=environment.choose_target,
        )


class LanguageSwitch(QObject):
    """Replaces the window by one in another language when the agent chooses one, and applies the theme chosen.

    Args:
        application: Owns the switch, and is given the translations.
        theme: Of each window.
        environment: What each window is opened on.
        controller: Runs the first window.
        language: The language of the first window.
    """

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        environment: Environment,
        controller: DeskController,
        language: str,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._theme = theme
        self._environment = environment
        self._language = language
        self._follow(controller)

    def _follow(self, controller: DeskController) -> None:
        self._theme.watch(controller.view.window)
        # A FAQ stays until another replaces it: no full collection has to walk its entries while the agent types.
        controller.opened.connect(gc.freeze)
        # Queued, so that the dialog that asked for it is gone.
        controller.preferences.changed.connect(lambda: self._change(controller), Qt.ConnectionType.QueuedConnection)

    def _change(self, controller: DeskController) -> None:
        self._theme.choose(controller.preferences.current.theme)
        chosen = chosen_language(controller.preferences.current.language)
        if chosen == self._language:
            return
        self._language = chosen
        install_translations(self._application, paths.resource("translations"), chosen)
        install_messages(chosen)
        state, window = controller.session.state, controller.view.window
        # Before the next window reads it: what this one keeps of its history and layout.
        for kept in window.findChildren(SessionEnd):
            kept.save()
        successor = open_window(self._environment, text=state.text, filters=state.filters)
        # Gone before the application is, in whatever order Python deletes them.
        successor.view.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow(successor)
        successor.view.window.setGeometry(window.geometry())
        successor.view.window.show()
        window.close()


def make_global_shortcut(application: QApplication) -> GlobalShortcut | None:
    """Return a system-wide shortcut that lasts as long as ``application``; ``None`` where there are none."""
    keys = hot_keys()
    if keys is None:
        return None
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut

    shortcut = GlobalShortcut(keys, application)
    application.aboutToQuit.connect(shortcut.close)
    return shortcut


def make_selected_text(application: QApplication) -> SelectedText | None:
    """Return what takes the selection of the program in front; ``None`` where that is not possible."""
    of_system = selection()
    if of_system is None:
        return None
    from helpdesk_app.ui.platform.selected_text import SelectedText

    return SelectedText(of_system, application)


def report_refused_policy(view: DeskView, refusal: PolicyError) -> None:
    """Tell the agent that the policy of this machine is refused, and which rules are in force meanwhile."""
    _log.warning("the policy of the machine was refused, line %d", refusal.line)
    text = QCoreApplication.translate(
        "Policy",
        "The settings of this machine cannot be understood. Meanwhile no search is kept with the feedback. Give this "
        "to your support team: %1",
    )
    view.notice.warn(text.replace("%1", str(refusal)))


def _keep_settings(stored: SettingsFile, view: DeskView, history: HistoryKeeper) -> None:
    history.store()
    if not stored.write(view.settings(), screen_layout()):
        _log.warning("the settings could not be written; the window opens with the earlier ones next time")


def _drain_outbox(recorder: Recorder) -> None:
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


def report_crash(view: DeskView, report: Path | None) -> None:
    """Tell the agent that the window before this one crashed, and where its report is."""
    translate = QCoreApplication.translate
    text = translate("Crash", "The program ended unexpectedly last time. The feedback you gave is safe.")
    if report is not None:
        text += " " + translate("Crash", "If it happens again, give this file to your support team: %1").replace(
            "%1", str(report)
        )
    view.notice.warn(text)


def _report_newer_settings(view: DeskView) -> None:
    view.notice.warn(
        QCoreApplication.translate(
            "Newer",
            "A newer version of the program wrote your settings. They are used as far as this one knows them, and "
            "stay as they are.",
        )
    )
