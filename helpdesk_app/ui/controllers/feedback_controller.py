"""Votes, copies and unanswered searches on their way to the store, and what the window says of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer

from helpdesk_app.desk.open_faq import CurrentAnswer
from helpdesk_app.desk.recorder import Opinion, Recorder
from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.problems import describe_feedback, describe_recovery

RETRY_MS: Final = 10_000
"""Between two tries to write what could not be written."""

_FATE: Final = {True: "waits", False: "is lost"}

_log = logging.getLogger(__name__)


class FeedbackController(QObject):
    """Answers the vote keys of one window.

    Args:
        window: Owns the controller.
        consulted: Returns the answer in front of the agent, or ``None``.
        recorder: Takes the events.
        preferences: Say whether queries are kept.
    """

    def __init__(
        self,
        window: MainWindow,
        consulted: Callable[[], CurrentAnswer | None],
        recorder: Recorder,
        preferences: PreferenceKeeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._consulted = consulted
        self._recorder = recorder
        self._preferences = preferences
        self._retry_timer = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry_timer.timeout.connect(self.retry)
        actions, bar = window.actions_, window.answer.feedback
        actions.vote_yes.triggered.connect(lambda: self._vote(Verdict.YES))
        actions.vote_no.triggered.connect(lambda: self._vote(Verdict.NO))
        actions.renew_station.triggered.connect(self._renew_station)
        bar.voted.connect(self._vote)
        bar.reasons.chosen.connect(self._give_reason)
        bar.reasons.commented.connect(self._comment)
        bar.reasons.comment_asked.connect(self._begin_comment)
        bar.reasons.left.connect(window.search_box.setFocus)
        preferences.changed.connect(self._use)
        self._use()

    def record_copy(self, consulted: CurrentAnswer, elapsed_ms: int | None) -> None:
        """Record that the answer was copied, so long after the first key; say so where that fails."""
        self._try(
            lambda: self._recorder.copied(consulted.shown, elapsed_ms=elapsed_ms),
            self.tr("The answer is copied, but the copy could not be recorded."),
        )

    def record_unanswered(
        self, query: str, database_version: str, facets: tuple[tuple[str, str], ...], *, found_some: bool
    ) -> None:
        """Record a search that stayed unanswered; the arguments are those of ``Recorder.unanswered``."""
        self._try(
            lambda: self._recorder.unanswered(query, database_version, facets, found_some=found_some),
            self.tr("A search without an answer could not be recorded."),
        )

    def begin_question(self) -> None:
        """Begin with another caller's question."""
        self._recorder.forget_votes()

    def show_votes(self) -> None:
        """Show what is on record for the answer in front of the agent."""
        consulted = self._consulted() if self._recorder.has_votes() else None
        opinion = self._recorder.opinion(consulted.shown) if consulted else None
        self._window.answer.feedback.show_recorded(
            opinion.verdict if opinion else None, opinion.reason if opinion else None
        )

    def retry(self) -> None:
        """Try again to write what waits; say so once it worked."""
        waited = self.tr("The feedback that waited is recorded.")
        if self._recorder.waiting() and self._try(self._recorder.retry, self.tr("The feedback still waits."), waited):
            self.show_votes()

    def tell(self, done: str = "", action: str = "", then: Callable[[], None] | None = None) -> None:
        """Say what went well, and first that a damaged file was recovered on the way, where it was.

        Args:
            done: What went well, or nothing.
            action: What a button beside it says; none where empty.
            then: What it does.
        """
        recovery = self._recorder.take_recovery()
        if recovery is not None:
            self._window.notice.warn(f"{describe_recovery(recovery)} {done}".rstrip(), action, then)
        elif done:
            self._window.notice.inform(done, action, then)

    def warn(self, what: str, error: StorageError | BadEventError) -> None:
        """Say ``what`` went wrong, and what to do about ``error``."""
        _log.warning("feedback: %s", type(error).__name__)
        self._window.notice.warn(f"{what} {describe_feedback(error)}")

    def close(self) -> None:
        """Write what waits and let go of the store."""
        try:
            self._recorder.close()
        except StorageError as error:
            _log.warning("feedback %s at the end: %s", _FATE[self._recorder.outlasts_window()], type(error).__name__)

    def _use(self) -> None:
        self._recorder.keep_queries = self._preferences.current.keep_queries

    def _vote(self, verdict: Verdict) -> None:
        opinion = self._opinion()
        # The same vote again takes back neither its reason nor its comment.
        self._give(opinion if opinion.verdict is verdict else Opinion(verdict))

    def _give_reason(self, reason: Reason) -> None:
        self._give(replace(self._opinion(), verdict=Verdict.NO, reason=reason))

    def _comment(self, comment: str, wording: str) -> None:
        self._give(replace(self._opinion(), comment=comment, proposed_wording=wording))

    def _begin_comment(self) -> None:
        opinion = self._opinion()
        editor = self._window.answer.feedback.reasons.editor
        editor.begin(opinion.comment, opinion.proposed_wording)

    def _opinion(self) -> Opinion:
        consulted = self._consulted()
        recorded = self._recorder.opinion(consulted.shown) if consulted else None
        return recorded or Opinion(Verdict.NO)

    def _give(self, opinion: Opinion) -> None:
        consulted = self._consulted()
        if consulted is None:
            return
        feedback = self._window.answer.feedback
        failed = self.tr("Your vote could not be recorded.")
        if self._try(lambda: self._recorder.voted(consulted.shown, opinion), failed):
            feedback.show_recorded(opinion.verdict, opinion.reason)
            feedback.announce_thanks()

    def _renew_station(self) -> None:
        try:
            self._recorder.renew_station()
        except StorageError as error:
            self.warn(self.tr("The pseudonym of this station stays as it was."), error)
        else:
            self.tell(self.tr("This station has a new pseudonym; nothing links it to the old one."))

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
            if text != self._window.notice.text():
                self._window.notice.warn(text, self.tr("Try again now"), self.retry)
            self._retry_timer.start()
            return False
        self.tell(done)
        return True
