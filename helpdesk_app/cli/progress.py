"""One line that says how far a long command is; for a person at a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, TextIO

_BETWEEN: Final = 0.2
"""Seconds between two states of the line, lest showing them be the work."""
_WIDTH: Final = 79


class ProgressLine:
    """Shows each state in the place of the one before, and leaves no trace. A context manager.

    Args:
        stream: Where to; nothing is shown where it is no terminal. By default the error output, so that what a
            command prints can still be piped.
        clock: Returns seconds that only go forward.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._shown_at: float | None = None
        self._is_terminal = self._stream.isatty()

    def show(self, text: str) -> None:
        """Show ``text``, unless there is no terminal or the last state is younger than a glance."""
        now = self._clock()
        if not self._is_terminal or (self._shown_at is not None and now - self._shown_at < _BETWEEN):
            return
        self._shown_at = now
        self._write(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shown_at is not None:
            self._write("")

    def _write(self, text: str) -> None:
        # Spaces, and not an escape sequence: old consoles of Windows print those.
        shown = text[:_WIDTH]
        self._stream.write(f"\r{shown:<{_WIDTH}}\r{shown}")
        self._stream.flush()
