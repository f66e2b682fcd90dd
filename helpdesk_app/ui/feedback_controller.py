"""Votes and copies on their way to the store, and what the window says of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from helpdesk_app.feedback.errors import FeedbackError
from helpdesk_app.feedback.export import ExportFormat, export
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.ui.desk import Consulted
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.problems import describe_feedback
from helpdesk_app.ui.recorder import Recorder

_log = logging.getLogger(__name__)


class FeedbackController(QObject):
    """Answers the vote keys of one window.

    Args:
        window: Owns the controller.
        consulted: Returns the answer in front of the agent, or ``None``.
        recorder: Takes the events.
        choose_target: Asks the agent where to export to.
    """

    def __init__(
        self,
        window: MainWindow,
        consulted: Callable[[], Consulted | None],
        recorder: Recorder,
        *,
        choose_target: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._consulted = consulted
        self._recorder = recorder
        self._choose_target = choose_target
        actions = window.actions_
        actions.vote_yes.triggered.connect(lambda: self._vote(Verdict.YES))
        actions.vote_no.triggered.connect(lambda: self._vote(Verdict.NO))
        actions.export.triggered.connect(self._export)
        window.answer.feedback.voted.connect(self._vote)
        window.closing.connect(recorder.close)

    def record_copy(self, consulted: Consulted) -> None:
        """Record that the answer was copied; say so where that fails."""
        try:
            self._recorder.copied(consulted.shown)
        except FeedbackError as error:
            self._warn(self.tr("The answer is copied, but the copy could not be recorded."), error)

    def begin_question(self) -> None:
        """Begin with another caller's question."""
        self._recorder.forget_votes()

    def show_votes(self) -> None:
        """Show what is on record for the answer in front of the agent."""
        consulted = self._consulted()
        if consulted is not None:
            self._window.answer.feedback.show_recorded(self._recorder.verdict(consulted.shown))

    def _vote(self, verdict: Verdict) -> None:
        consulted = self._consulted()
        if consulted is None:
            return
        feedback = self._window.answer.feedback
        try:
            self._recorder.voted(consulted.shown, verdict)
        except FeedbackError as error:
            self._warn(self.tr("Your vote could not be recorded."), error)
        else:
            feedback.show_recorded(verdict)
            feedback.announce_thanks()

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
