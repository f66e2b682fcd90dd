"""Notices the searches that an agent ended without an answer: one a question, not one a keystroke."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from helpdesk_app.search.model import Reliability, SearchResult


@dataclass(frozen=True, slots=True)
class UnansweredSearch:
    """A search without a reliable answer."""

    query: str
    """As typed."""
    found_some: bool


class UnansweredSearches(QObject):
    """Watches the results of one search box.

    A result counts once the agent stops typing, or ends the question. Of a question, what counted last is told when it
    ends: the words on the way there were not finished.

    Args:
        tell: Called with what stayed unanswered.
        settle_ms: Milliseconds without a key after which a result counts.
        parent: As everywhere.
    """

    def __init__(
        self, tell: Callable[[UnansweredSearch], None], *, settle_ms: int = 1000, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._latest: UnansweredSearch | None = None
        self._settled: UnansweredSearch | None = None
        self._timer = QTimer(self, singleShot=True, interval=settle_ms)
        self._timer.timeout.connect(self.settle)

    def saw(self, result: SearchResult) -> None:
        """Take note of what the search box shows now."""
        unanswered = result.reliability is Reliability.NONE
        self._latest = UnansweredSearch(result.query, bool(result.hits)) if unanswered else None
        self._timer.start()

    def settle(self) -> None:
        """Let what the search box shows now count."""
        self._timer.stop()
        self._settled = self._latest

    def end_question(self) -> None:
        """Tell what stayed unanswered, and forget it."""
        self._timer.stop()
        settled, self._settled, self._latest = self._settled, None, None
        if settled is not None:
            self._tell(settled)
