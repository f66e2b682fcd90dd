"""Connects the window to the session: passes on the agent's actions and renders the view state that comes back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, Signal

from helpdesk_app.desk.history import Collection, toggled
from helpdesk_app.desk.open_faq import Engine, OpenFaq
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.search.model import Hit
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.controllers.faq_source import load_into
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.controllers.renderer import Renderer
from helpdesk_app.ui.panes.results.explanation import describe_reasons
from helpdesk_app.ui.platform.meaning_loader import MeaningLoader
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.ui.window.problems import describe_faq

REST_MS = 1000
"""Without a key for this long, the agent has read what is on show."""

MEANING_MS = 200
"""After the first list, before the search by meaning is loaded: an agent who types at once has the processor alone."""

_log = logging.getLogger(__name__)


class DeskController(QObject):
    """Runs one window.

    Args:
        view: Its window owns the controller.
        session: What the window shows.
        load: Opens the FAQ; called at the start, where ``session`` has none yet, and at every retry.
        feedback: Shows what is on record for the answer, and is closed with the window.
        preferences: What the agent chose.
        rest_ms: Milliseconds without a key after which the agent counts as having stopped typing.
    """

    ready = Signal()
    """The first FAQ is open and the first list is on show."""
    opened = Signal()
    """A FAQ is open: the first one, or one that replaces it."""
    failed = Signal(str)
    """The FAQ cannot be opened, for this reason."""

    def __init__(
        self,
        view: DeskView,
        session: Session,
        load: Callable[[], OpenFaq],
        *,
        feedback: FeedbackController,
        preferences: PreferenceKeeper,
        rest_ms: int = REST_MS,
    ) -> None:
        super().__init__(view.window)
        self.view = view
        self.session = session
        self.preferences = preferences
        self._load = load
        self._feedback = feedback
        self._renderer = Renderer(view, describe_faq, feedback.show_votes)
        self._resting = QTimer(self, singleShot=True, interval=rest_ms)
        self._resting.timeout.connect(lambda: self.render(session.rest()))
        self._loader: MeaningLoader | None = None
        self._connect()
        self._use_shortcuts()
        # In a later turn, because the first list has to be painted before the thread competes with it.
        self._before_meaning = QTimer(self, singleShot=True, interval=MEANING_MS)
        self._before_meaning.timeout.connect(self._load_meaning)
        self.opened.connect(self._before_meaning.start)

    def start(self) -> None:
        """Show all of the FAQ, which is opened where it is not yet, or why it cannot be opened."""
        # Typed while nothing was connected.
        self.session.type(self.view.search_box.text())
        if self.session.state.phase is Phase.LOADING:
            load_into(self.session, self._load)
        state = self.session.state
        self.render(state)
        # Before the panes are painted; Qt would take a paint for each level of widgets.
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        if state.problem is not None:
            self.failed.emit(str(state.problem))
        else:
            self.ready.emit()
            self.opened.emit()

    def retry(self) -> None:
        """Try again to open the FAQ."""
        load_into(self.session, self._load)
        self.start()

    def replace_faq(self) -> None:
        """Use the FAQ that replaced the one in use; what is typed, checked and selected stays."""
        try:
            faq = self._load()
        except StorageError as error:
            _log.warning("the new FAQ cannot be opened: %s", type(error).__name__)
            self.view.notice.warn(
                self.tr("The new version of the FAQ cannot be opened; the window goes on with the one it has."),
                self.tr("Try again"),
                self.replace_faq,
            )
            return
        before = self.session.state.faq
        self.render(self.session.open(faq))
        used = self.tr("The window now uses the new version of the FAQ.")
        if before is not None and faq.faq.imported_on < before.faq.imported_on:
            used = self.tr("The window now uses the older version of the FAQ.")
        self.view.notice.inform(used)
        self.opened.emit()

    def offer_new_version(self, is_older: bool = False) -> None:
        """Say that another FAQ replaced the one in use; where there was none, open it."""
        if self.session.state.phase is not Phase.READY:
            self.retry()
            return
        found = self.tr("A new version of the FAQ is there. What you typed stays.")
        if is_older:
            found = self.tr("An older version of the FAQ is there. What you typed stays.")
        self.view.notice.inform(found, self.tr("Use it now"), self.replace_faq)

    def render(self, state: ViewState) -> None:
        """Show ``state``."""
        self._renderer.render(state)

    def report_uncaught_error(self) -> None:
        """Say that something unexpected happened, and what is safe."""
        self.view.notice.warn(
            self.tr(
                "Something unexpected went wrong, and was noted for your support team. The feedback you gave is safe. "
                "If the window does not react as usual, close it and open it again."
            )
        )

    def _connect(self) -> None:
        view, session, actions = self.view, self.session, self.view.actions
        view.search_box.textChanged.connect(self._type)
        view.search_box.moved.connect(view.list_pane.results.move_selection)
        view.topics.toggled.connect(lambda facet, value, on: self.render(session.check(facet, value, checked=on)))
        view.list_pane.results.chosen.connect(lambda row: self.render(session.select(row)))
        view.list_pane.results.went_to.connect(session.viewed)
        view.list_pane.results.more_asked.connect(lambda: self.render(session.show_more()))
        view.list_pane.model.explain_with(self._explain)
        for cleared in (view.topics.cleared, view.list_pane.clear_topics_button.clicked):
            cleared.connect(self._clear_topics)
        view.list_pane.nothing.acted.connect(self._help_out_of_an_empty_list)
        for reported in (view.list_pane.doubt.acted, actions.report_unanswered.triggered):
            reported.connect(self._report_unanswered)
        view.list_pane.qualifier.chosen.connect(self._answer_question)
        view.list_pane.qualifier.declined.connect(self._decline_question)
        for suggestions in (view.list_pane.nothing, view.list_pane.doubt):
            suggestions.suggested.connect(self._try_word)
        view.problem.acted.connect(self.retry)
        view.window.closing.connect(self._close)
        view.answer.related.chosen.connect(self._see_related)
        for index, action in enumerate(actions.related):
            action.triggered.connect(lambda _checked=False, index=index: self._see_related(index))
        actions.clear.triggered.connect(self._clear)
        actions.clear_topics.triggered.connect(self._clear_topics)
        actions.favourite.triggered.connect(self._toggle_favourite)
        actions.favourites.triggered.connect(lambda: self._open(Collection.FAVOURITES))
        actions.recent.triggered.connect(lambda: self._open(Collection.VIEWED))
        actions.copied.triggered.connect(lambda: self._open(Collection.COPIED))
        self.preferences.changed.connect(
            lambda: self.render(session.use_favourites(self.preferences.current.favourites))
        )
        self.preferences.changed.connect(self._use_shortcuts)

    def _use_shortcuts(self) -> None:
        self.view.actions.use_shortcuts(dict(self.preferences.current.shortcuts))
        self.view.show_keys()

    def _load_meaning(self) -> None:
        faq = self.session.state.faq
        if faq is None or faq.load_meaning is None or faq.meaning is not None:
            return
        self._end_loading()
        self._loader = MeaningLoader(faq.load_meaning, self)
        self._loader.loaded.connect(lambda engine: self._use_meaning(faq, engine))
        self._loader.start(QThread.Priority.LowPriority)

    def _use_meaning(self, faq: OpenFaq, engine: Engine) -> None:
        if self.session.state.faq is faq:
            self.render(self.session.use_meaning(engine))

    def _end_loading(self) -> None:
        if self._loader is not None:
            self._loader.loaded.disconnect()
            self._loader.wait()
            self._loader = None

    def _render_and_type_on(self, state: ViewState) -> None:
        """Render ``state`` and put the caret into the search box, where the agent goes on."""
        self.render(state)
        self.view.search_box.setFocus()

    def _type(self, text: str) -> None:
        self._resting.start()
        if text != self.session.state.text:
            self.render(self.session.type(text))

    def _try_word(self, word: str) -> None:
        self._render_and_type_on(self.session.try_word(word))

    def _answer_question(self, index: int) -> None:
        self._render_and_type_on(self.session.answer_question(index))

    def _see_related(self, index: int) -> None:
        self._render_and_type_on(self.session.see_related(index))

    def _decline_question(self) -> None:
        self._render_and_type_on(self.session.decline_question())

    def _help_out_of_an_empty_list(self) -> None:
        if self.session.state.result.hidden_by_filters:
            self._clear_topics()
        else:
            self._report_unanswered()

    def _report_unanswered(self) -> None:
        search = self.session.unanswered()
        if search is not None:
            self._feedback.report(search)
            self._render_and_type_on(self.session.reported())

    def _clear_topics(self) -> None:
        self._render_and_type_on(self.session.clear_filters())

    def _clear(self) -> None:
        """Leave the reading, or what the session has to leave; with nothing to leave, minimise the window if chosen."""
        if self.view.actions.read_aloud.isChecked():
            self.view.actions.read_aloud.setChecked(False)
        elif self.session.state.can_clear:
            self.render(self.session.clear())
        elif self.preferences.current.escape_minimises:
            self.view.window.showMinimized()
        self.view.search_box.setFocus()

    def _open(self, collection: Collection) -> None:
        self._render_and_type_on(self.session.open_collection(collection))

    def _explain(self, hit: Hit) -> str:
        return describe_reasons(self.session.texts.explain(hit), self.session.texts.passage_near(hit))

    def _toggle_favourite(self) -> None:
        hit = self.session.state.hit
        if hit is None:
            return
        before = self.preferences.current
        self.preferences.change(replace(before, favourites=toggled(hit.entry.uid, self.session.favourites)))
        is_one = hit.entry.uid in self.preferences.current.favourites
        self.view.confirm(self.tr("Added to the favourites") if is_one else self.tr("No favourite any more"))

    def _close(self) -> None:
        self.session.close()
        self._before_meaning.stop()  # Qt aborts the program when a thread is deleted that still runs.
        if self._loader is not None and self._loader.isRunning():
            # The agent does not have to watch the wait for the thread.
            self.view.window.hide()
        self._end_loading()
        self._feedback.close()
