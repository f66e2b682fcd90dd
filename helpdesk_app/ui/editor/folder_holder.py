"""Holds the folder of a window against others, and says when to look whether someone changed it all the same."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from helpdesk_app.editing.file_group import finish_replacing
from helpdesk_app.editing.fingerprints import Fingerprint
from helpdesk_app.editing.folder_lock import BEAT_SECONDS, FolderLock, Holder, holder_of, take_folder
from helpdesk_app.editing.outside import changed_outside
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.controller import EditorController

LOOK_MS: Final = 5_000
_UNREADABLE: Final = (SourceError, StorageError, OSError)

_log = logging.getLogger(__name__)


class FolderHolder(QObject):
    """Keeps the lock of a folder while its window is open.

    Args:
        controller: Of the window.
        folder: Which is held.
    """

    due = Signal()
    """It is time to look whether someone changed the folder."""

    def __init__(self, controller: EditorController, folder: Path) -> None:
        super().__init__(controller)
        self._controller = controller
        self._folder = folder
        self._lock: FolderLock | None = None
        self._is_looking = False
        look = QTimer(self, interval=LOOK_MS)
        look.timeout.connect(self.due)
        look.start()
        beat = QTimer(self, interval=BEAT_SECONDS * 1000)
        beat.timeout.connect(self._beat)
        beat.start()
        controller.window.closing.connect(self._release)

    def take(self, *, by_force: bool) -> None:
        """Hold the folder, in any thread, and finish what a killed window was saving; a protected one is only read.

        Raises:
            FolderHeldError: Someone else has it open.
            StorageError: What a killed window was saving cannot be finished now; half of it must not be shown.
        """
        if self._lock is None:
            try:
                self._lock = take_folder(self._folder, Holder.present(), by_force=by_force)
            except StorageError as error:
                _log.warning("the folder is not held: %s", type(error).__name__)
                return
        finish_replacing(self._folder)

    def look(self, known: Mapping[str, Fingerprint], then: Callable[[tuple[str, ...]], object]) -> None:
        """Give ``then`` the files that are not as they were ``known``."""
        if self._is_looking:
            return
        self._is_looking = True

        def show(changed: tuple[str, ...]) -> None:
            self._is_looking = False
            then(changed)

        def wait(error: Exception) -> None:  # the share may be back the next time
            self._is_looking = False
            _log.warning("the folder cannot be looked at: %s", type(error).__name__)

        self._controller.background.run(lambda _progress: changed_outside(self._folder, known), show, wait, _UNREADABLE)

    def _beat(self) -> None:
        lock = self._lock
        if lock is None:
            return

        def show(is_held: bool) -> None:
            if not is_held:
                self._lock = None
                self._warn()

        self._controller.background.run(
            lambda _progress: lock.beat(),
            show,
            lambda error: _log.warning("the folder's lock cannot be renewed: %s", type(error).__name__),
            _UNREADABLE,
        )

    def _warn(self) -> None:
        other = holder_of(self._folder)
        text = self.tr("%1 took over this folder. What you save now is put together with their changes.")
        self._controller.window.notice.warn(text.replace("%1", other.user if other else self.tr("Someone else")))

    def _release(self) -> None:
        if self._lock is not None:
            try:
                self._lock.release()
            except StorageError as error:  # it goes stale by itself
                _log.warning("the folder's lock stays behind: %s", type(error).__name__)
