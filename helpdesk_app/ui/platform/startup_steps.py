"""Start-up work in steps, between which the event loop handles keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

IDLE_MS: Final = 1
"""Between two steps. Not 0, because zero timers run before paints, and on Windows before keys."""


class StartupSteps(QObject):
    """Runs the steps of an iterator, one for each turn of the event loop. An error in a step ends the event loop.

    Args:
        steps: Each step runs to the next ``yield``.
        parent: Qt's owner of the object.
    """

    def __init__(self, steps: Iterator[None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._error: Exception | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Start; each step gets a turn of its own."""
        self._timer.start(IDLE_MS)

    def raise_error(self) -> None:
        """Raise the error of a step, if there was one."""
        if self._error is not None:
            raise self._error

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 -- raised again by raise_error()
            self._error = error
            QCoreApplication.exit(1)
            return
        self._timer.start(IDLE_MS)
