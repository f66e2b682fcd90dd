"""Calls in a later turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def call_later(owner: QObject, call: Callable[[], object], milliseconds: int = 0) -> None:
    """Call ``call`` once, unless ``owner`` is gone by then.

    ``QTimer.singleShot`` with a context swallows what the callable raises; the slot of a timer does not.
    """
    timer = QTimer(owner, singleShot=True)
    timer.timeout.connect(call)
    timer.timeout.connect(timer.deleteLater)
    timer.start(milliseconds)
