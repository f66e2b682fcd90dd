"""One window for one person: a second start brings the first one forward. Files only, no socket."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

from helpdesk_app.winapi.processes import let_others_come_forward, wait_for_end

EDITORS: Final = "editors"
"""The folder, in the person's own, whose folders each belong to the editors' windows on one folder."""


def instance_folders(own: Path) -> tuple[Path, ...]:
    """Return the folders by which the windows of one person find each other, whether or not any is open."""
    editors = own / EDITORS
    return (own, *(sorted(editors.iterdir()) if editors.is_dir() else ()))


class SingleInstance(QObject):
    """Holds the lock of the first window, or asks the holder of the lock to come forward.

    Args:
        folder: The person's own; created if missing. Windows with another folder do not count.
    """

    called = Signal()
    """Another start wants this window to come forward."""
    asked_to_quit = Signal()
    """The installer, say, wants this window to close."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._call = folder / "window.call"
        self._quit = folder / "window.quit"
        self._file = folder / "window.lock"
        self._lock = QLockFile(str(self._file))
        # The holder may run for days: a lock is stale only when its process is gone.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self.crashed_before = False
        """Whether the window before this one ended without releasing the lock."""

    def acquire(self) -> bool:
        """Become the first window, and return ``False`` where there is one already.

        If the folder cannot be written, there is no lock, and every window counts as the first.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        left_behind = self._file.exists()
        if not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                return True
            if not self._is_of_another_machine():
                return False
            # A profile on a network drive, or a renamed machine: no window there can come forward here.
            with suppress(OSError):
                self._file.unlink()
            if not self._lock.tryLock(0):
                return True
        self.crashed_before = left_behind
        self._call.unlink(missing_ok=True)
        self._quit.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._answer_calls)
        return True

    def call_first(self) -> None:
        """Ask the first window to come forward.

        Raises:
            OSError: The folder cannot be written.
        """
        let_others_come_forward()
        self._call.touch()

    def ask_first_to_quit(self, seconds: float) -> bool:
        """Ask the first window, if there is one, to close, and wait until it is gone.

        Args:
            seconds: To wait at most.

        Returns:
            Whether there is no window any more.

        Raises:
            OSError: The folder cannot be written.
        """
        if not self._folder.is_dir():
            return True
        until = time.monotonic() + seconds
        process = 0
        if not self._lock.tryLock(0):
            if self._is_of_another_machine():
                return True
            process = int(self._lock.getLockInfo()[0])
            self._quit.touch()
            if not self._lock.tryLock(int(seconds * 1000)):
                self._quit.unlink(missing_ok=True)
                return False
        self._lock.unlock()
        # It releases the lock a moment before its program files are free.
        return not process or wait_for_end(process, max(0.0, until - time.monotonic()))

    def release(self) -> None:
        """Let another window be the first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _is_of_another_machine(self) -> bool:
        _, machine, _ = self._lock.getLockInfo()
        return bool(machine) and machine.casefold() != QSysInfo.machineHostName().casefold()

    def _answer_calls(self) -> None:
        if self._call.exists():
            self._call.unlink(missing_ok=True)
            self.called.emit()
        if self._quit.exists():
            self._quit.unlink(missing_ok=True)
            self.asked_to_quit.emit()
