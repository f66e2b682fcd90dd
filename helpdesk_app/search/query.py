"""A query as the matcher reads it: its words, and the terms that each of them may match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from helpdesk_app.search.model import MatchKind
from helpdesk_app.text.tokens import Token

_SHORTEST_WORD: Final = 3
"""Letters from which a word of the FAQ is taken for complete."""
MOST_EDITS: Final = 2
"""Letters by which a word and its correction differ at most; a longer correction is a completion too."""


@dataclass(frozen=True, slots=True)
class Match:
    """One term of the index that a word of the query matches."""

    term: int
    word: str
    """The word of the term that matched."""
    quality: float
    """1.0 for the word itself."""
    kind: MatchKind


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of the query with its matches; it has none if the FAQ contains nothing like it."""

    token: Token
    matches: tuple[Match, ...]
    """Best first, one per term."""
    weight: float
    """Inverse document frequency of the matches together, reduced for a stop word."""
    is_stop_word: bool
    """A stop word, or the beginning of one."""
    is_open: bool = False
    """The last word, too short or too ambiguous to tell which word it will become: it is no evidence yet."""

    @property
    def is_unknown(self) -> bool:
        """Whether the FAQ lacks the word: nothing matches it, or only by taking it for misspelt and unfinished."""
        return not self.is_stop_word and all(self._is_guess(match) for match in self.matches)

    def _is_guess(self, match: Match) -> bool:
        typed = self.token.end - self.token.start
        return match.kind is MatchKind.TYPO and len(match.word) > typed + MOST_EDITS


def evidence(words: Sequence[QueryWord]) -> list[QueryWord]:
    """Return the words that say something about what is asked for: all but an open last one."""
    return [word for word in words if not word.is_open]


def content_words(words: Sequence[QueryWord]) -> list[QueryWord]:
    """Return the words without the stop words, or all of them if all are stop words."""
    return [word for word in words if not word.is_stop_word] or list(words)


def spelled(text: str, words: Sequence[QueryWord]) -> str:
    """Return ``text`` with its misspelt words as the FAQ spells the most similar word, without an open last word.

    Args:
        text: The query as typed.
        words: The query as the matcher read it.
    """
    parts: list[str] = []
    end = 0
    for word in words:
        if word.matches and word.matches[0].kind is MatchKind.TYPO and word.token.start >= end:
            parts += [text[end : word.token.start], word.matches[0].word]
            end = word.token.end
    last = words[-1].token if words and words[-1].is_open else None
    return "".join([*parts, text[end : last.start if last and last.start >= end else None]])


def is_complete(text: str, words: Sequence[QueryWord]) -> bool:
    """Return whether a query, as far as it is typed, ends with a whole word of the FAQ or with the end of a sentence.

    After a space another word is on its way, and a word of one or two letters may be the beginning of any.

    Args:
        text: The query as typed.
        words: The query as the matcher read it.
    """
    if text.endswith((".", "?", "!")):
        return True
    last = words[-1]
    is_exact = any(match.kind is MatchKind.EXACT for match in last.matches)
    return is_exact and last.token.end == len(text) and last.token.end - last.token.start >= _SHORTEST_WORD
