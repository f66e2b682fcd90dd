"""One job in a background thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[[Callable[[], None]], int]
"""Takes a progress callback, which raises ``StoppedError`` after a cancellation; returns how much was done."""

_GLANCE: Final = 0.3
"""Seconds after which the agent is told that the work is running."""
_PAUSE: Final = 0.0001
"""Seconds that the work sleeps at each callback, so that the window can run."""


class StoppedError(Exception):
    """The job was cancelled."""


class Job(QThread):
    """Runs ``work`` in a thread of its own. ``finished`` is emitted in the thread of the window; then call ``result``.

    ``requestInterruption`` cancels the work at its next progress callback.

    Args:
        work: Must not touch a widget, nor a connection of another thread.
        parent: Must wait for the job before it is deleted.
        clock: Returns monotonic seconds.
    """

    taking_long = Signal()
    """The work takes so long that the agent should know; emitted once."""

    def __init__(
        self, work: Work, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = clock
        self._began = 0.0
        self._is_announced = False
        self._done = 0
        self._error: Exception | None = None

    def run(self) -> None:
        """Do the work; called by Qt in the thread."""
        self._began = self._clock()
        try:
            self._done = self._work(self._progress)
        except Exception as error:  # noqa: BLE001 -- kept, and raised by result()
            self._error = error

    def result(self) -> int:
        """Return what the work returned, or raise what it raised, after it has finished."""
        if self._error is not None:
            raise self._error
        return self._done

    def _progress(self) -> None:
        if self.isInterruptionRequested():
            raise StoppedError
        # Python switches threads every 5 ms only, which is too seldom while the window paints.
        time.sleep(_PAUSE)
        if not self._is_announced and self._clock() - self._began >= _GLANCE:
            self._is_announced = True
            self.taking_long.emit()
