"""What follows from what: keystroke -> engine -> list and counts -> answer; copy and vote -> store.

The only class that knows both the window and what lies below it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from helpdesk_app.faq.database import DatabaseError
from helpdesk_app.feedback.errors import FeedbackError
from helpdesk_app.feedback.export import ExportFormat, export
from helpdesk_app.feedback.factory import Shown, active_facets, hash_answer
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.search.model import Hit, SearchResult
from helpdesk_app.ui.clipboard import address_mime, answer_mime
from helpdesk_app.ui.desk import Desk, ProgramIncompleteError
from helpdesk_app.ui.dialogs import FactsDialog, choose_export_target, shortcut_facts
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.message_page import Message
from helpdesk_app.ui.problems import describe_database, describe_feedback, describe_program
from helpdesk_app.ui.recorder import Recorder

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
        facts: Returns what "about" says of an opened FAQ, or of none.
        choose_target: Asks the agent where to export to.
    """

    ready = Signal()
    """The FAQ is open and the first list is on show."""

    def __init__(
        self,
        window: MainWindow,
        load: Callable[[], Desk],
        recorder: Recorder,
        *,
        facts: Callable[[Desk | None], tuple[tuple[str, str], ...]] = lambda _desk: (),
        choose_target: Callable[[QWidget], Path | None] = choose_export_target,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._recorder = recorder
        self._facts = facts
        self._choose_target = choose_target
        self._desk: Desk | None = None
        self._query = ""
        self._connect()

    def start(self) -> None:
        """Open the FAQ and show all of it, or why it cannot be opened."""
        window = self._window
        try:
            self._desk = self._load()
        except DatabaseError as error:
            _log.warning("the FAQ cannot be opened: %s", type(error).__name__)
            window.show_problem(describe_database(error))
            return
        except ProgramIncompleteError as error:
            _log.exception("the program is incomplete")
            window.show_problem(describe_program(error))
            return
        window.topics.show_facets(self._desk.faq.facets)
        window.show_desk()
        self._search()
        self.ready.emit()

    def _connect(self) -> None:
        window, actions = self._window, self._window.actions_
        window.search_box.textChanged.connect(self._search)
        window.search_box.moved.connect(window.results.move_selection)
        window.topics.filters_changed.connect(self._search)
        window.results.chosen.connect(self._show_answer)
        window.lift_button.clicked.connect(window.topics.clear)
        window.nothing.acted.connect(window.topics.clear)
        window.problem.acted.connect(self.start)
        window.answer.address_chosen.connect(self._copy_address)
        window.answer.feedback.voted.connect(self._vote)
        window.closing.connect(self._recorder.close)
        actions.copy.triggered.connect(self._copy)
        actions.clear.triggered.connect(self._clear)
        actions.vote_yes.triggered.connect(lambda: self._vote(Verdict.YES))
        actions.vote_no.triggered.connect(lambda: self._vote(Verdict.NO))
        actions.export.triggered.connect(self._export)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)

    def _search(self) -> None:
        if self._desk is None:
            return
        window = self._window
        text = window.search_box.text()
        browsing = not text.strip()
        if browsing:
            self._recorder.forget_votes()
        result = self._desk.engine.search(text, window.topics.filters(), BROWSE_LIMIT if browsing else LIMIT)
        self._query = text
        window.topics.show_counts(result.facet_counts)
        window.count.setText(self._count_line(result))
        window.lift_button.setText(self.tr("%n more without the topics", "", result.hidden_by_filters))
        window.lift_button.setVisible(bool(result.hits) and result.hidden_by_filters > 0)
        window.show_nothing(None if result.hits else self._nothing(result))
        if not window.model.show(result.hits):
            # The same list for another query: the same answer, perhaps with other words marked.
            self._show_answer(window.results.current_hit())

    def _show_answer(self, hit: Hit | None) -> None:
        answer = self._window.answer
        self._window.actions_.enable_for_answer(hit is not None)
        if hit is None or self._desk is None:
            answer.show_entry(None)
            return
        answer.show_entry(hit.entry, self._desk.engine.spans(hit.entry.answer, self._query))
        answer.feedback.show_recorded(self._recorder.verdict(self._shown(self._desk, hit)))

    def _copy(self) -> None:
        hit = self._window.results.current_hit()
        if hit is None or self._desk is None:
            return
        QGuiApplication.clipboard().setMimeData(answer_mime(hit.entry))
        self._window.answer.confirm(self.tr("Answer copied"))
        try:
            self._recorder.copied(self._shown(self._desk, hit))
        except FeedbackError as error:
            self._warn(self.tr("The answer is copied, but the copy could not be recorded."), error)

    def _copy_address(self, address: str) -> None:
        data = address_mime(address)
        QGuiApplication.clipboard().setMimeData(data)
        self._window.answer.confirm(self.tr("Address copied"))

    def _vote(self, verdict: Verdict) -> None:
        hit = self._window.results.current_hit()
        if hit is None or self._desk is None:
            return
        feedback = self._window.answer.feedback
        try:
            self._recorder.voted(self._shown(self._desk, hit), verdict)
        except FeedbackError as error:
            self._warn(self.tr("Your vote could not be recorded."), error)
        else:
            feedback.show_recorded(verdict)
            feedback.announce_thanks()

    def _clear(self) -> None:
        """Empty the search box; where it is empty, uncheck the topics."""
        window = self._window
        if window.search_box.text():
            window.search_box.clear()
        elif window.topics.filters():
            window.topics.clear()
        window.search_box.setFocus()

    def _export(self) -> None:
        target = self._choose_target(self._window)
        if target is None:
            return
        try:
            count = export(self._recorder.recorded(), target, ExportFormat.from_suffix(target))
        except FeedbackError as error:
            self._warn(self.tr("The feedback could not be exported; all of it is still here."), error)
        else:
            self._window.notice.inform(self.tr("%n event(s) exported to", "", count) + f" {target}")

    def _warn(self, what: str, error: FeedbackError) -> None:
        _log.warning("feedback: %s", type(error).__name__)
        self._window.notice.warn(f"{what} {describe_feedback(error)}")

    def _show_shortcuts(self) -> None:
        FactsDialog(self.tr("Keyboard shortcuts"), shortcut_facts(self._window.actions_), self._window).open()

    def _show_about(self) -> None:
        FactsDialog(self.tr("Helpdesk assistant"), self._facts(self._desk), self._window).open()

    def _shown(self, desk: Desk, hit: Hit) -> Shown:
        return Shown(
            uid=hit.entry.uid,
            answer_hash=hash_answer(hit.entry.answer),
            database_version=desk.faq.version,
            query=desk.engine.fold(self._query),
            rank=self._window.results.current_row() + 1,
            facets=active_facets(self._window.topics.filters()),
        )

    def _count_line(self, result: SearchResult) -> str:
        if result.total > len(result.hits):
            shown = self.tr("First %n answer(s)", "", len(result.hits))
            return shown + " " + self.tr("of %n", "", result.total)
        return self.tr("%n answer(s)", "", result.total)

    def _nothing(self, result: SearchResult) -> Message:
        if result.hidden_by_filters:
            hidden = self.tr("%n answer(s) match without the topics you checked.", "", result.hidden_by_filters)
            return Message(
                self.tr("Nothing within these topics"), (hidden,), action=self.tr("Clear the topics"), icon="nothing"
            )
        advice = self.tr("Try fewer words, or other ones: the name of the product, or the message on the screen.")
        return Message(self.tr("No answer found"), (advice,), icon="nothing")
