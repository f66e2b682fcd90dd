"""Records votes, copies and unanswered searches, and tells the agent when that fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from helpdesk_app.desk.open_faq import CurrentAnswer
from helpdesk_app.desk.recorder import Opinion, Recorder
from helpdesk_app.desk.unanswered import UnansweredSearch
from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.feedback.shown_answer import active_facets
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.ui.window.problems import describe_feedback, describe_recovery

RETRY_MS: Final = 10_000
"""Milliseconds between two tries to write the pending events."""

_FATE: Final = {True: "waits", False: "is lost"}

_log = logging.getLogger(__name__)


class FeedbackController(QObject):
    """Answers the vote keys of one window.

    Args:
        view: Its window owns the controller.
        current: Returns the selected answer, or ``None``.
        recorder: Takes the events.
        preferences: Say whether queries are kept.
    """

    copy_recorded = Signal()
    """A copy is in the store."""

    def __init__(
        self,
        view: DeskView,
        current: Callable[[], CurrentAnswer | None],
        recorder: Recorder,
        preferences: PreferenceKeeper,
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._current = current
        self._recorder = recorder
        self._preferences = preferences
        self._retry_timer = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry_timer.timeout.connect(self.retry)
        actions, bar = view.actions, view.answer.feedback
        actions.vote_yes.triggered.connect(lambda: self._vote(Verdict.YES))
        actions.vote_no.triggered.connect(lambda: self._vote(Verdict.NO))
        actions.renew_station.triggered.connect(self._renew_station)
        bar.voted.connect(self._vote)
        bar.reasons.chosen.connect(self._give_reason)
        bar.reasons.commented.connect(self._comment)
        bar.reasons.comment_asked.connect(self._begin_comment)
        bar.reasons.left.connect(view.search_box.setFocus)
        preferences.changed.connect(self._use)
        self._use()

    def record_copy(self, answer: CurrentAnswer, elapsed_ms: int | None) -> None:
        """Record that the answer was copied ``elapsed_ms`` milliseconds after the first key; warn if that fails."""
        failed = self.tr("The answer is copied, but the copy could not be recorded.")
        if self._try(lambda: self._recorder.copied(answer.shown, elapsed_ms=elapsed_ms), failed):
            self.copy_recorded.emit()

    def end_question(self, unanswered: UnansweredSearch | None) -> None:
        """Begin another caller's question, and record the search that stayed unanswered, if there was one."""
        if unanswered is not None:
            self._record_unanswered(unanswered)
        self._recorder.forget_votes()

    def report(self, search: UnansweredSearch) -> None:
        """Record that the agent reported ``search`` as unanswered, and say so; warn if that fails."""
        if self._record_unanswered(search):
            done = self.tr("Question reported as unanswered.")
            without = self.tr("Reported as unanswered, without its words: this computer keeps none.")
            self._view.confirm(done if self._recorder.keep_queries else without)

    def show_votes(self) -> None:
        """Show the vote recorded for the selected answer."""
        answer = self._current() if self._recorder.has_votes() else None
        opinion = self._recorder.opinion(answer.shown) if answer else None
        self._view.answer.feedback.show_recorded(
            opinion.verdict if opinion else None, opinion.reason if opinion else None
        )

    def retry(self) -> None:
        """Try again to write the events that wait, and say so when it worked."""
        waited = self.tr("The feedback that waited is recorded.")
        if self._recorder.pending() and self._try(self._recorder.retry, self.tr("The feedback still waits."), waited):
            self.show_votes()

    def inform(self, done: str = "", action: str = "", then: Callable[[], None] | None = None) -> None:
        """Say what succeeded, and before it that a damaged file was recovered, if one was.

        Args:
            done: What succeeded; may be empty.
            action: Label of a button beside it; none if empty.
            then: What the button does.
        """
        recovery = self._recorder.take_recovery()
        if recovery is not None:
            self._view.notice.warn(f"{describe_recovery(recovery)} {done}".rstrip(), action, then)
        elif done:
            self._view.notice.inform(done, action, then)

    def warn(self, what: str, error: StorageError | BadEventError) -> None:
        """Warn that ``what`` failed, and say what to do about ``error``."""
        _log.warning("feedback: %s", type(error).__name__)
        self._view.notice.warn(f"{what} {describe_feedback(error)}")

    def close(self) -> None:
        """Write what waits, and close the store."""
        try:
            self._recorder.close()
        except StorageError as error:
            _log.warning("feedback %s at the end: %s", _FATE[self._recorder.outlasts_window()], type(error).__name__)

    def _record_unanswered(self, search: UnansweredSearch) -> bool:
        return self._try(
            lambda: self._recorder.unanswered(
                search.query,
                search.faq.faq.version,
                active_facets(search.filters),
                found_some=search.found_some,
            ),
            self.tr("A search without an answer could not be recorded."),
        )

    def _use(self) -> None:
        self._recorder.keep_queries = self._preferences.current.keep_queries

    def _vote(self, verdict: Verdict) -> None:
        opinion = self._opinion()
        # Repeating a vote keeps its reason and its comment.
        self._give(opinion if opinion.verdict is verdict else Opinion(verdict))

    def _give_reason(self, reason: Reason) -> None:
        self._give(replace(self._opinion(), verdict=Verdict.NO, reason=reason))

    def _comment(self, comment: str, wording: str) -> None:
        self._give(replace(self._opinion(), comment=comment, proposed_wording=wording))

    def _begin_comment(self) -> None:
        opinion = self._opinion()
        editor = self._view.answer.feedback.reasons.editor
        editor.begin(opinion.comment, opinion.proposed_wording)

    def _opinion(self) -> Opinion:
        answer = self._current()
        recorded = self._recorder.opinion(answer.shown) if answer else None
        return recorded or Opinion(Verdict.NO)

    def _give(self, opinion: Opinion) -> None:
        answer = self._current()
        if answer is None:
            return
        feedback = self._view.answer.feedback
        failed = self.tr("Your vote could not be recorded.")
        if self._try(lambda: self._recorder.voted(answer.shown, opinion), failed):
            feedback.show_recorded(opinion.verdict, opinion.reason)
            self._view.confirm(self.tr("Thank you, noted."))

    def _renew_station(self) -> None:
        try:
            self._recorder.renew_station()
        except StorageError as error:
            self.warn(self.tr("The pseudonym of this station stays as it was."), error)
        else:
            self.inform(self.tr("This station has a new pseudonym; nothing links it to the old one."))

    def _try(self, record: Callable[[], None], failed: str, done: str = "") -> bool:
        try:
            record()
        except StorageError as error:
            kept = (
                self.tr("It is kept on this computer, and tried again by itself.")
                if self._recorder.outlasts_window()
                else self.tr("It is kept until the window closes, and tried again by itself.")
            )
            _log.warning("feedback: %s", type(error).__name__)
            text = f"{failed} {kept} {describe_feedback(error)}"
            if text != self._view.notice.text():
                self._view.notice.warn(text, self.tr("Try again now"), self.retry)
            self._retry_timer.start()
            return False
        self.inform(done)
        return True
