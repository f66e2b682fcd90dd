"""What the window works on, as it asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.model import Filters, SearchResult, Span


class Engine(Protocol):
    """What the window asks of a search engine; ``helpdesk_app.search.engine.SearchEngine`` is one."""

    def search(self, text: str, filters: Filters = ..., limit: int = ...) -> SearchResult:
        """Return the entries that answer ``text`` within ``filters``, best first."""
        ...

    def spans(self, text: str, query: str, /) -> tuple[Span, ...]:
        """Return the words of any ``text`` that ``query`` matches."""
        ...

    def fold(self, query: str, /) -> str:
        """Return ``query`` as it may be kept: folded, without what only its typing tells."""
        ...


class ProgramIncompleteError(Exception):
    """The program lacks a file of its own, or that file is damaged; ``str()`` is a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One FAQ, opened and ready to be searched."""

    faq: Faq
    engine: Engine
