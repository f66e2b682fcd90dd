"""The progress of a long command, as one line at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, TextIO

from helpdesk_app.text.translation import _, grouped

_BETWEEN: Final = 0.2
"""Seconds between two states of the line, so that showing them costs nothing."""
_WIDTH: Final = 79


class ProgressLine:
    """Shows each state over the one before, and clears the line at the end. A context manager.

    Args:
        stream: Shows the line if it is a terminal. By default the error output, so that the output of a command can
            still be piped.
        clock: Returns monotonic seconds.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._shown_at: float | None = None
        self._is_terminal = self._stream.isatty()

    def show(self, text: str) -> None:
        """Show ``text``, unless there is no terminal or the last state was shown just before."""
        now = self._clock()
        if not self._is_terminal or (self._shown_at is not None and now - self._shown_at < _BETWEEN):
            return
        self._shown_at = now
        self._write(text)

    def show_texts(self, done: int, total: int) -> None:
        """Show how many texts have been read for their meaning."""
        text = _("{done} of {total} texts read for their meaning ({percent}%)")
        self.show(text.format(done=grouped(done), total=grouped(total), percent=100 * done // total))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shown_at is not None:
            self._write("")

    def _write(self, text: str) -> None:
        # Spaces instead of an escape sequence, which old consoles of Windows print.
        shown = text[:_WIDTH]
        self._stream.write(f"\r{shown:<{_WIDTH}}\r{shown}")
        self._stream.flush()
