"""Feedback on its way out of the window: exports, and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from helpdesk_app import paths
from helpdesk_app.faq.model import Entry
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
        choose_report: Asks the agent where to write the report.
        entries: Returns the answers of the FAQ in use, none where there is no FAQ.
        today: Returns the present day.
    """

    def __init__(
        self,
        window: MainWindow,
        recorder: Recorder,
        feedback: FeedbackController,
        *,
        choose_target: Callable[[QWidget], Path | None],
        choose_report: Callable[[QWidget], Path | None],
        entries: Callable[[], Sequence[Entry]],
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._recorder = recorder
        self._feedback = feedback
        self._choose_target = choose_target
        self._choose_report = choose_report
        self._entries = entries
        self._today = today
        actions = window.actions_
        actions.export_new.triggered.connect(lambda: self._export(only_new=True))
        actions.export_all.triggered.connect(lambda: self._export(only_new=False))
        actions.report.triggered.connect(self._report)

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

    def _report(self) -> None:
        target = self._choose_report(self._window)
        if target is None:
            return
        from helpdesk_app.feedback.reporting import write_report  # noqa: PLC0415 -- not needed to open the window

        template = paths.resource("report", "report.html.jinja").read_text(encoding="utf-8")
        entries, made_on = self._entries(), self._today()
        try:
            with _wait_cursor():
                report = self._recorder.use(
                    lambda store: write_report(store.path, entries, template, target, made_on=made_on)
                )
        except FeedbackError as error:
            self._feedback.warn(self.tr("The report could not be written; the feedback is as it was."), error)
        else:
            count = report.totals.events
            self._feedback.tell(self.tr("Report on %n event(s) written to", "", count) + f" {target}")


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
