"""Work cut into turns of the event loop, so that what the agent does comes in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

IDLE_MS: Final = 1
"""Between two turns. Not 0: what is due at once goes before a paint, and on Windows before a key."""
PAINT_MS: Final = 10
"""A key is on the screen after so long: Qt waits 5 ms for more to paint."""


class StartupSteps(QObject):
    """Runs the steps of an iterator, one a turn. A step that raises ends the event loop, and the error is kept.

    Args:
        steps: Each step goes on to its next ``yield``.
        parent: As everywhere.
    """

    def __init__(self, steps: Iterator[None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._error: Exception | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Run the first step once what was typed is on the screen, and each other one in a turn of its own."""
        self._timer.start(PAINT_MS)

    def hold(self) -> None:
        """Leave the next step until what was typed is on the screen."""
        if self._timer.isActive():
            self._timer.start(PAINT_MS)

    def raise_error(self) -> None:
        """Raise what a step raised, if one did."""
        if self._error is not None:
            raise self._error

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 -- raised again where the event loop was entered
            self._error = error
            QCoreApplication.exit(1)
            return
        self._timer.start(IDLE_MS)
