"""Checks all entries in the background: at the opening, after a pause in a small FAQ, and when the editor asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from helpdesk_app.editing.checking import check
from helpdesk_app.editing.model import Workspace
from helpdesk_app.editing.view_state import EditorState, FolderPhase
from helpdesk_app.faq_build.health import HealthFinding
from helpdesk_app.faq_build.publishing import read_before
from helpdesk_app.faq_build.sources.folder import DATABASE
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import LexiconError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.platform.job import Job

_SMALL: Final = 500
"""Entries up to which all are checked without being asked."""
_PAUSE_MS: Final = 2_000
"""Without an edit, before they are."""


class Checks(QObject):
    """Runs the check of one window, one at a time; a newer one stops the one before.

    Args:
        controller: Of the window.
        folder: Whose last database has the vectors of texts that did not change.
        indexer: Returns lexicon and encoder; called in a thread.
    """

    def __init__(self, controller: EditorController, folder: Path, indexer: Callable[[], Indexer]) -> None:
        super().__init__(controller)
        self._controller = controller
        self._folder = folder
        self._indexer = indexer
        self._job: Job | None = None
        self._checked: Workspace | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._check)
        controller.rendered.connect(self._plan)
        controller.window.commands.check.triggered.connect(self._check_now)

    def _plan(self, state: EditorState) -> None:
        if state.phase is FolderPhase.READY and state.workspace is not self._checked:
            is_first, self._checked = self._checked is None, state.workspace
            if len(state.workspace.entries) <= _SMALL:
                self._soon.start(0 if is_first else _PAUSE_MS)

    def _check_now(self) -> None:
        self._soon.stop()
        self._controller.window.notice.inform(self.tr("Checking all answers…"), self.tr("Stop"), self._stop)
        self._check(is_asked=True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.requestInterruption()
            self._job = None

    def _check(self, *, is_asked: bool = False) -> None:
        self._stop()
        workspace = self._controller.session.state.workspace

        def work(step: Callable[[], None]) -> tuple[HealthFinding, ...]:
            _, parts = read_before(None, self._folder / DATABASE)
            day = date.today().isoformat()  # noqa: DTZ011 -- the editor's own calendar
            return check(workspace, self._indexer(), parts, day, step)

        def show(findings: Sequence[HealthFinding]) -> None:
            self._controller.session.checked(workspace, findings)
            self._controller.render()
            if is_asked:
                count = sum(finding.entry is not None for finding in findings)
                text = self.tr("%n thing(s) to look at", "", count) if count else self.tr("Nothing to mend was found.")
                self._controller.window.notice.inform(text)

        def warn(error: Exception) -> None:
            self._controller.window.notice.warn(str(error))

        def end() -> None:
            if self._job is job:
                self._job = None

        job = self._job = self._controller.background.run(work, show, warn, (LexiconError, StorageError), end)
