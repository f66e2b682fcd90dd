"""Keeps what is edited compiled, in the background, for the panes that try it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from helpdesk_app.editing.model import Workspace
from helpdesk_app.editing.trial import Compiled, Trial
from helpdesk_app.editing.view_state import EditorState, FolderPhase
from helpdesk_app.faq_build.expected_results import ExpectedOutcome
from helpdesk_app.faq_build.publishing import read_before
from helpdesk_app.faq_build.sources.folder import DATABASE
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import LexiconError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.platform.job import Job

LARGE: Final = 1_000
"""Entries from which a change is compiled after a pause only."""
_PAUSE_MS: Final = 700
_QUIET_MS: Final = 1_500
"""After which wordings are looked at for the form alone: typing in it is not to wait for that."""
_REST_MS: Final = 3_000
"""After which the wordings of an entry of a large FAQ are left out one by one: each is a version of its own."""
_EXPECTED: Final = (LexiconError, StorageError)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Compilation:
    compiled: Compiled
    workspace: Workspace
    outcomes: tuple[ExpectedOutcome, ...]


class TrialKeeper(QObject):
    """Compiles the workspace whenever it changes and a pane that needs it is visible.

    Args:
        owner: The window's controller.
        folder: Whose last database has the vectors of texts that did not change.
        indexer: Returns lexicon and encoder; called in a thread.
    """

    changed = Signal()
    """There is another result, the one there is became old, or a pane came that does not show it yet."""
    failed = Signal(str)
    """Why nothing can be tried: a sentence."""

    def __init__(self, owner: QObject, folder: Path, indexer: Callable[[], Indexer]) -> None:
        super().__init__(owner)
        self.background = Background(self)
        self.indexer = indexer
        self.without_help: tuple[str, ...] = ()
        """Wordings of the selected entry that are found without help, as far as it is known."""
        self._folder = folder
        self._trial: Trial | None = None
        self._state = EditorState()
        self._latest: _Compilation | None = None
        self._helped: tuple[object, str] | None = None
        """The content and the uid of the entry that ``without_help`` is about."""
        self._watched: list[QWidget] = []
        self._quiet: QWidget | None = None
        self._job: Job | None = None
        self._is_job_for_wordings = False
        self._has_rested = False
        self._has_come = False
        """Whether a pane was shown that does not show the last result yet."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._work)

    @property
    def compiled(self) -> Compiled | None:
        """The last version that was compiled."""
        return self._latest.compiled if self._latest else None

    @property
    def outcomes(self) -> Sequence[ExpectedOutcome]:
        """What the test list found in it."""
        return self._latest.outcomes if self._latest else ()

    @property
    def is_old(self) -> bool:
        """Whether something changed since it was compiled."""
        return self._latest is None or not self._latest.compiled.is_of(self._state.workspace, self._state.uid)

    def watch(self, pane: QWidget) -> None:
        """Compile while ``pane`` is visible."""
        self._watched.append(pane)
        pane.installEventFilter(self)

    def watch_quietly(self, form: QWidget) -> None:
        """Compile after a pause while only ``form`` is visible, unless the FAQ is large."""
        self._quiet = form

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Compile when a pane is shown that needs it."""
        if event.type() == QEvent.Type.Show:
            self._has_come = True
            self._plan(0)
        return super().eventFilter(watched, event)

    def show_state(self, state: EditorState) -> None:
        """Take note of ``state``."""
        was_old, before = self.is_old, self._state
        self._state = state
        if (state.uid, state.entry) != (before.uid, before.entry):
            self._helped = None
        if state.uid != before.uid:
            self.without_help = ()
        if self.is_old is not was_old or state.uid != before.uid:
            self.changed.emit()
        if state.phase is FolderPhase.READY and state.workspace is not before.workspace:
            self._plan(_PAUSE_MS if len(state.workspace.entries) >= LARGE else 0)
        elif state.uid != before.uid:
            self._plan(0)

    def _plan(self, pause: int) -> None:
        if self._is_job_for_wordings and self._job is not None:
            self._job.requestInterruption()
            self._helped = None
        self._has_rested = False
        self._soon.start(pause if any(pane.isVisible() for pane in self._watched) else max(pause, _QUIET_MS))

    def _work(self) -> None:
        """Do what is to be done next, one job at a time."""
        if self._has_come:
            self._has_come = False
            self.changed.emit()
        if self._job is not None or self._state.phase is not FolderPhase.READY:
            return
        if not self._is_wanted():
            return
        latest, state = self._latest, self._state
        if self.is_old or latest is None or latest.workspace.expected != state.workspace.expected:
            self._compile(state)
        elif state.entry is not None and self._helped != (state.entry, state.uid):
            if self._has_rested or len(state.workspace.entries) < LARGE:
                self._look_without_help(state)
            else:
                self._has_rested = True
                self._soon.start(_REST_MS)

    def _is_wanted(self) -> bool:
        if any(pane.isVisible() for pane in self._watched):
            return True
        is_large = len(self._state.workspace.entries) >= LARGE
        return self._quiet is not None and self._quiet.isVisible() and not is_large

    def _compile(self, state: EditorState) -> None:
        latest = None if self.is_old else self._latest

        def work(progress: Callable[[], None]) -> _Compilation:
            compiled = latest.compiled if latest else self._compiled(state, progress)
            return _Compilation(compiled, state.workspace, compiled.outcomes(state.workspace.expected))

        def done(compilation: _Compilation) -> None:
            self._latest = compilation
            self.changed.emit()

        self._run(work, done)

    def _compiled(self, state: EditorState, progress: Callable[[], None]) -> Compiled:
        if self._trial is None:
            _, parts = read_before(None, self._folder / DATABASE)
            self._trial = Trial(self.indexer(), parts)
        compiled = self._trial.compile(state.workspace, state.uid, lambda _done, _all: progress())
        compiled.engine.warm_up()
        return compiled

    def _look_without_help(self, state: EditorState) -> None:
        trial, entry = self._trial, state.entry
        assert trial is not None
        self._helped = (entry, state.uid)

        def done(found: tuple[str, ...]) -> None:
            if self._helped == (self._state.entry, self._state.uid):
                self.without_help = found
                self.changed.emit()

        self._is_job_for_wordings = True
        self._run(lambda step: trial.found_without_help(state.workspace, state.uid, step), done)

    def _run(self, work: Callable[[Callable[[], None]], _T], done: Callable[[_T], object]) -> None:
        def fail(error: Exception) -> None:
            self.failed.emit(str(error))

        self._job = self.background.run(work, done, fail, _EXPECTED, self._finish)

    def _finish(self) -> None:
        self._job, self._is_job_for_wordings = None, False
        self._soon.start(0)
