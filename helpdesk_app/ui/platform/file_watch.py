"""Notices that a file was replaced by another one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal


class FileWatch(QObject):
    """Watches one file.

    Args:
        path: The file; neither it nor its folder need be there.
        settle_ms: Milliseconds without a change after which a new file counts as complete.
        parent: Qt's owner of the object.
    """

    replaced = Signal()
    """Another file has this path now."""

    def __init__(self, path: Path, *, settle_ms: int = 500, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._known = self._identity()
        self._timer = QTimer(self, singleShot=True, interval=settle_ms)
        self._timer.timeout.connect(self._compare)
        # The folder too: a rename replaces the file, and ends the watch of the old one.
        self._watcher = QFileSystemWatcher(self)
        self._watch()
        self._watcher.directoryChanged.connect(lambda _folder: self._timer.start())
        self._watcher.fileChanged.connect(lambda _file: self._timer.start())

    def _watch(self) -> None:
        """Watch the file and the nearest folder there is above it, in which the next one down would appear."""
        above = self._path.absolute().parents
        # Again where a folder was made meanwhile: nothing would say so.
        for _ in above:
            folder = next(path for path in above if path.is_dir())
            wanted = {str(folder), *([str(self._path)] if self._path.exists() else [])}
            watched = {*self._watcher.files(), *self._watcher.directories()}
            if wanted == watched:
                return
            if watched - wanted:
                self._watcher.removePaths(sorted(watched - wanted))
            if wanted - watched:
                self._watcher.addPaths(sorted(wanted - watched))

    def _compare(self) -> None:
        self._watch()
        now = self._identity()
        if now is not None and now != self._known:
            self._known = now
            self.replaced.emit()

    def _identity(self) -> tuple[int, int, int] | None:
        with suppress(OSError):
            status = self._path.stat()
            return status.st_mtime_ns, status.st_size, status.st_ino
        return None
