"""One window for one person: a second start brings the first one forward. Files only, no socket."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

_ANY_PROCESS: Final = -1


class SingleInstance(QObject):
    """Holds the lock of the first window, or asks its holder to come forward.

    Args:
        folder: The person's own; made where it is missing. Windows with other folders are strangers.
    """

    called = Signal()
    """Another start wants this window to come forward."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._call = folder / "window.call"
        self._lock = QLockFile(str(folder / "window.lock"))
        # Its holder may live for days: a lock is stale only when its process is gone.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self.crashed_before = False
        """Whether the window before this one ended without letting go of the lock."""

    def acquire(self) -> bool:
        """Become the first window, and return ``False`` where there is one already.

        Where the folder cannot be written there is nothing to hold on to, and every window is the first.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        left_behind = (self._folder / "window.lock").exists()
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        self.crashed_before = left_behind
        self._call.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        return True

    def call_first(self) -> None:
        """Ask the first window to come forward.

        Raises:
            OSError: The folder cannot be written.
        """
        if sys.platform == "win32":
            # Windows lets a program come forward only if the one in front agrees.
            ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
        self._call.touch()

    def release(self) -> None:
        """Let another window be the first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _look(self) -> None:
        if self._call.exists():
            self._call.unlink(missing_ok=True)
            self.called.emit()
