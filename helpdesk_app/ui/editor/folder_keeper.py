"""Keeps the folder of a window: reads and writes it in the background, and asks before edits are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from helpdesk_app.editing.fingerprints import Fingerprint
from helpdesk_app.editing.folder_lock import FolderHeldError
from helpdesk_app.editing.history import Edit
from helpdesk_app.editing.loading import Loaded, load
from helpdesk_app.editing.outside import Conflict, merge, take_ours, take_theirs
from helpdesk_app.editing.saving import ChangedOutsideError, Saved, UnwritableEntryError, save
from helpdesk_app.editing.view_state import Ask, FolderPhase, Question, Reply
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.conflict_words import conflict_lines
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.edit_keeper import EditKeeper
from helpdesk_app.ui.editor.folder_holder import FolderHolder
from helpdesk_app.ui.editor.prompt import choose_folder
from helpdesk_app.ui.platform.editing_process import start_editing
from helpdesk_app.ui.platform.later import call_later

_AGAIN_MS: Final = 100
UNREADABLE: Final = (SourceError, StorageError, OSError)
_UNWRITABLE: Final = (UnwritableEntryError, ChangedOutsideError, *UNREADABLE)
_T = TypeVar("_T")


class FolderKeeper(QObject):
    """Opens and saves the folder of a window.

    Args:
        controller: Of the window, which owns the keeper.
        folder: Of sources and curation.
        data: The person's own folder for edits that are not saved.
    """

    def __init__(self, controller: EditorController, folder: Path, data: Path) -> None:
        super().__init__(controller)
        self._controller = controller
        self._session = controller.session
        self._folder = folder
        self._fingerprints: Mapping[str, Fingerprint] = {}
        self._is_busy = False
        """Whether the folder is being read or written."""
        self._conflicts: list[Conflict] = []
        self._holder = FolderHolder(controller, folder)
        self._edits = EditKeeper(controller, folder, data)
        window = controller.window
        window.setWindowTitle(self.tr("%1: workshop").replace("%1", folder.name))
        window.commands.save.triggered.connect(lambda _checked=False: self.save())
        window.commands.open.triggered.connect(self._open_another)
        window.retry_asked.connect(self.open)
        window.close_asked.connect(self._close)
        controller.replied.connect(self._take_reply)
        self._holder.due.connect(self._look_outside)

    def open(self) -> None:
        """Hold the folder, read it, and show it; ask first where it is not there, or someone else has it open."""
        if self._folder.exists():
            self._read_held(by_force=False)
        else:
            # Above the window, which is shown first.
            call_later(self, lambda: self._ask(Question(Ask.MAKE_FOLDER, (str(self._folder),))))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what is not saved, and call ``then`` once it is; ask first whose text is to stay."""
        if self._conflicts:
            self._settle()
            return
        if not self._session.state.is_unsaved:
            then()
            return
        if self._is_busy:
            call_later(self, lambda: self.save(then), _AGAIN_MS)
            return
        before, given = self._session.saved, self._session.state.workspace

        def show(saved: Saved) -> None:
            self._fingerprints = saved.fingerprints
            self._session.saved_as(given, saved.workspace)
            self._edits.saved(saved.workspace)
            self._controller.render()
            then()

        def refuse(error: Exception) -> None:
            if isinstance(error, ChangedOutsideError):
                self._merge(then=lambda: self.save(then))
                return
            if isinstance(error, UnwritableEntryError):
                self._session.reveal(error.uid)
                self._controller.render()
            self._controller.window.notice.warn(str(error))

        fingerprints = self._fingerprints
        self._run(lambda _progress: save(self._folder, before, given, fingerprints), show, refuse, _UNWRITABLE)

    def read_again(self) -> None:
        """Take over what an import of this window wrote; edits that were made meanwhile stay."""
        if self._is_busy:
            call_later(self, self.read_again, _AGAIN_MS)
        else:
            self._merge(is_own=True)

    def _run(
        self,
        work: Callable[[Callable[[], None]], _T],
        show: Callable[[_T], object],
        refuse: Callable[[Exception], object],
        expected: tuple[type[Exception], ...],
    ) -> None:
        """Do ``work`` on the folder in the background, and nothing else on it until it has ended in whatever way."""
        self._is_busy = True
        self._controller.background.run(work, show, refuse, expected, self._rest)

    def _rest(self) -> None:
        self._is_busy = False

    def _read_held(self, *, by_force: bool) -> None:
        def read(progress: Callable[[], None]) -> Loaded:
            self._holder.take(by_force=by_force)
            return load(self._folder, lambda _done, _all: progress())

        def fail(error: Exception) -> None:
            if isinstance(error, FolderHeldError):
                self._ask(Question(Ask.LOCKED, (str(error),)))
                return
            self._session.fail(str(error))
            self._controller.render()

        self._run(read, self._show, fail, (FolderHeldError, *UNREADABLE))

    def _show(self, loaded: Loaded) -> None:
        self._fingerprints = loaded.fingerprints
        self._session.open(loaded)
        edited = self._edits.begin(loaded.workspace)
        self._controller.render()
        self._warn_of_lost(loaded)
        if edited:
            self._ask(Question(Ask.RECOVER, edited))

    def _warn_of_lost(self, loaded: Loaded) -> None:
        """Say which texts of the editors belong to no answer any more."""
        if loaded.lost:
            text = self.tr(
                "%n text(s) of the editors belong to no answer any more, because the source has changed; curation.toml "
                "keeps them. The first: %1",
                "",
                len(loaded.lost),
            )
            self._controller.window.notice.warn(text.replace("%1", loaded.lost[0]))

    def _look_outside(self) -> None:
        """Take over what someone else changed in the folder since it was read."""
        state = self._session.state
        # A dialog shows entries as they are, and an import writes the folder.
        if self._is_busy or state.phase is not FolderPhase.READY or QApplication.activeModalWidget() is not None:
            return

        known = self._fingerprints

        def show(changed: tuple[str, ...]) -> None:
            # Not where this window saved meanwhile.
            if changed and self._fingerprints is known:
                self._merge()

        self._holder.look(known, show)

    def _merge(self, then: Callable[[], object] = lambda: None, *, is_own: bool = False) -> None:
        if self._is_busy:
            return

        def show(loaded: Loaded) -> None:
            merged = merge(self._session.saved, loaded.workspace, self._session.state.workspace)
            self._fingerprints = loaded.fingerprints
            self._session.merged_with_folder(loaded, merged.workspace)
            self._edits.saved(loaded.workspace)
            self._controller.render()
            if not is_own:
                text = self.tr("Someone else changed this folder; it was put together.")
                self._controller.window.notice.inform(text)
            self._warn_of_lost(loaded)
            self._settle(merged.conflicts)
            if not merged.conflicts:
                then()

        def refuse(error: Exception) -> None:
            self._controller.window.notice.warn(str(error))

        self._run(lambda _progress: load(self._folder), show, refuse, UNREADABLE)

    def _settle(self, more: Iterable[Conflict] = ()) -> None:
        """Ask whose text is to stay, one conflict after the other."""
        self._conflicts += more
        if self._conflicts and self._session.state.question is None:
            lines = conflict_lines(self._conflicts[0], self._session.state.workspace)
            self._ask(Question(Ask.CONFLICT, lines))

    def _ask(self, question: Question) -> None:
        self._session.ask(question)
        self._controller.render()

    def _close(self) -> None:
        if self._session.state.is_unsaved:
            self._ask(Question(Ask.CLOSE_UNSAVED))
        else:
            self._controller.window.allow_close()

    def _take_reply(self, question: Question, reply: Reply) -> None:
        window = self._controller.window
        match question.ask, reply:
            case Ask.CLOSE_UNSAVED, Reply.SAVE:
                self.save(window.allow_close)
            case Ask.CLOSE_UNSAVED, Reply.DISCARD:
                self._edits.forget()
                window.allow_close()
            case Ask.CLOSE_UNSAVED, _:
                self._settle()
            case Ask.MAKE_FOLDER, Reply.MAKE:
                self._make()
            case Ask.LOCKED, Reply.OPEN_ANYWAY:
                self._read_held(by_force=True)
            case ((Ask.MAKE_FOLDER | Ask.LOCKED), _):
                window.allow_close()
            case Ask.RECOVER, Reply.DISCARD:
                self._edits.forget()
            case Ask.RECOVER, _:
                merged = self._edits.recovered()
                self._session.recovered(merged.workspace)
                self._controller.render()
                self._settle(merged.conflicts)
            case Ask.CONFLICT, _:
                conflict = self._conflicts.pop(0)
                take = take_theirs if reply is Reply.THEIRS else take_ours
                self._session.apply(take(self._session.state.workspace, conflict), Edit.CONFLICT)
                self._controller.render()
                self._settle()

    def _open_another(self) -> None:
        """Edit another folder in a window of its own."""
        folder = choose_folder(self._controller.window, self._folder.parent)
        if folder is not None and not start_editing(folder):
            self._controller.window.notice.warn(self.tr("The window could not be opened. Try again."))

    def _make(self) -> None:
        try:
            self._folder.mkdir(parents=True)
        except OSError as error:
            self._session.fail(str(error))
            self._controller.render()
        else:
            self._read_held(by_force=False)
