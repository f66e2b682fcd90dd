"""Callbacks for the first paint and for the first list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from helpdesk_app.ui.platform.later import call_later
from helpdesk_app.ui.window.main_window import MainWindow


class _FirstPaint(QObject):
    """Waits for the search box to be painted."""

    def __init__(self, window: MainWindow, call: Callable[[], object], at_latest_ms: int) -> None:
        super().__init__(window)
        self._box = window.search_box
        self._call = call
        self._box.installEventFilter(self)
        call_later(self, self._go, at_latest_ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Continue after this paint."""
        if event.type() == QEvent.Type.Paint:
            self._box.removeEventFilter(self)
            call_later(self, self._go)
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        call, self._call = self._call, _nothing
        call()


class _Readiness(QObject):
    """Waits until the search box is painted with the caret in it and the FAQ is no longer being opened."""

    def __init__(self, window: MainWindow, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._call = call
        window.installEventFilter(self)
        window.search_box.installEventFilter(self)
        # The window may have been painted already; this asks for one more paint.
        window.search_box.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check after each paint of the whole window."""
        is_paint = event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}
        if is_paint and not self._window.is_loading():
            call_later(self, self._check)
        return super().eventFilter(watched, event)

    def _check(self) -> None:
        window = self._window
        # The window itself may be behind others; within it, the caret must be in the box.
        if not window.search_box.isEnabled() or window.focusWidget() is window.search_box:
            window.removeEventFilter(self)
            window.search_box.removeEventFilter(self)
            call, self._call = self._call, _nothing
            call()


def after_first_paint(window: MainWindow, call: Callable[[], object], *, at_latest_ms: int = 1000) -> None:
    """Call ``call`` once, when the search box was painted for the first time.

    Args:
        window: Not yet shown.
        call: What can wait for the first paint.
        at_latest_ms: Milliseconds after which it is called anyway: a minimised window is never painted.
    """
    _FirstPaint(window, call, at_latest_ms)


def when_ready(window: MainWindow, call: Callable[[], object]) -> None:
    """Call ``call`` once, when ``window`` is painted with its FAQ open and the caret in the search box.

    A FAQ that cannot be opened counts as ready once the page that says so is shown.
    """
    _Readiness(window, call)


def _nothing() -> None:
    return
