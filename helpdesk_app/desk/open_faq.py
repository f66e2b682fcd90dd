"""A FAQ that is open and ready to be searched, and the answer in front of the agent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.model import Filters, Hit, SearchResult, WordMatch
from helpdesk_app.text.spans import Span

if TYPE_CHECKING:
    from helpdesk_app.feedback.shown_answer import ShownAnswer


class Engine(Protocol):
    """A search engine; ``helpdesk_app.search.engine.SearchEngine`` is one."""

    def search(self, text: str, filters: Filters = ..., limit: int = ...) -> SearchResult:
        """Return the entries that answer ``text`` within ``filters``, best first."""
        ...

    def spans(self, text: str, query: str, /) -> tuple[Span, ...]:
        """Return the words of any ``text`` that ``query`` matches."""
        ...

    def explain(self, query: str, entry: Entry, /) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what answers it in ``entry``."""
        ...


@dataclass(frozen=True, slots=True)
class OpenFaq:
    """One FAQ, opened and ready to be searched."""

    faq: Faq
    engine: Engine
    path: Path | None = None
    """The file it was read from; ``None`` for one made in memory."""


@dataclass(frozen=True, slots=True)
class CurrentAnswer:
    """The answer in front of the agent."""

    faq: OpenFaq
    hit: Hit
    shown: ShownAnswer
    """What is recorded of it."""
