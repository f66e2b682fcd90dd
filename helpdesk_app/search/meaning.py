"""How near a query is to every entry in meaning: cosines between the query's vector and those in faq.db."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.index import Floats, StaleIndexError
from helpdesk_app.search.vectors import Vectors, make_vectors

_BLOCK: Final = 512
"""Vectors that are turned from bytes into floats at a time: they stay in the processor's cache."""
_REMEMBERED: Final = 64
_ABSENT: Final = -2.0
"""Below every cosine."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near one query is to the entries, E of them with V vectors."""

    cosine: Floats
    """E: the mean of the best question and the best window, or the one that there is."""
    of_vectors: Floats
    """V: the cosine of each vector."""


def compile_meaning(
    faq: Faq,
    encoder: Encoder,
    unrelated: Sequence[str],
    before: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
) -> dict[str, bytes]:
    """Encode ``faq`` and return the parts to store beside those of the index.

    Cosines of one FAQ are higher than those of another for no better reason than the length of its texts and their
    number. So each FAQ is measured: how near do queries come that have nothing to do with it?

    Args:
        faq: The entries.
        encoder: The model.
        unrelated: Queries that no FAQ answers.
        before: The parts of the database that is replaced.
        progress: Called with how many texts are encoded, and how many have to be.
    """
    vectors = make_vectors(faq, encoder, before, progress)
    if faq.entries and unrelated:
        meaning = Meaning(faq, vectors, encoder)
        best = [float(meaning.nearness(text).cosine.max()) for text in unrelated]
        vectors = replace(vectors, chance=round(median(best), 4))
    return vectors.to_parts()


def load_meaning(faq: Faq, parts: Mapping[str, bytes], folder: Path) -> Meaning:
    """Load the encoder from ``folder`` and the vectors of ``faq`` from the parts that its database stores.

    Raises:
        ModelUnavailableError: This program has no encoder, or a damaged one.
        StaleIndexError: The database has no vectors, or they are of another model.
    """
    return Meaning(faq, Vectors.from_parts(parts), Encoder.load(folder))


def load_unrelated(path: Path) -> tuple[str, ...]:
    """Read queries that no FAQ answers: a line each, without comments."""
    return tuple(line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


class Meaning:
    """Compares queries with the entries of one FAQ. Two threads may use it at once.

    Args:
        faq: The entries.
        vectors: Those of these entries, made by this encoder.
        encoder: The model.

    Raises:
        StaleIndexError: The vectors are of other entries or of another model.
    """

    def __init__(self, faq: Faq, vectors: Vectors, encoder: Encoder) -> None:
        if vectors.faq_version != faq.version or len(vectors.question_count) != len(faq.entries):
            raise StaleIndexError("the vectors were made from other entries")
        if vectors.model != encoder.fingerprint or vectors.vector.shape[1] != encoder.width:
            raise StaleIndexError("the vectors were made by another model")
        self._vectors = vectors
        self.chance = vectors.chance
        """Cosine that the best entry reaches for a query which has nothing to do with the FAQ."""
        self._encoder = encoder
        counts = np.column_stack((vectors.question_count, vectors.window_count)).ravel()
        self._starts = np.cumsum(counts) - counts
        self._is_filled = counts > 0
        self.nearness = lru_cache(maxsize=_REMEMBERED)(self._nearness)
        self.cosines_of_entry = lru_cache(maxsize=_REMEMBERED)(self._cosines_of_entry)

    def nearest(self, texts: Sequence[str]) -> Nearness:
        """Return how near the nearest of ``texts``, one at least, is to every entry."""
        found = [self.nearness(text) for text in texts]
        if len(found) == 1:
            return found[0]
        of_vectors: Floats = np.maximum.reduce([each.of_vectors for each in found])
        return Nearness(np.maximum.reduce([each.cosine for each in found]), of_vectors)

    def _nearness(self, text: str) -> Nearness:
        """Return how near ``text`` is to every entry; the last few texts are remembered."""
        return self._nearness_of(self._encoder.query(text))

    def _cosines_of_entry(self, row: int) -> Floats:
        """Return how near the entry at ``row``, the mean of its texts, is to every entry, itself among them: E."""
        first, last = self._starts[2 * row], self._starts[2 * row] + self._count(row)
        total = self._vectors.scale[first:last] @ self._vectors.vector[first:last].astype(np.float32)
        return self._nearness_of(total / np.float32(max(float(np.linalg.norm(total)), 1e-9))).cosine

    def _count(self, row: int) -> int:
        return int(self._vectors.question_count[row]) + int(self._vectors.window_count[row])

    def best_window(self, nearness: Nearness, row: int) -> int | None:
        """Return the number of the window of the entry at ``row`` that is nearest, or ``None`` where it has none."""
        first = self._starts[2 * row + 1]
        cosines = nearness.of_vectors[first : first + self._vectors.window_count[row]]
        return int(cosines.argmax()) if len(cosines) else None

    def of_questions(self, nearness: Nearness, row: int) -> Floats:
        """Return how near the question and the wordings of the entry at ``row`` are, in their order."""
        first = self._starts[2 * row]
        return nearness.of_vectors[first : first + self._vectors.question_count[row]]

    def _nearness_of(self, query: Floats) -> Nearness:
        cosines = self._cosines(query)
        best = np.full(len(self._starts), _ABSENT, dtype=np.float32)
        filled = self._starts[self._is_filled]
        if len(filled):
            best[self._is_filled] = np.maximum.reduceat(cosines, filled)
        question, window = best[0::2], best[1::2]
        mean = np.where(np.minimum(question, window) > _ABSENT, (question + window) / 2, np.maximum(question, window))
        return Nearness(np.maximum(mean, -1.0), cosines)

    def _cosines(self, query: Floats) -> Floats:
        vectors = self._vectors.vector
        cosines = np.empty(len(vectors), dtype=np.float32)
        plain = np.empty((_BLOCK, vectors.shape[1]), dtype=np.float32)
        for start in range(0, len(vectors), _BLOCK):
            block: npt.NDArray[np.int8] = vectors[start : start + _BLOCK]
            floats = plain[: len(block)]
            np.copyto(floats, block)
            np.dot(floats, query, out=cosines[start : start + len(block)])
        cosines *= self._vectors.scale
        return cosines
