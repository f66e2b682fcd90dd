"""Opens the FAQ that is to be used, notices another one, and refuses a broken one before it does harm."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from helpdesk_app.faq.choice import Choice, choose
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.share_cache import ShareCache
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.platform.file_watch import FileWatch
from helpdesk_app.ui.platform.share_cache_thread import ShareCacheThread
from helpdesk_app.ui.window.problems import describe_faq

if TYPE_CHECKING:
    from helpdesk_app.desk.open_faq import OpenFaq

_log = logging.getLogger(__name__)


class FaqSource(QObject):
    """The FAQ of one window.

    Args:
        places: Where it may lie; all of them are watched.
        make: Makes the FAQ that was chosen searchable.
        share_cache: Of the FAQ that the policy names, where that lies on a share; its copy is used in the place of it.
        settle_ms: As for ``FileWatch``.
        parent: As everywhere.
    """

    changed = Signal()
    """Another FAQ than the one in use is there, and sound; or there was none, and something has changed."""
    refused = Signal(str)
    """A FAQ that comes before the one in use cannot be used; the sentences say which, why, and what goes on."""

    def __init__(
        self,
        places: FaqLocations,
        make: Callable[[Choice], OpenFaq],
        *,
        share_cache: ShareCache | None = None,
        settle_ms: int = 500,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places if share_cache is None else replace(places, policy=share_cache.copy)
        self._make = make
        self._copy = share_cache.copy if share_cache else None
        self._version = ""
        self._refused: dict[Path, str] = {}
        for path in self._places.watched():
            FileWatch(path, settle_ms=settle_ms, parent=self).replaced.connect(partial(self.look, path))
        if share_cache is not None:
            self._look_after(share_cache)

    def load(self) -> OpenFaq:
        """Return the FAQ to use from now on, made searchable.

        Raises:
            StorageError: None of the places holds one that can be used.
            ProgramIncompleteError: As ``make`` raises it.
        """
        choice = choose(self._places)
        desk = self._make(choice)
        self._version = choice.faq.version
        for error in choice.refused:
            self._tell(error)
        return desk

    def look(self, replaced: Path) -> None:
        """Take note that another file stands at the place ``replaced``."""
        if not self._version:
            self.changed.emit()
            return
        self._refused.pop(replaced, None)
        try:
            choice = choose(self._places)
        except StorageError as error:
            self._tell(error)
            return
        for refusal in choice.refused:
            self._tell(refusal)
        if choice.faq.version != self._version:
            self.changed.emit()

    def _look_after(self, share_cache: ShareCache) -> None:
        thread = ShareCacheThread(share_cache, parent=self)
        thread.refused.connect(self._tell)
        self.destroyed.connect(thread.stop)
        thread.start()

    def _tell(self, error: StorageError) -> None:
        if error.path == self._copy:
            return  # What is wrong with the share is told by who reads it.
        if self._refused.get(error.path) == str(error):
            return
        self._refused[error.path] = str(error)
        _log.warning("a FAQ was refused: %s", type(error).__name__)
        goes_on = self.tr("The window goes on without it; nothing was changed. Tell your support team.")
        self.refused.emit(f"{describe_faq(error).title} ({error.path}). {goes_on}")
