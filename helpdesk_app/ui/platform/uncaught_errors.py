"""Uncaught exceptions: they reach the log, and the agent learns that there was one."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class UncaughtErrors(QObject):
    """Emits a signal for each uncaught exception, after the previous hook has logged it.

    Args:
        parent: Qt's owner of the object.
    """

    raised = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous = sys.excepthook
        sys.excepthook = self._handle

    def close(self) -> None:
        """Restore the previous hook."""
        sys.excepthook = self._previous

    def _handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._previous(kind, error, trace)
        self.raised.emit()
