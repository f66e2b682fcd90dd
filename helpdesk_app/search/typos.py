"""Words of the vocabulary that a slip of the fingers away from what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST: Final = {1: 4, 2: 8}
"""Letters that a word must have to be read with one slip, with two slips."""
_LONGEST_START: Final = 20
"""Letters up to which the starts of words have signatures of their own."""
_LOOK_ALIKE: Final = 0.6
"""Similarity from which a word is worth suggesting."""
_LOOK_ALIKE_LETTERS: Final = 6
"""Letters that only one of two words has, at most, for the two to be worth aligning."""
_ONES: Final = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)


class Speller:
    """Finds near spellings by optimal string alignment: a letter dropped, added, changed, or two swapped.

    A signature of the letters of each word leaves a few candidates for rapidfuzz to align. Words with a digit or of
    another script, and words too short to be told apart, are never read as slips of something else.

    Args:
        words: The vocabulary, folded.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word for word in words if len(word) >= _SHORTEST[1] - 1 and word.isascii() and word.isalpha()]
        self._lengths = np.fromiter(map(len, self._words), dtype=np.int16, count=len(self._words))
        self._signatures = _signatures(self._words, self._lengths)

    def near(self, word: str, slips: int) -> list[str]:
        """Return the words exactly ``slips`` (1 or 2) away from ``word``, in alphabetical order."""
        if not _may_slip(word, slips):
            return []
        # A slip changes at most one letter into another: two bits of the signature.
        is_near = _ones(self._signatures[-1] ^ _signature(word)) <= 2 * slips
        is_near &= np.abs(self._lengths - len(word)) <= slips
        candidates = [self._words[place] for place in np.flatnonzero(is_near)]
        return [candidates[place] for place in _aligned(word, candidates, slips)]

    def closest(self, word: str, limit: int) -> list[str]:
        """Return the words that look most like ``word``, however far, but no more than ``limit`` and never absurd."""
        if not _may_slip(word, 1):
            return []
        is_near = _ones(self._signatures[-1] ^ _signature(word)) <= _LOOK_ALIKE_LETTERS
        candidates = [self._words[place] for place in np.flatnonzero(is_near)]
        found = process.extract(
            word, candidates, scorer=OSA.normalized_similarity, score_cutoff=_LOOK_ALIKE, limit=limit
        )
        return [near for near, _, _ in found]

    def near_start(self, start: str, slips: int) -> list[str]:
        """Return the words that begin with something ``slips`` away from ``start``, in alphabetical order."""
        if not _may_slip(start, slips):
            return []
        found: set[str] = set()
        for length in range(len(start) - slips, len(start) + slips + 1):
            if length <= _LONGEST_START:
                is_near = _ones(self._signatures[length - 1] ^ _signature(start)) <= 2 * slips
            else:
                is_near = _ones(~self._signatures[-1] & _signature(start)) <= slips
            is_near &= self._lengths >= length
            begun: dict[str, list[str]] = {}
            for place in np.flatnonzero(is_near):
                begun.setdefault(self._words[place][:length], []).append(self._words[place])
            starts = list(begun)
            found.update(word for place in _aligned(start, starts, slips) for word in begun[starts[place]])
        return sorted(found)


def _may_slip(word: str, slips: int) -> bool:
    return len(word) >= _SHORTEST[slips] and word.isascii() and word.isalpha()


def _aligned(word: str, candidates: list[str], slips: int) -> list[int]:
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return sorted(place for _, distance, place in found if distance == slips)


def _signature(word: str) -> np.uint32:
    """Return a bit for each letter a-z of the word."""
    signature = 0
    for letter in word:
        signature |= 1 << (ord(letter) - ord("a"))
    return np.uint32(signature)


def _signatures(words: Sequence[str], lengths: npt.NDArray[np.int16]) -> npt.NDArray[np.uint32]:
    """Return, row by row, the signatures of the first 1, 2 ... letters of all words, and last of whole words."""
    letters = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8)
    bits = np.left_shift(np.uint32(1), (letters - ord("a")).astype(np.uint32))
    ends = np.cumsum(lengths, dtype=np.int64)
    starts = ends - lengths
    rows = np.zeros((_LONGEST_START + 1, len(words)), dtype=np.uint32)
    so_far = np.zeros(len(words), dtype=np.uint32)
    for place in range(_LONGEST_START):
        there = np.flatnonzero(lengths > place)
        so_far[there] |= bits[starts[there] + place]
        rows[place] = so_far
    if len(words):
        rows[-1] = np.bitwise_or.reduceat(bits, starts)
    return rows


def _ones(numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Count the bits of each number (numpy has a function for it only from 2.0 on)."""
    ones: npt.NDArray[np.uint8] = _ONES[numbers & np.uint32(0xFFFF)] + _ONES[numbers >> np.uint32(16)]
    return ones
