"""A query as the matcher read it: its words, and what each of them may stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk_app.search.model import How
from helpdesk_app.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Match:
    """One term of the FAQ that a word of the query may stand for."""

    term: int
    word: str
    """A word of the term, the one that matched."""
    quality: float
    """1.0 for the word itself."""
    how: How


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of the query with all that it may stand for: nothing, where the FAQ knows nothing like it."""

    token: Token
    matches: tuple[Match, ...]
    """Best first, one a term."""
    weight: float
    """Rarity of the group of matches, less for a stop word."""
    is_stop_word: bool


def content_words(words: Sequence[QueryWord]) -> list[QueryWord]:
    """Return the words that carry the query: all of them, where all are stop words."""
    return [word for word in words if not word.is_stop_word] or list(words)
