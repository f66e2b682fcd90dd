"""One piece of work beside the window, which goes on taking keys meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[[Callable[[], None]], int]
"""Takes what it calls now and then, and which may raise ``StoppedError``; returns how much it did."""

_GLANCE: Final = 0.3
"""Seconds; of work that takes less nobody needs to hear before it is done."""
_GIVEN_WAY: Final = 0.0001
"""Seconds that the work rests for the window, each time that it calls."""


class StoppedError(Exception):
    """Somebody stopped the work."""


class Job(QThread):
    """Runs ``work`` in a thread of its own. ``finished`` comes in the thread of the window, and ``result`` then tells.

    ``requestInterruption`` stops the work the next time that it calls.

    Args:
        work: Touches neither a widget nor a connection of another thread.
        parent: Has to wait for the job before it goes.
        clock: Returns seconds that only go forward.
    """

    lasting = Signal()
    """The work takes long enough to be told; comes once."""

    def __init__(
        self, work: Work, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = clock
        self._began = 0.0
        self._is_told = False
        self._done = 0
        self._error: Exception | None = None

    def run(self) -> None:
        """Work; called by Qt in the thread."""
        self._began = self._clock()
        try:
            self._done = self._work(self._go_on)
        except Exception as error:  # noqa: BLE001 -- kept, and raised where somebody can tell it
            self._error = error

    def result(self) -> int:
        """Return what the work returned, or raise what it raised; once it has finished."""
        if self._error is not None:
            raise self._error
        return self._done

    def _go_on(self) -> None:
        if self.isInterruptionRequested():
            raise StoppedError
        # Python runs one thread at a time and changes every 5 ms: too seldom for one that paints.
        time.sleep(_GIVEN_WAY)
        if not self._is_told and self._clock() - self._began >= _GLANCE:
            self._is_told = True
            self.lasting.emit()
