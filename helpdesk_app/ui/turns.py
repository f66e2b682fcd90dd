"""Work cut into turns of the event loop, so that what the agent does comes in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

IDLE_MS: Final = 1
"""The least time after which keys and paints have gone first: what is due at once is posted before a paint."""


class Turns(QObject):
    """Runs the steps of an iterator, one a turn. A step that raises ends the event loop, and the error is kept.

    Args:
        steps: Each step goes on to its next ``yield``.
        parent: As everywhere.
    """

    def __init__(self, steps: Iterator[None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._error: Exception | None = None
        self._timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._timer.timeout.connect(self.begin)

    def begin(self) -> None:
        """Run the first step now, and each other one as soon as no key and no paint waits."""
        try:
            next(self._steps)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 -- raised again where the event loop was entered
            self._error = error
            QCoreApplication.exit(1)
            return
        self._timer.start()

    def raise_error(self) -> None:
        """Raise what a step raised, if one did."""
        if self._error is not None:
            raise self._error
