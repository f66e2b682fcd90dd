"""Feedback on its way out of the window: exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from helpdesk_app.feedback.errors import BadEventError, FeedbackError
from helpdesk_app.ui.feedback_controller import FeedbackController
from helpdesk_app.ui.main_window import MainWindow
from helpdesk_app.ui.recorder import Recorder


class HandOverController(QObject):
    """Answers the menu entries that write a file for others.

    Args:
        window: Owns the controller.
        recorder: Holds the events.
        feedback: Says how it went.
        choose_target: Asks the agent where to export to.
    """

    def __init__(
        self,
        window: MainWindow,
        recorder: Recorder,
        feedback: FeedbackController,
        *,
        choose_target: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._recorder = recorder
        self._feedback = feedback
        self._choose_target = choose_target
        actions = window.actions_
        actions.export_new.triggered.connect(lambda: self._export(only_new=True))
        actions.export_all.triggered.connect(lambda: self._export(only_new=False))

    def _export(self, *, only_new: bool) -> None:
        target = self._choose_target(self._window)
        if target is None:
            return
        from helpdesk_app.feedback.export import ExportFormat  # noqa: PLC0415 -- not needed to open the window
        from helpdesk_app.feedback.handover import hand_over  # noqa: PLC0415

        format_ = ExportFormat.from_suffix(target)
        try:
            with _wait_cursor():
                done = self._recorder.use(lambda store: hand_over(store, target, format_, only_new=only_new))
        except (FeedbackError, BadEventError) as error:
            self._feedback.warn(self.tr("The feedback could not be exported; all of it is still here."), error)
        else:
            self._feedback.tell(self.tr("%n event(s) exported to", "", done.exported) + f" {target}")


@contextmanager
def _wait_cursor() -> Iterator[None]:
    """Show that the window is at work.

    It works where it stands, and takes no keys meanwhile: the file of one agent, who votes some dozen times a day, is
    written in a fraction of a second.
    """
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
