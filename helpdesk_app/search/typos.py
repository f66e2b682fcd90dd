"""Words of the vocabulary within a small edit distance of what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce
from typing import Final

import numpy as np
import numpy.typing as npt

_SHORTEST: Final = {1: 4, 2: 8}
"""Letters that a word must have to be corrected by one edit, by two edits."""
_LONGEST: Final = 40
"""Letters up to which words are corrected: aligning longer ones takes too long, and nobody types them."""
_SHORTEST_OTHER_FIRST: Final = 6
"""Letters from which one edit may change the first letter: 19 of 20 typos keep it."""
_LONGEST_PREFIX: Final = 20
"""Letters up to which prefixes have signatures of their own."""
_SUGGESTION_SIMILARITY: Final = 0.6
"""Normalised similarity from which a word is suggested."""
_SUGGESTION_LETTERS: Final = 6
"""Letters that only one of two words contains, at most, for the two to be aligned."""
_POPCOUNT: Final = reduce(lambda counts, _: np.concatenate((counts, counts + 1)), range(16), np.zeros(1, np.uint8))
"""How many bits are set in each number of 16 bits."""


class Speller:
    """Finds near spellings by optimal string alignment: one edit inserts, deletes or changes a letter, or swaps two.

    A bit signature of the letters of each word leaves few candidates for rapidfuzz to align. Words with a digit or of
    another script, and words that are too short, are never corrected.

    Args:
        words: The vocabulary, folded.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._vocabulary = words

    def warm_up(self) -> None:
        """Load and compute now what the first misspelt word needs."""
        self.near("a" * _SHORTEST[1], 1)

    @cached_property
    def _words(self) -> list[str]:
        """The words that a query may have misspelt."""
        lengths = range(_SHORTEST[1] - 1, _LONGEST + 1)
        return [word for word in self._vocabulary if len(word) in lengths and word.isascii() and word.isalpha()]

    @cached_property
    def _lengths(self) -> npt.NDArray[np.int32]:
        return np.fromiter(map(len, self._words), dtype=np.int32, count=len(self._words))

    @cached_property
    def _signatures(self) -> npt.NDArray[np.uint32]:
        return _signatures(self._words, self._lengths)

    def near(self, word: str, edits: int) -> list[str]:
        """Return the words exactly ``edits`` (1 or 2) edits from ``word``, in alphabetical order.

        They begin with the same letter; one edit in a long word may change that too.
        """
        if not _is_correctable(word, edits):
            return []
        any_first = edits == 1 and len(word) >= _SHORTEST_OTHER_FIRST
        # One edit changes at most one letter into another: two bits of the signature.
        is_near = _popcount(self._signatures[-1] ^ _signature(word)) <= 2 * edits
        is_near &= np.abs(self._lengths - len(word)) <= edits
        candidates = [self._words[number] for number in np.flatnonzero(is_near)]
        candidates = [near for near in candidates if any_first or near[0] == word[0]]
        return [candidates[number] for number in _at_distance(word, candidates, edits)]

    def near_prefix(self, prefix: str, edits: int) -> list[str]:
        """Return the words that have a prefix exactly ``edits`` edits from ``prefix``, in alphabetical order.

        They begin with the same letter.
        """
        if not _is_correctable(prefix, edits):
            return []
        found: set[str] = set()
        for length in range(len(prefix) - edits, len(prefix) + edits + 1):
            if length <= _LONGEST_PREFIX:
                is_near = _popcount(self._signatures[length - 1] ^ _signature(prefix)) <= 2 * edits
            else:
                is_near = _popcount(~self._signatures[-1] & _signature(prefix)) <= edits
            is_near &= self._lengths >= length
            by_prefix: dict[str, list[str]] = {}
            for number in np.flatnonzero(is_near):
                near = self._words[number]
                if near[0] == prefix[0]:
                    by_prefix.setdefault(near[:length], []).append(near)
            prefixes = list(by_prefix)
            found.update(
                word for number in _at_distance(prefix, prefixes, edits) for word in by_prefix[prefixes[number]]
            )
        return sorted(found)

    def closest(self, word: str, limit: int) -> list[str]:
        """Return at most ``limit`` words similar to ``word`` at any edit distance, the most similar first."""
        if not _is_correctable(word, 1):
            return []
        is_near = _popcount(self._signatures[-1] ^ _signature(word)) <= _SUGGESTION_LETTERS
        candidates = [self._words[number] for number in np.flatnonzero(is_near)]
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(
            word, candidates, scorer=OSA.normalized_similarity, score_cutoff=_SUGGESTION_SIMILARITY, limit=limit
        )
        return [near for near, _, _ in found]


def _is_correctable(word: str, edits: int) -> bool:
    return _SHORTEST[edits] <= len(word) <= _LONGEST and word.isascii() and word.isalpha()


def _at_distance(word: str, candidates: list[str], edits: int) -> list[int]:
    """Return the indices of the candidates exactly ``edits`` edits from ``word``, ascending."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return sorted(number for _, distance, number in found if distance == edits)


def _signature(word: str) -> np.uint32:
    """Return a number with a bit for each letter a-z of the word."""
    signature = 0
    for letter in word:
        signature |= 1 << (ord(letter) - ord("a"))
    return np.uint32(signature)


def _signatures(words: Sequence[str], lengths: npt.NDArray[np.int32]) -> npt.NDArray[np.uint32]:
    """Return one row per prefix length 1, 2 ... and a last row for whole words, with the signatures of all words."""
    letters = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8)
    bits = np.left_shift(np.uint32(1), (letters - ord("a")).astype(np.uint32))
    ends = np.cumsum(lengths, dtype=np.int64)
    starts = ends - lengths
    rows = np.zeros((_LONGEST_PREFIX + 1, len(words)), dtype=np.uint32)
    signatures = np.zeros(len(words), dtype=np.uint32)
    for length in range(_LONGEST_PREFIX):
        longer = np.flatnonzero(lengths > length)
        signatures[longer] |= bits[starts[longer] + length]
        rows[length] = signatures
    if len(words):
        rows[-1] = np.bitwise_or.reduceat(bits, starts)
    return rows


def _popcount(numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Count the bits of each number (numpy has a function for it from 2.0 on only)."""
    ones: npt.NDArray[np.uint8] = _POPCOUNT[numbers & np.uint32(0xFFFF)] + _POPCOUNT[numbers >> np.uint32(16)]
    return ones
