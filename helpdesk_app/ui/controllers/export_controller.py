"""Exports feedback and writes the report, in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from helpdesk_app.config import paths
from helpdesk_app.config.policy import RETENTION_MONTHS
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.desk.session import Session
from helpdesk_app.feedback.errors import BadEventError, UnfinishedExportError
from helpdesk_app.feedback.export import export_events
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat
from helpdesk_app.storage.errors import DamagedError, StorageError
from helpdesk_app.ui.actions import shortcut_text
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.platform.job import Job, StoppedError
from helpdesk_app.ui.window.desk_view import DeskView

PATIENCE_MS: Final = 4_000
"""For what is being written when the window closes: enough for a year of one desk, and less than the five seconds that
Windows grants at the end of a session."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to write from the feedback, with the sentences for the notice bar."""

    work: Callable[[Path, Callable[[], None]], int]
    """Takes the feedback file and a callback for progress; returns the number of events."""
    underway: str
    done: Callable[[int], str]
    failed: str
    stopped: str
    open_text: str
    opened: Path
    """What opens when the agent asks to see the result."""
    is_second_try: bool = False


class ExportController(QObject):
    """Answers the menu entries that write a file for others.

    One file is written at a time, in a thread and with a connection to the feedback of its own.

    Args:
        view: Its window owns the controller.
        session: Knows the FAQ in use.
        recorder: Holds the events.
        feedback: Says how it went.
        choose_target: Asks the agent where to export to.
        choose_report: Asks the agent where to write the report.
        today: Returns the present day.
        keep_months: How long an exported event stays; ``None`` for the default.
    """

    def __init__(
        self,
        view: DeskView,
        session: Session,
        recorder: Recorder,
        feedback: FeedbackController,
        *,
        choose_target: Callable[[QWidget], Path | None],
        choose_report: Callable[[QWidget], Path | None],
        today: Callable[[], date] = date.today,
        keep_months: int | None = None,
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self._recorder = recorder
        self._feedback = feedback
        self._choose_target = choose_target
        self._choose_report = choose_report
        self._today = today
        self._keep_months = keep_months
        self._job: Job | None = None
        self._task: _Task | None = None
        self._written: Path | None = None
        actions = view.actions
        actions.export_new.triggered.connect(lambda: self._export(only_new=True))
        actions.export_all.triggered.connect(lambda: self._export(only_new=False))
        actions.report.triggered.connect(self._report)
        actions.open_written.triggered.connect(self._open)
        actions.open_written.setEnabled(False)
        view.window.closing.connect(self._close)

    def _export(self, *, only_new: bool) -> None:
        target = self._choose_target(self._view.window)
        if target is None:
            return
        format_ = ExportFormat.from_suffix(target)

        def work(events: Path, progress: Callable[[], None]) -> int:
            with FeedbackStore(events) as store:
                store.verify(thorough=True)
                done = export_events(
                    store,
                    target,
                    format_,
                    only_new=only_new,
                    keep_months=self._keep_months or RETENTION_MONTHS,
                    progress=lambda _written: progress(),
                )
            return done.exported

        self._begin(
            _Task(
                work,
                underway=self.tr("The feedback is being exported…"),
                done=lambda count: self.tr("%n event(s) exported to", "", count) + f" {target}",
                failed=self.tr("The feedback could not be exported; all of it is still here."),
                stopped=self.tr("The export was stopped. Nothing was written, and all of the feedback is still here."),
                open_text=self.tr("Open the folder"),
                opened=target.parent,
            )
        )

    def _report(self) -> None:
        target = self._choose_report(self._view.window)
        if target is None:
            return
        template = paths.resource("report", "report.html.jinja")
        faq, made_on = self._session.state.faq, self._today()
        entries = faq.faq.entries if faq else ()

        def work(events: Path, progress: Callable[[], None]) -> int:
            # In the thread of the job: the libraries of the report take a while to load.
            from helpdesk_app.reports.answer_finder import reliable_answer
            from helpdesk_app.reports.reporting import read_figures, write_report
            from helpdesk_app.reports.succession import passed_on

            figures = read_figures([events], lambda _done, _all: progress())
            if faq is not None:
                figures = passed_on(figures, faq.faq)
            find = partial(reliable_answer, faq.engine) if faq else None
            return write_report(figures, entries, template, target, made_on=made_on, find=find).totals.events

        self._begin(
            _Task(
                work,
                underway=self.tr("The report is being written…"),
                done=lambda count: self.tr("Report on %n event(s) written to", "", count) + f" {target}",
                failed=self.tr("The report could not be written; the feedback is as it was."),
                stopped=self.tr("The report was stopped. Nothing was written."),
                open_text=self.tr("Open the report"),
                opened=target,
            )
        )

    def _begin(self, task: _Task) -> None:
        try:
            # Through the recorder, which recovers a damaged file and migrates an old one.
            events = self._recorder.use(lambda store: store.path)
        except StorageError as error:
            self._feedback.warn(task.failed, error)
            return
        self._task = task
        self._job = Job(lambda progress: task.work(events, progress), self)
        self._job.taking_long.connect(self._show_progress)
        self._job.finished.connect(self._finish)
        self._enable(False)
        self._job.start()

    def _show_progress(self) -> None:
        if self._task is not None and self._job is not None:
            self._view.notice.inform(self._task.underway, self.tr("Stop"), self._job.requestInterruption)

    def _finish(self) -> None:
        job, task = self._job, self._task
        if job is None or task is None:
            return
        self._job = self._task = None
        self._enable(True)
        job.deleteLater()
        try:
            count = job.result()
        except StoppedError:
            self._feedback.inform(task.stopped)
        except DamagedError as error:
            self._recover(task, error)
        except UnfinishedExportError as error:
            self._report_unfinished(task, error)
        except (StorageError, BadEventError) as error:
            self._feedback.warn(task.failed, error)
        else:
            self._offer(task.opened)
            keys = shortcut_text(self._view.actions.open_written)
            self._feedback.inform(task.done(count), f"{task.open_text}   {keys}".rstrip(), self._open)

    def _recover(self, task: _Task, error: DamagedError) -> None:
        """Try once more with the events that can be recovered."""
        if task.is_second_try:
            self._feedback.warn(task.failed, error)
            return
        try:
            self._recorder.use(lambda store: store.verify(thorough=True))
        except StorageError as second:
            self._feedback.warn(task.failed, second)
            return
        self._begin(replace(task, is_second_try=True))

    def _report_unfinished(self, task: _Task, error: UnfinishedExportError) -> None:
        self._offer(task.opened)
        consequence = (
            self.tr("The file is complete. Old feedback could not be removed, and will be after the next export.")
            if error.marked
            else self.tr("The file is complete, but this could not be noted: the next export will hold them again.")
        )
        reason = error.__cause__ if isinstance(error.__cause__, StorageError) else error
        self._feedback.warn(f"{task.done(error.exported)}. {consequence}", reason)

    def _offer(self, written: Path) -> None:
        self._written = written
        self._view.actions.open_written.setEnabled(True)

    def _open(self) -> None:
        if self._written is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(self._written)):
            self._view.notice.warn(self.tr("No program opens this. It lies here:") + f" {self._written}")

    def _enable(self, enabled: bool) -> None:
        actions = self._view.actions
        for action in (actions.export_new, actions.export_all, actions.report):
            action.setEnabled(enabled)
        actions.open_written.setEnabled(enabled and self._written is not None)

    def _close(self) -> None:
        """Wait for the file that is being written; one that takes too long is stopped and removed."""
        if self._job is None:
            return
        # The agent does not have to wait for a window that is already hidden.
        self._view.window.hide()
        if not self._job.wait(PATIENCE_MS):
            _log.warning("the window closed before a file of feedback was complete; nothing was written")
            self._job.requestInterruption()
            self._job.wait()
        self._job = None
