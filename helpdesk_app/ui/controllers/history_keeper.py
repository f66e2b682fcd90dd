"""Lets the history of the answers outlast the window, and counts which are copied most."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt

from helpdesk_app.desk.history import History, Remembered
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.start_page import MOST_AT_HAND
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.main_window import MainWindow

_log = logging.getLogger(__name__)


class HistoryKeeper(QObject):
    """Counts after each copy, and stores uids when it is told to.

    Args:
        window: Owns the keeper.
        session: Shows the most copied answers.
        history: Of the session.
        recorder: Holds the copies.
        feedback: Says when one was recorded.
        stored: Where the history is kept.
        is_kept: Whether the policy of the machine allows that; if not, what was kept before is removed.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        history: History,
        recorder: Recorder,
        feedback: FeedbackController,
        stored: SettingsFile,
        *,
        is_kept: bool,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._history = history
        self._recorder = recorder
        self._stored = stored
        self._is_kept = is_kept
        self._is_over = False
        window.closing.connect(self._end)
        # In a later turn: the agent pastes meanwhile.
        feedback.copy_recorded.connect(self._count, Qt.ConnectionType.QueuedConnection)

    def store(self) -> None:
        """Store the history, or that there is none."""
        if not self._stored.write_history(self._history.remembered() if self._is_kept else Remembered()):
            _log.warning("the history could not be written")

    def _end(self) -> None:
        self._is_over = True

    def _count(self) -> None:
        if self._is_over:
            return  # The window closed right after the copy, and the store with it: asking would open it again.
        try:
            uids = self._recorder.use(lambda store: store.most_copied(2 * MOST_AT_HAND))
        except StorageError as error:
            _log.warning("the most copied answers could not be counted: %s", type(error).__name__)
            return
        self._session.use_most_copied(uids)
