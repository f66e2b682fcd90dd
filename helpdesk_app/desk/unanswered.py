"""Which searches end without an answer: one for each question, not one for each key."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk_app.desk.open_faq import OpenFaq
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.search.model import Filters, Reliability, SearchResult


@dataclass(frozen=True, slots=True)
class UnansweredSearch:
    """A search that ended without a reliable answer."""

    query: str
    """As typed."""
    found_some: bool
    """Whether there were answers, though none to rely on."""
    faq: OpenFaq
    """The FAQ that was searched."""
    filters: Filters
    """The topics that were checked when the question ended."""

    @classmethod
    def of(cls, result: SearchResult, state: ViewState) -> UnansweredSearch | None:
        """Return ``result``, which was found in ``state``; ``None`` without a FAQ."""
        return cls(result.query, bool(result.hits), state.faq, state.filters) if state.faq else None


class UnansweredSearches:
    """Watches the results of one search box.

    A result counts once the agent stops typing or ends the question. When a question ends, only the last result that
    counted matters: the words typed on the way there were not finished.
    """

    def __init__(self) -> None:
        self._latest: SearchResult | None = None
        self._settled: SearchResult | None = None

    def see(self, result: SearchResult) -> None:
        """Note the result that is now on show."""
        self._latest = result if result.reliability is Reliability.NONE else None

    def settle(self) -> None:
        """Count the result on show."""
        self._settled = self._latest

    def end_question(self) -> SearchResult | None:
        """Return what stayed unanswered, or ``None``, and start over."""
        settled, self._settled, self._latest = self._settled, None, None
        return settled
