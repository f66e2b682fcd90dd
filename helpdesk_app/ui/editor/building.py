"""Builds the FAQ of the window's folder and hands it out, step by step in the background, and shows the dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.config import paths
from helpdesk_app.config.policy import policy_in_force
from helpdesk_app.editing import hand_out as handing
from helpdesk_app.editing import publishing
from helpdesk_app.editing.hand_out import ForeignFaqError, HandedOut, HandOutTarget, TargetKind
from helpdesk_app.editing.publishing import BuildPhase, Preparation
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.publishing import PublishError
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import LexiconError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.dialogs.file_dialogs import without_trace
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.editor.build_dialog.build_dialog import BuildDialog
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.folder_keeper import FolderKeeper
from helpdesk_app.ui.platform.job import Job

_EXPECTED: Final = (PublishError, LexiconError, StorageError, OSError, ForeignFaqError)
_T = TypeVar("_T")


def machine_locations() -> FaqLocations:
    """Return where the desks on this computer look for the FAQ."""
    policy, _refusal = policy_in_force(paths.policy_file())
    return FaqLocations(paths.bundled_database(), paths.own_database(), policy.faq)


class Building(QObject):
    """Owns the action that builds, and the dialog while it is open.

    Args:
        controller: Of the window.
        keeper: Saves the folder first.
        folder: That is built.
        indexer: Loads what compiles the index; called in a thread.
        locations: Returns where the desks look.
    """

    phased = Signal(object, int, int)
    """From the thread: a ``BuildPhase``, done, all."""
    copied = Signal(int, int)
    """From the thread that hands out: bytes done, all."""

    def __init__(
        self,
        controller: EditorController,
        keeper: FolderKeeper,
        folder: Path,
        indexer: Callable[[], Indexer],
        locations: Callable[[], FaqLocations] = machine_locations,
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._keeper = keeper
        self._folder = folder
        self._indexer = indexer
        self._find_locations = locations
        self._locations: FaqLocations | None = None
        self._target: HandOutTarget | None = None
        self._preparation: Preparation | None = None
        self._job: Job | None = None
        self.dialog: BuildDialog | None = None
        self._background = Background(self)
        controller.window.closing.connect(self._background.close)
        self.action = QAction(self.tr("&Build and hand out…"), controller.window)
        self.action.setShortcut(QKeySequence("F9"))
        self.action.triggered.connect(lambda _checked=False: self.start())
        controller.window.add_tool(self.action, in_bar=True)
        controller.rendered.connect(lambda state: self.action.setEnabled(state.phase is FolderPhase.READY))
        self.action.setEnabled(False)
        self.phased.connect(self._show_phase)
        self.copied.connect(self._show_copy)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being done, be it only the end of what was cancelled."""
        return self._background.is_busy

    def start(self) -> None:
        """Save, and show what a build changes."""
        if self.is_busy:
            self._controller.window.notice.inform(
                self.tr("The last build is still being stopped. Try again in a moment.")
            )
        elif self.dialog is None:
            self._keeper.save(self._prepare)

    def _prepare(self) -> None:
        dialog = self.dialog = BuildDialog(self._controller.window)
        dialog.build_asked.connect(self._write)
        dialog.replace_asked.connect(lambda: self._hand_out(accept=True))
        dialog.previous_asked.connect(self._look_at_previous)
        dialog.put_back_asked.connect(self._put_back)
        dialog.choose_asked.connect(self._choose)
        dialog.finished.connect(self._end)
        dialog.open()

        def prepare(progress: Callable[[], None]) -> Preparation:
            def tell(phase: BuildPhase, done: int, total: int) -> None:
                progress()
                self.phased.emit(phase, done, total)

            return publishing.prepare(self._folder, self._indexer(), tell)

        self._run(prepare, self._review, self._refuse)

    def _review(self, preparation: Preparation) -> None:
        if self.dialog is None:
            return
        self._preparation = preparation
        self._locations = self._find_locations()
        targets = handing.targets(self._locations, handing.read_record(self._folder))
        self.dialog.show_review(preparation, targets)

    def _write(self, target: HandOutTarget | None) -> None:
        preparation = self._preparation
        if preparation is None or self.dialog is None:
            return
        self._target = target
        self.dialog.show_step(self.tr("Writing the FAQ…"))
        self._run(lambda _progress: publishing.write(preparation), self._built, self._refuse)

    def _built(self, report: BuildReport) -> None:
        self._preparation = None
        self._controller.session.built_as(report.faq)
        self._controller.render()
        if self._target is not None:
            self._hand_out(accept=False)
        elif self.dialog is not None:
            self.dialog.show_done(None)

    def _hand_out(self, *, accept: bool) -> None:
        target, locations = self._target, self._locations
        if target is None or locations is None or self.dialog is None:
            return
        self.dialog.show_step(self.tr("Handing out the FAQ…"))

        def hand_out(progress: Callable[[], None]) -> HandedOut:
            def tell(done: int, total: int) -> None:
                progress()
                self.copied.emit(done, total)

            return handing.hand_out(self._folder, target, locations, accept=accept, progress=tell)

        self._run(hand_out, self._done, self._refuse_copy)

    def _look_at_previous(self, target: HandOutTarget) -> None:
        def show(previous: Faq | None) -> None:
            if self.dialog is not None:
                self.dialog.show_previous(target, previous)

        self._target = target
        self._run(lambda _progress: handing.look_at_previous(target.path), show, self._refuse)

    def _put_back(self) -> None:
        target, locations = self._target, self._locations
        if target is None or locations is None or self.dialog is None:
            return
        self.dialog.show_step(self.tr("Putting the FAQ back…"))

        def show(out: HandedOut) -> None:
            if self.dialog is not None:
                self.dialog.show_put_back(out)

        # Once begun it is done: two files change places.
        self._run(lambda _progress: handing.put_back(self._folder, target, locations), show, self._refuse)

    def _done(self, out: HandedOut) -> None:
        if self.dialog is not None:
            self.dialog.show_done(out)

    def _refuse(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(str(error))

    def _refuse_copy(self, error: Exception) -> None:
        if self.dialog is None:
            return
        if isinstance(error, ForeignFaqError) and self._target is not None:
            self.dialog.show_foreign(self._target, error.state)
        else:
            self.dialog.show_problem(str(error), is_built=True)

    def _choose(self) -> None:
        title = self.tr("Hand out the FAQ to")
        with without_trace():
            name, _ = QFileDialog.getSaveFileName(
                self.dialog,
                title,
                str(self._folder.parent / "faq.db"),
                self.tr("FAQ (*.db)"),
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
        # When the window behind it closes, the dialog of Windows returns its suggestion as if it had been accepted.
        if name and self.dialog is not None and self.dialog.isVisible():
            self.dialog.add_target(HandOutTarget(Path(name), TargetKind.CHOSEN))

    def _show_phase(self, phase: BuildPhase, done: int, total: int) -> None:
        if self.dialog is not None and self._preparation is None:
            self.dialog.show_phase(phase, done, total)

    def _show_copy(self, done: int, total: int) -> None:
        if self.dialog is not None and self._job is not None:
            self.dialog.show_step(self.tr("Handing out the FAQ…"), done, total)

    def _run(
        self, work: Callable[[Callable[[], None]], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` in the background; ``_job`` is its job until it has ended."""
        self._job = self._background.run(work, done, failed, _EXPECTED, self._forget_job)

    def _forget_job(self) -> None:
        self._job = None

    def _end(self) -> None:
        """Take note that the dialog is closed, and stop what is running; a file that is being written is finished."""
        if self._job is not None:
            self._job.requestInterruption()
        self._job = self._preparation = self.dialog = None
