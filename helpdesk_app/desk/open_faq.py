"""A FAQ that is open and ready to be searched, and the answer that the agent has selected."""

from __future__ import annotations

from collections.abc import Callable
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

    def search(self, text: str, filters: Filters = ..., limit: int = ..., *, leader: str | None = ...) -> SearchResult:
        """Return the entries that answer ``text`` within ``filters``, best first.

        The entry with the uid ``leader`` stays first until another one is clearly better.
        """
        ...

    def spans(self, text: str, query: str, /) -> tuple[Span, ...]:
        """Return the words of any ``text`` that ``query`` matches."""
        ...

    def explain(self, query: str, entry: Entry, /) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``."""
        ...

    def passage(self, query: str, entry: Entry, /) -> Span | None:
        """Return the sentence of the answer of ``entry`` that is closest to ``query``."""
        ...

    def matched_wording(self, query: str, entry: Entry, /) -> str | None:
        """Return the wording of ``entry`` that ``query`` matches rather than its question."""
        ...

    def is_near(self, query: str, entry: Entry, /) -> bool:
        """Return whether ``entry`` is among those nearest to ``query`` in meaning."""
        ...

    def related(self, entry: Entry, /) -> tuple[Entry, ...]:
        """Return the entries nearest to ``entry`` in meaning that do not say the same."""
        ...


@dataclass(frozen=True, slots=True)
class OpenFaq:
    """One FAQ, opened and ready to be searched."""

    faq: Faq
    engine: Engine
    """Searches by words."""
    path: Path | None = None
    """The file it was read from; ``None`` for one made in memory."""
    load_meaning: Callable[[], Engine] | None = None
    """Returns an engine that searches by words and meaning. It takes a while: call it in a thread."""
    meaning: Engine | None = None
    """That engine, once it is loaded."""


@dataclass(frozen=True, slots=True)
class CurrentAnswer:
    """The answer that the agent has selected."""

    faq: OpenFaq
    hit: Hit
    shown: ShownAnswer
    """What is recorded of it."""
