"""Asks the engine that suits the moment: by meaning where it is loaded and this PC is fast enough, else by words."""

from __future__ import annotations

from collections.abc import Callable

from helpdesk_app.desk.open_faq import Engine, OpenFaq
from helpdesk_app.desk.pace import Pace
from helpdesk_app.desk.view_state import NO_RESULT, ViewState
from helpdesk_app.search.model import SearchResult


class Searcher:
    """Searches for one window.

    Args:
        clock: Returns seconds that only increase.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pace = Pace()

    def engine(self, faq: OpenFaq, *, at_rest: bool = False) -> Engine:
        """Return the engine for the next search; ``at_rest``, with no key to wait for, a slow PC uses meaning too."""
        if faq.meaning is None or (self._pace.is_slow() and not at_rest):
            return faq.engine
        return faq.meaning

    def search(self, state: ViewState, limit: int, *, at_rest: bool = False) -> tuple[SearchResult, bool]:
        """Search for the query of ``state`` within its topics, and measure how long a search by meaning takes.

        Args:
            state: Its result is the list on show.
            limit: Most answers to list.
            at_rest: No key is waiting.

        Returns:
            The result, and whether it was found by words alone.
        """
        if state.faq is None:
            return NO_RESULT, True
        engine = self.engine(state.faq, at_rest=at_rest)
        began = self._clock()
        result = engine.search(state.query, state.filters, limit, leader=_leader(state))
        by_words = engine is not state.faq.meaning
        if not by_words and _is_found(result):
            self._pace.note(self._clock() - began)
        return result, by_words


def _leader(state: ViewState) -> str | None:
    """Return the uid of the answer that was first before this key, if it was found and the question goes on."""
    return state.result.hits[0].entry.uid if _is_found(state.result) and state.text.strip() else None


def _is_found(result: SearchResult) -> bool:
    """Return whether the first answer was searched for: a query that says nothing yet shows the list of the FAQ."""
    return bool(result.hits) and result.hits[0].score > 0.0
