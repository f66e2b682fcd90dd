"""Words of the query -> words of the FAQ that they may stand for, each with a quality and a reason."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.index import CompiledIndex
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import How
from helpdesk_app.search.query import Match, QueryWord
from helpdesk_app.search.scoring import rarity
from helpdesk_app.search.typos import Speller
from helpdesk_app.search.weights import QueryWeights
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import Token

_COMPLETIONS: Final = 256
"""Completions of a prefix that are looked at, the most frequent ones first."""
_SHORTEST_START: Final = 3
"""Letters from which a word before the last one may be cut short: two are too few to tell of what."""
_SHORTEST_PART: Final = 2
"""Letters of each part when a word is split in two."""
_ADJACENCY_SAMPLE: Final = 200
"""Entries looked at to see whether two words stand side by side somewhere."""


class Matcher:
    """Reads queries against the vocabulary of one compiled index."""

    def __init__(self, index: CompiledIndex, analyzer: Analyzer, lexicon: Lexicon, weights: QueryWeights) -> None:
        self._index = index
        self._analyzer = analyzer
        self._stop_words = lexicon.stop_words
        self._weights = weights
        self._term_of = dict(zip(index.words, index.word_term.tolist(), strict=True))
        self._counts = np.diff(index.posting_range)
        self.speller = Speller(index.words)
        self._word = lru_cache(maxsize=4096)(self._read_word)

    def term_of(self, word: str) -> int | None:
        """Return the term of a folded word of the FAQ, or ``None`` for any other word."""
        return self._term_of.get(word)

    def read(self, text: str) -> list[QueryWord]:
        """Return the words of a query in their order; any may be unfinished. A repeated word counts once."""
        found = self._join(self._analyzer.words(text))
        words: list[QueryWord] = []
        for place, token in enumerate(found):
            is_last = place == len(found) - 1
            for part, matches in self._word(token.text, is_last):
                words.append(self._weighed(Token(part, token.start, token.end), matches))
        unique: dict[str, QueryWord] = {}
        for word in words:
            unique.setdefault(word.token.text, word)
        return list(unique.values())

    def _join(self, found: list[Token]) -> list[Token]:
        """Join neighbours that only make sense as one word: "note book" where the FAQ has "notebook" alone."""
        joined: list[Token] = []
        for token in found:
            before = joined[-1] if joined else None
            if before is not None:
                both = before.text + token.text
                is_known = both in self._term_of or (token is found[-1] and self._starts_compound(both, before.text))
                if is_known and not {before.text, token.text} <= self._term_of.keys():
                    joined[-1] = Token(both, before.start, token.end)
                    continue
            joined.append(token)
        return joined

    def _starts_compound(self, both: str, first: str) -> bool:
        """Tell whether an unfinished last word goes on a short prefix: "e c" on its way to e-CPS."""
        compounds = self._index.compounds
        place = bisect_left(compounds, both)
        return len(first) == 1 and place < len(compounds) and compounds[place].startswith(both)

    def _weighed(self, token: Token, matches: tuple[Match, ...]) -> QueryWord:
        is_stop_word = token.text in self._stop_words
        sure = [match.term for match in matches if match.quality == 1.0] or [match.term for match in matches]
        count = min(int(self._counts[sure].sum()), self._index.entry_count)
        weight = float(rarity(np.array(count), self._index.entry_count))
        return QueryWord(token, matches, weight * (self._weights.stop_word if is_stop_word else 1.0), is_stop_word)

    def _read_word(self, word: str, is_last: bool) -> tuple[tuple[str, tuple[Match, ...]], ...]:
        """Return the word, or the two words it was run together from, with their matches."""
        whole = self._whole(word)
        begun = self._begun(word, is_last, is_exact=bool(whole) and whole[0].how is How.EXACT)
        matches = whole + begun
        # "contra" may be a slip or cut short. While it is being typed, it is cut short.
        if not whole and not (is_last and begun):
            matches = begun + self._slips(word, 1, is_last)
        if not matches:
            parts = self._split(word)
            if parts is not None:
                first, second = parts
                rest = self._completions(second, self._weights.longer_word) if is_last else []
                return (first, _best(self._whole(first))), (second, _best(self._whole(second) + rest))
            matches = self._slips(word, 2, is_last)
        return ((word, _best(matches)),)

    def _whole(self, word: str) -> list[Match]:
        term = self._term_of.get(word)
        if term is not None:
            return [Match(term, word, 1.0, How.EXACT)]
        root, roots = stem(word), self._index.roots
        term = bisect_left(roots, root)
        if term == len(roots) or roots[term] != root:
            return []
        other = self._index.words[int(np.argmax(self._index.word_term == term))]
        return [Match(term, other, self._weights.stem, How.STEM)]

    def _begun(self, word: str, is_last: bool, is_exact: bool) -> list[Match]:
        """Return the words that ``word`` may be the beginning of: the last one of a query, or one cut short before."""
        is_stop_word = word in self._stop_words
        if is_last:
            # Only a whole word may be where the query ends: not a stem ("identifi"), hardly ever a stop word ("comme").
            is_complete = is_exact and not is_stop_word
            return self._completions(word, self._weights.longer_word if is_complete else self._weights.completion)
        if is_exact or is_stop_word or len(word) < _SHORTEST_START or not word.isalpha():
            return []
        return self._completions(word, self._weights.cut_short)

    def _starting_with(self, prefix: str, limit: int) -> Sequence[str]:
        words = self._index.words
        first, last = bisect_left(words, prefix), bisect_left(words, prefix + "\U0010ffff")
        if last - first <= limit:
            return words[first:last]
        frequent = np.argpartition(-self._index.word_count[first:last], limit)[:limit]
        return [words[first + place] for place in np.sort(frequent)]

    def _completions(self, prefix: str, quality: float) -> list[Match]:
        return [
            Match(self._term_of[word], word, quality, How.PREFIX)
            for word in self._starting_with(prefix, _COMPLETIONS)
            if word != prefix
        ]

    def _slips(self, word: str, slips: int, is_last: bool) -> list[Match]:
        quality = self._weights.one_slip if slips == 1 else self._weights.two_slips
        found = [Match(self._term_of[near], near, quality, How.TYPO) for near in self.speller.near(word, slips)]
        if is_last and not found:
            quality *= self._weights.completion
            near_starts = self.speller.near_start(word, slips)
            found = [Match(self._term_of[near], near, quality, How.TYPO) for near in near_starts]
        return found

    def _split(self, word: str) -> tuple[str, str] | None:
        """Return the two words that ``word`` was run together from, where the FAQ has them side by side."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, second = word[:cut], word[cut:]
            if first in self._term_of and second in self._term_of and self._stand_together(first, second):
                return first, second
        return None

    def _stand_together(self, first: str, second: str) -> bool:
        index = self._index
        before, after = self._term_of[first], self._term_of[second]
        entries = np.intersect1d(self._entries(before), self._entries(after), assume_unique=True)
        for entry in entries[:_ADJACENCY_SAMPLE]:
            stream = index.text_term[index.text_range[entry] : index.text_range[entry + 1]]
            if np.any((stream[:-1] == before) & (stream[1:] == after)):
                return True
        return False

    def _entries(self, term: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        index = self._index
        return index.posting_entry[index.posting_range[term] : index.posting_range[term + 1]]


def _best(matches: list[Match]) -> tuple[Match, ...]:
    """Return the best match of each term, best first."""
    best: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: (-match.quality, match.word)):
        best.setdefault(match.term, match)
    return tuple(best.values())
