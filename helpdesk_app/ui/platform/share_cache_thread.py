"""Refreshes the copy of a FAQ on a share in a thread, because a share that is out of reach blocks its reader."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, Signal

from helpdesk_app.faq.share_cache import ShareCache
from helpdesk_app.storage.errors import MissingError, StorageError, UnreadableError

_log = logging.getLogger(__name__)


class ShareCacheThread(QObject):
    """Refreshes a share cache at intervals until it is stopped.

    Args:
        share_cache: Used by the thread alone once it runs.
        seconds: Between two refreshes.
        parent: Qt's owner of the object.
    """

    refused = Signal(object)
    """The ``StorageError`` of a share that cannot be used; an unreachable one is reported only if there is no copy."""

    def __init__(self, share_cache: ShareCache, *, seconds: float = 300, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._share_cache = share_cache
        self._seconds = seconds
        self._stopped = threading.Event()
        # A daemon: Windows may need half a minute to notice that a share is gone, too long for a program that ends.
        self._thread = threading.Thread(target=self._run, name="FAQ share cache", daemon=True)

    def start(self) -> None:
        """Start with a first refresh."""
        self._thread.start()

    def stop(self) -> None:
        """Stop; a refresh in progress ends by itself."""
        self._stopped.set()

    def refresh(self) -> None:
        """Refresh once, in the caller's thread."""
        try:
            if self._share_cache.refresh():
                _log.info("the copy of the FAQ on the share is up to date")
        except (MissingError, UnreadableError) as error:
            _log.warning("the share is out of reach: %s", type(error).__name__)
            if not self._share_cache.copy.is_file():
                self._report(error)
        except StorageError as error:
            _log.warning("the FAQ on the share is refused: %s", type(error).__name__)
            self._report(error)

    def _report(self, error: StorageError) -> None:
        if not self._stopped.is_set():
            self.refused.emit(error)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self.refresh()
            self._stopped.wait(self._seconds)
