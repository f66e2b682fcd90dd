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
_ONES: Final = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)


class Speller:
    """Finds near spellings by optimal string alignment: a letter dropped, added, changed, or two swapped.

    A signature of the letters of each word leaves a few candidates for rapidfuzz to align. Words with a digit, and
    words too short to be told apart, are never read as slips of something else.

    Args:
        words: The vocabulary, folded.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word for word in words if len(word) >= _SHORTEST[1] - 1 and word.isalpha()]
        self._lengths = np.fromiter(map(len, self._words), dtype=np.int16, count=len(self._words))
        self._signatures = np.fromiter(map(_signature, self._words), dtype=np.uint32, count=len(self._words))

    def near(self, word: str, slips: int) -> list[str]:
        """Return the words exactly ``slips`` (1 or 2) away from ``word``, in alphabetical order."""
        if not _may_slip(word, slips):
            return []
        # A slip changes at most one letter into another: two bits of the signature.
        is_near = _ones(self._signatures ^ np.uint32(_signature(word))) <= 2 * slips
        is_near &= np.abs(self._lengths - len(word)) <= slips
        candidates = [self._words[place] for place in np.flatnonzero(is_near)]
        return [candidates[place] for place in _aligned(word, candidates, slips)]

    def near_start(self, start: str, slips: int) -> list[str]:
        """Return the words that begin with something ``slips`` away from ``start``, in alphabetical order."""
        if not _may_slip(start, slips):
            return []
        is_near = _ones(np.uint32(_signature(start)) & ~self._signatures) <= slips
        is_near &= self._lengths >= len(start) - slips
        candidates = [self._words[place] for place in np.flatnonzero(is_near)]
        found: set[int] = set()
        for length in range(len(start) - slips, len(start) + slips + 1):
            found.update(_aligned(start, [word[:length] for word in candidates], slips))
        return [candidates[place] for place in sorted(found)]


def _may_slip(word: str, slips: int) -> bool:
    return len(word) >= _SHORTEST[slips] and word.isalpha()


def _aligned(word: str, candidates: list[str], slips: int) -> list[int]:
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return sorted(place for _, distance, place in found if distance == slips)


def _signature(word: str) -> int:
    """Return a bit for each letter of the word; letters outside a-z share the six bits above."""
    signature = 0
    for letter in word:
        place = ord(letter) - ord("a")
        signature |= 1 << (place if 0 <= place < 26 else 26 + ord(letter) % 6)
    return signature


def _ones(numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Count the bits of each number (numpy has a function for it only from 2.0 on)."""
    ones: npt.NDArray[np.uint8] = _ONES[numbers & np.uint32(0xFFFF)] + _ONES[numbers >> np.uint32(16)]
    return ones
