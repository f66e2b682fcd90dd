"""Query words -> the terms of the index that they match, each with a quality and a kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.asked import introduction
from helpdesk_app.search.index import CompiledIndex, Ints
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import MatchKind
from helpdesk_app.search.query import Match, QueryWord
from helpdesk_app.search.scoring import idf
from helpdesk_app.search.typos import Speller
from helpdesk_app.search.weights import QueryWeights
from helpdesk_app.text.stemming import root, stem
from helpdesk_app.text.tokens import Token

_MOST_COMPLETIONS: Final = 256
"""Completions of a prefix that are considered, the most frequent ones first."""
_SHORTEST_ABBREVIATION: Final = 3
"""Letters from which a word before the last one may be an abbreviation: two match too much."""
_SHORTEST_EVIDENCE: Final = 4
"""Letters from which an unfinished last word always counts."""
_DOMINANT: Final = 0.5
"""Share of the words with a prefix, by entries, from which one stem, or the stop words, stand for the prefix."""
_SHORTEST_RELATED: Final = 4
"""Letters from which words derived from a word are looked for."""
_SHORTEST_PREFIX_TYPO: Final = 6
"""Letters from which an unfinished word may have a typo: in fewer, too many words begin almost like it."""
_SHORTEST_STOP_WORD_TYPO: Final = 6
"""Letters from which a word may be a stop word with a typo; "fois" is not "dois"."""
_LONGEST_SPLIT: Final = 40
"""Letters up to which a word may be two run together."""
_SHORTEST_PART: Final = 2
"""Letters of each part when a word is split in two."""
_ADJACENCY_SAMPLE: Final = 200
"""Entries in which two words are looked up side by side."""


class Matcher:
    """Matches queries against the vocabulary of one compiled index."""

    def __init__(self, index: CompiledIndex, analyzer: Analyzer, lexicon: Lexicon, weights: QueryWeights) -> None:
        self._index = index
        self._analyzer = analyzer
        self._stop_words = lexicon.stop_words
        self._common = lexicon.stop_words | lexicon.conversation
        self._introductions = lexicon.introductions
        self._abbreviations = lexicon.abbreviations
        self._weights = weights
        self._term_of = dict(zip(index.words, index.word_term.tolist(), strict=True))
        self._counts = np.diff(index.posting_range)
        self._is_stop_word = np.fromiter((word in self._stop_words for word in index.words), bool, len(index.words))
        self.speller = Speller(index.words)
        self._match = lru_cache(maxsize=4096)(self._match_word)

    def term_of(self, word: str) -> int | None:
        """Return the term of a folded word of the FAQ, ``None`` for any other word."""
        return self._term_of.get(word)

    def read(self, text: str) -> list[QueryWord]:
        """Return the distinct words of a query in order. The last one may be unfinished, the others abbreviated."""
        tokens = self._join(self._analyzer.words(text))
        introduced = introduction(text, tokens, self._introductions)
        words = self._words(tokens, introduced)
        if not words or words[-1].token.end != tokens[-1].end:  # The last one repeats another.
            return words
        last = self._unfinished(words[-1], is_at_end=tokens[-1].end == len(text))
        # An open word changes nothing: the word before it is still read as the last one.
        return [*(self._words(tokens[:-1], introduced) if last.is_open else words[:-1]), last]

    def _unfinished(self, word: QueryWord, *, is_at_end: bool) -> QueryWord:
        """Return the last word of a query, which may become another one, with what it says so far.

        It may be open, or the beginning of a stop word. A known word that many longer ones begin with says no more than
        they do together. Without all this each letter brings up another answer, long before the word is clear.
        """
        letters = word.token.text
        exact = tuple(match for match in word.matches if match.kind is MatchKind.EXACT)
        if word.is_stop_word:
            return replace(word, matches=tuple(match for match in word.matches if match.kind is not MatchKind.PREFIX))
        if not letters.isalpha():
            return replace(word, is_open=not exact and len(letters) < _SHORTEST_EVIDENCE - 1)
        if exact and not is_at_end:
            return word
        first, last = self._range(letters)
        counts, terms = self._index.word_count[first:last], self._index.word_term[first:last]
        half = _DOMINANT * counts.sum()
        if 0 < half <= counts[self._is_stop_word[first:last]].sum():
            return replace(word, matches=exact, weight=word.weight * self._weights.stop_word, is_stop_word=True)
        if exact and counts[terms == exact[0].term].sum() < half:
            word = replace(word, weight=self._idf([match.term for match in word.matches]))
        is_long = len(letters) >= _SHORTEST_EVIDENCE
        if is_long or (len(letters) == _SHORTEST_EVIDENCE - 1 and (exact or not half)):
            return word
        is_clear = len(letters) > 1 and half and np.bincount(terms, weights=counts).max() >= half
        return word if is_clear else replace(word, is_open=True)

    def _words(self, tokens: list[Token], introduced: Sequence[Token]) -> list[QueryWord]:
        words: dict[str, QueryWord] = {}
        for token in tokens:
            for part, matches in self._match(token.text, token is tokens[-1]):
                # A caller's trade counts where the FAQ knows it, and is no gap of the FAQ where it does not.
                is_unfinished = token is tokens[-1] and self._begins_common(part)
                says_little = not matches and (token in introduced or part in self._common or is_unfinished)
                words.setdefault(part, self._weighted(Token(part, token.start, token.end), matches, says_little))
        return list(words.values())

    def _join(self, tokens: list[Token]) -> list[Token]:
        """Join neighbours that are only known as one word: "note book" where the FAQ has "notebook" alone."""
        joined: list[Token] = []
        for token in tokens:
            before = joined[-1] if joined else None
            if before is not None:
                both = before.text + token.text
                is_known = both in self._term_of or (token is tokens[-1] and self._begins_compound(both, before.text))
                if is_known and not {before.text, token.text} <= self._term_of.keys():
                    joined[-1] = Token(both, before.start, token.end)
                    continue
            joined.append(token)
        return joined

    def _begins_compound(self, both: str, first: str) -> bool:
        """Return whether an unfinished last word continues a prefix of one letter: "e c" on its way to e-CPS."""
        compounds = self._index.compounds
        at = bisect_left(compounds, both)
        return len(first) == 1 and at < len(compounds) and compounds[at].startswith(both)

    def _begins_common(self, unfinished: str) -> bool:
        return any(word.startswith(unfinished) for word in self._common)

    def _weighted(self, token: Token, matches: tuple[Match, ...], says_little: bool) -> QueryWord:
        is_misspelt = bool(matches) and matches[0].kind is not MatchKind.PREFIX and matches[0].word in self._stop_words
        is_stop_word = says_little or token.text in self._stop_words or is_misspelt
        exact = [match.term for match in matches if match.quality == 1.0] or [match.term for match in matches]
        weight = self._idf(exact) * (self._weights.stop_word if is_stop_word else 1.0)
        return QueryWord(token, matches, weight, is_stop_word)

    def _idf(self, terms: list[int]) -> float:
        """Return the idf of the terms together: their entries added up, as if no entry had two of them."""
        count = min(int(self._counts[terms].sum()), self._index.entry_count)
        return float(idf(np.array(count), self._index.entry_count))

    def _match_word(self, word: str, is_last: bool) -> tuple[tuple[str, tuple[Match, ...]], ...]:
        """Return the word, or the two words that were run together, with their matches."""
        # Such a word is spelt right and whole: "veux" is no typo of "deux", and "on" is not the beginning of "once".
        if word in self._stop_words:
            return ((word, tuple(self._exact_matches(word))),)
        if word in self._common and not is_last:
            return ((word, _best(self._whole_word_matches(word))),)
        whole = self._whole_word_matches(word)
        prefix = self._prefix_matches(word, is_last, is_exact=bool(whole) and whole[0].kind is MatchKind.EXACT)
        whole += self._related_matches(word)
        matches = whole + prefix
        # "contra" may be a typo or an abbreviation. While it is being typed, it is unfinished.
        if not whole and not (is_last and prefix):
            matches = prefix + self._typo_matches(word, 1, is_last)
        if not matches:
            parts = self._split(word)
            if parts is not None:
                first, second = parts
                longer = self._completions(second, self._weights.longer_word) if is_last else []
                return (
                    (first, _best(self._whole_word_matches(first))),
                    (second, _best(self._whole_word_matches(second) + longer)),
                )
            matches = self._typo_matches(word, 2, is_last)
        return ((word, _best(matches)),)

    def _exact_matches(self, word: str) -> list[Match]:
        term = self._term_of.get(word)
        return [] if term is None else [Match(term, word, 1.0, MatchKind.EXACT)]

    def _whole_word_matches(self, word: str) -> list[Match]:
        if exact := self._exact_matches(word):
            return exact
        if word in self._abbreviations:
            full = [match for each in self._abbreviations[word] for match in self._exact_matches(each)]
            return [replace(match, quality=self._weights.stem, kind=MatchKind.SYNONYM) for match in full]
        stemmed, stems = stem(word), self._index.stems
        term = bisect_left(stems, stemmed)
        if term == len(stems) or stems[term] != stemmed:
            return []
        other = self._index.words[int(np.argmax(self._index.word_term == term))]
        return [Match(term, other, self._weights.stem, MatchKind.STEM)]

    def _related_matches(self, word: str) -> list[Match]:
        """Return the words that are derived from ``word``, or from the same root: "publicitaire" of "publicité"."""
        if len(word) < _SHORTEST_RELATED or not word.isalpha():
            return []
        base = root(word)
        # The root of "payer" and "paiement" is "pai".
        starts = {base[:-1] + last for last in "iy"} if base.endswith("i") else {base}
        return [
            Match(self._term_of[other], other, self._weights.related, MatchKind.STEM)
            for first, last in map(self._range, sorted(starts))
            for other in self._index.words[first:last]
            if other != word and root(other) == base
        ]

    def _prefix_matches(self, word: str, is_last: bool, is_exact: bool) -> list[Match]:
        """Return the words that begin with ``word``, if it may be unfinished or an abbreviation."""
        is_stop_word = word in self._stop_words
        if is_last:
            # A query may end with a complete word, but not with a stem ("identifi") and seldom with a stop word.
            is_complete = is_exact and not is_stop_word
            return self._completions(word, self._weights.longer_word if is_complete else self._weights.completion)
        if is_exact or is_stop_word or len(word) < _SHORTEST_ABBREVIATION or not word.isalpha():
            return []
        return self._completions(word, self._weights.abbreviation)

    def _completions(self, prefix: str, quality: float) -> list[Match]:
        return [
            Match(self._term_of[word], word, quality, MatchKind.PREFIX)
            for word in self._starting_with(prefix)
            if word != prefix
        ]

    def _range(self, prefix: str) -> tuple[int, int]:
        """Return where the words that begin with ``prefix`` begin and end in the sorted words."""
        words = self._index.words
        return bisect_left(words, prefix), bisect_left(words, prefix + "\U0010ffff")

    def _starting_with(self, prefix: str) -> Sequence[str]:
        words = self._index.words
        first, last = self._range(prefix)
        if last - first <= _MOST_COMPLETIONS:
            return words[first:last]
        frequent = np.argpartition(-self._index.word_count[first:last], _MOST_COMPLETIONS)[:_MOST_COMPLETIONS]
        return [words[first + offset] for offset in np.sort(frequent)]

    def _typo_matches(self, word: str, edits: int, is_last: bool) -> list[Match]:
        quality = self._weights.one_edit if edits == 1 else self._weights.two_edits
        found = self.speller.near(word, edits)
        if is_last and not found and len(word) >= _SHORTEST_PREFIX_TYPO:
            quality *= self._weights.completion
            found = self.speller.near_prefix(word, edits)
        return [Match(self._term_of[near], near, quality, MatchKind.TYPO) for near in found if self._may_be(word, near)]

    def _may_be(self, word: str, near: str) -> bool:
        """Return whether ``word`` may be a typo of ``near``: most short words that look like a stop word are none."""
        is_swapped = sorted(word) == sorted(near)
        return near not in self._stop_words or len(word) >= _SHORTEST_STOP_WORD_TYPO or is_swapped

    def _split(self, word: str) -> tuple[str, str] | None:
        """Return the two words that ``word`` runs together, if they are neighbours somewhere in the FAQ."""
        if len(word) > _LONGEST_SPLIT:
            return None
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, second = word[:cut], word[cut:]
            if first in self._term_of and second in self._term_of and self._are_neighbours(first, second):
                return first, second
        return None

    def _are_neighbours(self, first: str, second: str) -> bool:
        index = self._index
        left, right = self._term_of[first], self._term_of[second]
        rows = np.intersect1d(self._rows(left), self._rows(right), assume_unique=True)
        for row in rows[:_ADJACENCY_SAMPLE]:
            text = index.text_term[index.text_range[row] : index.text_range[row + 1]]
            if np.any((text[:-1] == left) & (text[1:] == right)):
                return True
        return False

    def _rows(self, term: int) -> Ints:
        index = self._index
        return index.posting_row[index.posting_range[term] : index.posting_range[term + 1]]


def _best(matches: list[Match]) -> tuple[Match, ...]:
    """Return the best match of each term, best first."""
    best: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: (-match.quality, match.word)):
        best.setdefault(match.term, match)
    return tuple(best.values())
