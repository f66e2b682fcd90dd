"""Keeps edits on the disk before they are saved, and finds those that a killed window left."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from helpdesk_app.editing.model import Workspace
from helpdesk_app.editing.outside import Merged
from helpdesk_app.editing.recovery import Unsaved, UnsavedEdits, read_unsaved, unsaved_file
from helpdesk_app.editing.view_state import EditorState
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.platform.session_end import SessionEnd

_WITHIN_MS: Final = 500
"""After an edit, until it outlasts a kill."""
_MOST_NAMED: Final = 5


class EditKeeper(QObject):
    """Keeps the edits of one window.

    Args:
        controller: Of the window.
        folder: That is edited.
        data: The person's own folder.
    """

    def __init__(self, controller: EditorController, folder: Path, data: Path) -> None:
        super().__init__(controller)
        self._controller = controller
        self._path = unsaved_file(data, folder)
        self._edits: UnsavedEdits | None = None
        self._left: Unsaved | None = None
        self._kept: Workspace | None = None
        self._has_warned = False
        self._soon = QTimer(self, singleShot=True, interval=_WITHIN_MS)
        self._soon.timeout.connect(self.keep)
        controller.rendered.connect(self._plan)
        controller.window.closing.connect(self.keep)
        SessionEnd(controller.window, self.keep)

    def begin(self, workspace: Workspace) -> tuple[str, ...]:
        """Keep the edits of ``workspace`` from now on; return what an earlier window left, in a few lines."""
        self._edits = UnsavedEdits(self._path, workspace)
        self._kept = workspace
        try:
            self._left = read_unsaved(self._path)
        except StorageError as error:
            self._controller.window.notice.warn(str(error))
        if self._left is not None and self._left.onto(workspace) == Merged(workspace):
            self.forget()  # The window ended while it was saving.
        if self._left is None:
            return ()
        before, after = self._left.before, self._left.after
        entries = [entry for uid in after if (entry := after[uid] or before[uid]) is not None]
        names = tuple(f"• {entry.content.question or entry.content.answer[:80]}" for entry in entries[:_MOST_NAMED])
        more = len(entries) - len(names)
        return (*names, self.tr("and %n more", "", more)) if more > 0 else names or (self.tr("Topics or lists"),)

    def recovered(self) -> Merged:
        """Return the folder with what the earlier window left."""
        workspace = self._controller.session.saved
        return self._left.onto(workspace) if self._left is not None else Merged(workspace)

    def saved(self, workspace: Workspace) -> None:
        """Forget the edits up to ``workspace``, which the folder has now."""
        if self._edits is not None:
            self._kept = self._controller.session.state.workspace
            try:
                self._edits.saved(workspace, self._kept)
            except StorageError as error:
                self._warn(error)

    def forget(self) -> None:
        """Forget all edits that are not saved."""
        self._soon.stop()
        self._left = None
        if self._edits is not None:
            saved = self._controller.session.saved
            self._kept = self._controller.session.state.workspace
            try:
                self._edits.saved(saved, saved)
            except StorageError as error:
                self._warn(error)

    def keep(self) -> None:
        """Make sure that all edits outlast a kill."""
        workspace = self._controller.session.state.workspace
        if self._edits is None or workspace is self._kept:
            return
        try:
            self._edits.keep(workspace)
            self._kept = workspace
        except StorageError as error:
            self._warn(error)

    def _plan(self, state: EditorState) -> None:
        if state.workspace is not self._kept and not self._soon.isActive():
            self._soon.start()

    def _warn(self, error: StorageError) -> None:
        if not self._has_warned:
            self._has_warned = True
            text = self.tr("Edits are safe only once you save them: %1").replace("%1", str(error))
            self._controller.window.notice.warn(text)
