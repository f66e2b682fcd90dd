"""What follows from what: keystroke -> engine -> list and counts -> answer.

The only class that knows both the window and the search below it; copies and votes have controllers of their own.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from helpdesk_app.desk.history import Collection, History, hits_of, toggled
from helpdesk_app.desk.open_faq import CurrentAnswer, OpenFaq
from helpdesk_app.desk.qualifying import QualifyingQuestion, qualifying_question
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.search.model import Hit, Reliability, SearchResult
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.text.identifiers import IdentifierCheck, check, holds_only_a_number
from helpdesk_app.ui.controllers.copy_controller import CopyController
from helpdesk_app.ui.controllers.dialog_controller import DialogController
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.panes.results.explanation import describe_reasons
from helpdesk_app.ui.panes.results.guidance import Guide
from helpdesk_app.ui.panes.results.identifier_words import RULE_QUERY, IdentifierWords
from helpdesk_app.ui.panes.results.unanswered import UnansweredSearch, UnansweredSearches
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.widgets.message_page import Message
from helpdesk_app.ui.widgets.suggestions import replace_unknown
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.problems import describe_faq

if TYPE_CHECKING:
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut

LIMIT: Final = 50
"""So many answers to a query are listed at most: more than anyone reads, few enough for every keystroke."""
BROWSE_LIMIT: Final = 500
"""So many are listed while the search box is empty."""

_log = logging.getLogger(__name__)


class DeskController(QObject):
    """Runs one window.

    Args:
        window: Shown or not; owns the controller.
        load: Opens the FAQ; called at the start and at every retry.
        recorder: Takes votes and copies.
        preferences: What the agent chose.
        facts: Returns what "about" says of an opened FAQ, or of none.
        choose_target: Asks the agent where to export to.
        choose_report: Asks the agent where to write the report.
        global_shortcut: Brings the window forward, where the system has such keys.
        keep_months: As for ``ExportController``.
        today: Returns the present day.
        clock: Returns seconds that only go forward.
        settle_ms: As for ``UnansweredSearches``.
    """

    ready = Signal()
    """The FAQ is open and the first list is on show."""
    opened = Signal()
    """A FAQ is open, the first or one in its place."""
    failed = Signal(str)
    """The FAQ cannot be opened, for this reason."""

    def __init__(
        self,
        window: MainWindow,
        load: Callable[[], OpenFaq],
        recorder: Recorder,
        preferences: PreferenceKeeper,
        *,
        facts: Callable[[OpenFaq | None], tuple[tuple[str, str], ...]] = lambda _desk: (),
        choose_target: Callable[[QWidget], Path | None],
        choose_report: Callable[[QWidget], Path | None],
        global_shortcut: GlobalShortcut | None = None,
        keep_months: int | None = None,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
        settle_ms: int = 1000,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._preferences = preferences
        self._today = today
        self._shelf = History()
        self._guidance = Guide(window.actions_)
        self._desk: OpenFaq | None = None
        self._query = ""
        self._result = SearchResult("", (), 0)
        self._number: IdentifierCheck | None = None
        self._identifier_words = IdentifierWords(self)
        self._collection: Collection | None = None
        self._feedback = FeedbackController(window, self.consulted, recorder, preferences)
        self._hand_over = ExportController(
            window,
            recorder,
            self._feedback,
            choose_target=choose_target,
            choose_report=choose_report,
            entries=lambda: self._desk.faq.entries if self._desk else (),
            today=today,
            keep_months=keep_months,
        )
        self._unanswered = UnansweredSearches(self._record_unanswered, settle_ms=settle_ms, parent=self)
        self._clock = clock
        self._first_key: float | None = None
        self._copies = CopyController(
            window, self.consulted, self._feedback, preferences, self._shelf, elapsed_ms=self._elapsed_ms, today=today
        )
        self._dialogs = DialogController(window, preferences, lambda: facts(self._desk), global_shortcut)
        self._connect()

    def swap(self) -> None:
        """Use the FAQ that stands in the place of the old one, without losing what is typed or checked."""
        try:
            desk = self._load()
        except StorageError as error:
            _log.warning("the new FAQ cannot be opened: %s", type(error).__name__)
            self._window.notice.warn(
                self.tr("The new version of the FAQ cannot be opened; the window goes on with the one it has."),
                self.tr("Try again"),
                self.swap,
            )
            return
        window = self._window
        before, checked, collection = window.results.current_hit(), window.topics.filters(), self._collection
        self._desk = desk
        window.topics.show_facets(desk.faq.facets)
        for facet, values in checked.items():
            for value in values:
                window.topics.check(facet, value)
        self._collection = collection
        window.show_desk()
        self._search()
        if before is not None:
            window.results.select(before.entry.uid)
        window.notice.inform(self.tr("The window now uses the new version of the FAQ."))
        self.opened.emit()

    def tell_new_version(self) -> None:
        """Say that another FAQ stands in the place of the one in use; open it where there was none."""
        if self._desk is None:
            self.start()
            return
        self._window.notice.inform(
            self.tr("A new version of the FAQ is there. What you typed stays."), self.tr("Use it now"), self.swap
        )

    def start(self) -> None:
        """Open the FAQ and show all of it, or why it cannot be opened."""
        window = self._window
        try:
            self._desk = self._load()
        except StorageError as error:
            _log.warning("the FAQ cannot be opened: %s", type(error).__name__)
            window.show_problem(describe_faq(error))
            self.failed.emit(str(error))
            return
        window.topics.show_facets(self._desk.faq.facets)
        window.show_desk()
        self._search()
        self.ready.emit()
        self.opened.emit()

    def consulted(self) -> CurrentAnswer | None:
        """Return the answer in front of the agent, or ``None``."""
        hit = self._window.results.current_hit()
        if hit is None or self._desk is None:
            return None
        from helpdesk_app.feedback.event_factory import Shown, active_facets, hash_answer

        shown = Shown(
            uid=hit.entry.uid,
            answer_hash=hash_answer(hit.entry.answer),
            database_version=self._desk.faq.version,
            query=""
            if self._number is not None or holds_only_a_number(self._query)
            else self._desk.engine.fold(self._query),
            rank=self._window.results.current_row() + 1,
            facets=active_facets(self._window.topics.filters()),
        )
        return CurrentAnswer(self._desk, hit, shown)

    def _connect(self) -> None:
        window, actions = self._window, self._window.actions_
        window.search_box.textChanged.connect(self._search)
        window.search_box.moved.connect(window.results.move_selection)
        window.topics.filters_changed.connect(self._filter)
        window.results.chosen.connect(self._show_answer)
        window.results.went_to.connect(lambda hit: self._shelf.viewed(hit.entry.uid))
        window.model.explain_with(self._explain)
        window.lift_button.clicked.connect(self._lift)
        window.nothing.acted.connect(self._lift)
        window.list_pane.qualifier.applied.connect(self._apply)
        for guide in (window.nothing, window.list_pane.doubt):
            guide.suggested.connect(self._try_word)
        window.problem.acted.connect(self.start)
        window.closing.connect(self._close)
        actions.clear.triggered.connect(self._clear)
        actions.lift.triggered.connect(self._lift)
        actions.favourite.triggered.connect(self._toggle_favourite)
        for action, collection in (
            (actions.favourites, Collection.FAVOURITES),
            (actions.recent, Collection.VIEWED),
            (actions.copied, Collection.COPIED),
        ):
            action.triggered.connect(lambda _checked=False, collection=collection: self._open(collection))

    def _search(self) -> None:
        if self._desk is None:
            return
        window = self._window
        text = window.search_box.text()
        browsing = not text.strip()
        if browsing:
            self._end_question()
        else:
            self._collection = None
            self._first_key = self._clock() if self._first_key is None else self._first_key
        filters = window.topics.filters()
        self._number = check(text)
        # A caller's number is no question: the FAQ's own rule for such numbers is.
        self._query = text if self._number is None else RULE_QUERY
        result = self._desk.engine.search(self._query, filters, BROWSE_LIMIT if browsing else LIMIT)
        self._result = result
        if not browsing:
            # A number replaces what was seen of its first digits.
            self._unanswered.saw(SearchResult("", (), 0) if holds_only_a_number(text) else result)
        window.topics.show_counts(result.facet_counts)
        if self._collection is not None:
            self._show_shelf(self._collection)
            return
        window.count.setText(self._guidance.counted(result))
        window.lift_button.setText(self._guidance.hidden(result))
        window.lift_button.setVisible(bool(result.hits) and result.hidden_by_filters > 0)
        self._guide(result, None if result.hits else self._guidance.nothing(result))
        self._list(result.hits)

    def _filter(self) -> None:
        # A topic narrows the FAQ: what was collected makes way for it.
        self._collection = None
        self._search()

    def _end_question(self) -> None:
        self._unanswered.end_question()
        self._feedback.begin_question()
        self._first_key = None

    def _elapsed_ms(self) -> int | None:
        return None if self._first_key is None else round((self._clock() - self._first_key) * 1000)

    def _record_unanswered(self, unanswered: UnansweredSearch) -> None:
        if self._desk is not None:
            from helpdesk_app.feedback.event_factory import active_facets

            self._feedback.record_unanswered(
                self._desk.engine.fold(unanswered.query),
                self._desk.faq.version,
                active_facets(self._window.topics.filters()),
                found_some=unanswered.found_some,
            )

    def _close(self) -> None:
        self._unanswered.settle()
        self._end_question()
        self._feedback.close()

    def _guide(self, result: SearchResult, message: Message | None) -> None:
        pane = self._window.list_pane
        doubtful = result.reliability is Reliability.NONE and bool(result.hits)
        pane.ask_to_check(self._guidance.is_to_be_checked(result))
        if self._number is not None:
            pane.doubt.show_message(self._identifier_words.message(self._number))
        else:
            pane.doubt.show_message(self._guidance.doubt(result) if doubtful else None)
        pane.qualifier.show_proposal(self._proposal(result))
        pane.show_nothing(message)
        pane.say_when_settled()
        self._window.actions_.lift.setEnabled(bool(self._window.topics.filters()))

    def _proposal(self, result: SearchResult) -> QualifyingQuestion | None:
        if self._desk is None or not result.query.strip() or self._number or result.reliability is Reliability.NONE:
            return None
        return qualifying_question(result.hits, self._desk.faq.facets, self._window.topics.filters())

    def _list(self, hits: tuple[Hit, ...]) -> None:
        if not self._window.model.show(hits):
            # The same list for another query: the same answer, perhaps with other words marked.
            self._show_answer(self._window.results.current_hit())

    def _show_answer(self, hit: Hit | None) -> None:
        window = self._window
        window.actions_.enable_for_answer(hit is not None)
        if hit is None or self._desk is None:
            window.actions_.favourite.setChecked(False)
            window.answer.show_entry(None)
            return
        window.actions_.favourite.setChecked(hit.entry.uid in self._preferences.current.favourites)
        window.answer.show_entry(hit.entry, self._desk.engine.spans(hit.entry.answer, self._query))
        self._feedback.show_votes()

    def _explain(self, hit: Hit) -> str:
        if self._desk is None or not self._query.strip():
            return ""
        return describe_reasons(self._desk.engine.explain(self._query, hit.entry))

    def _try_word(self, word: str) -> None:
        box = self._window.search_box
        box.setFocus()
        box.setText(replace_unknown(box.text(), self._result.unknown_words, word))

    def _apply(self, facet: str, value: str) -> None:
        self._window.topics.check(facet, value)
        self._window.search_box.setFocus()

    def _lift(self) -> None:
        self._window.topics.clear()
        self._window.search_box.setFocus()

    def _clear(self) -> None:
        """Empty the search box; where it is empty, go back to the whole FAQ; then put the window away if asked to."""
        window = self._window
        if window.search_box.text():
            self._unanswered.settle()
            window.search_box.clear()
        elif window.topics.filters() or self._collection is not None:
            # Leaves the collection too.
            window.topics.clear()
        elif self._preferences.current.escape_minimises:
            window.showMinimized()
        window.search_box.setFocus()

    def _open(self, collection: Collection) -> None:
        self._collection = collection
        if self._window.search_box.text():
            # The search that follows shows it.
            self._window.search_box.clear()
        else:
            self._search()
        self._window.search_box.setFocus()

    def _show_shelf(self, collection: Collection) -> None:
        if self._desk is None:
            return
        window = self._window
        uids = self._shelf.uids(collection, self._today().isoformat(), self._preferences.current.favourites)
        hits = hits_of(uids, self._desk.faq.entries)
        result = SearchResult("", hits, len(hits))
        window.count.setText(self._guidance.shelf_title(collection, result))
        window.lift_button.hide()
        self._guide(result, None if hits else self._guidance.empty_shelf(collection))
        self._list(hits)

    def _toggle_favourite(self) -> None:
        hit = self._window.results.current_hit()
        if hit is None:
            return
        before = self._preferences.current
        favourites = toggled(hit.entry.uid, before.favourites)
        self._preferences.change(replace(before, favourites=favourites))
        is_one = hit.entry.uid in favourites
        self._window.actions_.favourite.setChecked(is_one)
        self._window.confirm(self.tr("Added to the favourites") if is_one else self.tr("No favourite any more"))
        if self._collection is Collection.FAVOURITES:
            self._search()
