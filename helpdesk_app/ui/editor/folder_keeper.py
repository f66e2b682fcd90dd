"""Keeps the folder of a window: reads and writes it in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from helpdesk_app.editing.fingerprints import Fingerprint
from helpdesk_app.editing.loading import Loaded, load
from helpdesk_app.editing.saving import ChangedOutsideError, Saved, UnwritableEntryError, save
from helpdesk_app.editing.view_state import Ask, Question, Reply
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.controller import EditorController

_UNREADABLE: Final = (SourceError, StorageError, OSError)
_UNWRITABLE: Final = (UnwritableEntryError, ChangedOutsideError, *_UNREADABLE)


class FolderKeeper(QObject):
    """Opens and saves the folder of a window, and asks before edits are lost.

    Args:
        controller: Of the window, which owns the keeper.
        folder: Of sources and curation.
    """

    def __init__(self, controller: EditorController, folder: Path) -> None:
        super().__init__(controller)
        self._controller = controller
        self._session = controller.session
        self._folder = folder
        self._fingerprints: Mapping[str, Fingerprint] = {}
        self._is_saving = False
        window = controller.window
        window.setWindowTitle(self.tr("%1: workshop").replace("%1", folder.name))
        window.commands.save.triggered.connect(lambda _checked=False: self.save())
        window.close_asked.connect(self._close)
        controller.replied.connect(self._take_reply)

    def open(self) -> None:
        """Read the folder, and show it."""

        def read(progress: Callable[[], None]) -> Loaded:
            return load(self._folder, lambda _done, _all: progress())

        self._controller.background.run(read, self._show, self._fail, _UNREADABLE)

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what is not saved, and call ``then`` once it is."""
        if not self._session.state.is_unsaved:
            then()
            return
        if self._is_saving:
            return
        self._is_saving = True
        before, given = self._session.saved, self._session.state.workspace

        def show(saved: Saved) -> None:
            self._is_saving = False
            self._fingerprints = saved.fingerprints
            self._session.saved_as(given, saved.workspace)
            self._controller.render()
            then()

        self._controller.background.run(
            lambda _progress: save(self._folder, before, given, self._fingerprints), show, self._refuse, _UNWRITABLE
        )

    def _show(self, loaded: Loaded) -> None:
        self._fingerprints = loaded.fingerprints
        self._session.open(loaded)
        self._controller.render()

    def _fail(self, error: Exception) -> None:
        self._session.fail(str(error))
        self._controller.render()

    def _refuse(self, error: Exception) -> None:
        self._is_saving = False
        if isinstance(error, UnwritableEntryError):
            self._session.reveal(error.uid)
            self._controller.render()
        self._controller.window.notice.warn(str(error))

    def _close(self) -> None:
        if self._session.state.is_unsaved:
            self._session.ask(Question(Ask.CLOSE_UNSAVED))
            self._controller.render()
        else:
            self._controller.window.allow_close()

    def _take_reply(self, question: Question, reply: Reply) -> None:
        if question.ask is Ask.CLOSE_UNSAVED:
            if reply is Reply.SAVE:
                self.save(self._controller.window.allow_close)
            elif reply is Reply.DISCARD:
                self._controller.window.allow_close()
