"""Whether this PC is fast enough to search by meaning at every key. It is measured, not guessed."""

from __future__ import annotations

from collections import deque
from typing import Final

LIMIT: Final = 0.033
"""Seconds that a search may take at a key: two frames of a screen."""
_SEARCHES: Final = 5


class Pace:
    """Remembers how long the last searches took."""

    def __init__(self) -> None:
        self._seconds: deque[float] = deque(maxlen=_SEARCHES)

    def note(self, seconds: float) -> None:
        """Remember a search by meaning that took ``seconds``."""
        self._seconds.append(seconds)

    def is_slow(self) -> bool:
        """Return whether the last searches took too long; one alone, which may have been disturbed, does not count."""
        return len(self._seconds) == _SEARCHES and sorted(self._seconds)[_SEARCHES // 2] > LIMIT
