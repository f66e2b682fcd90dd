"""The sums: words of a query with their matches -> a score for every entry, then a finer one for the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from helpdesk_app.search.index import CompiledIndex, Floats, Ints
from helpdesk_app.search.query import Match, QueryWord, content_words
from helpdesk_app.search.weights import QueryWeights

Places = npt.NDArray[np.intp]


def rarity(counts: npt.NDArray[Any], total: int) -> Floats:
    """Return the inverse document frequency, ``log(1 + (N - n + 0.5) / (n + 0.5))`` (Robertson and Zaragoza 2009)."""
    return np.log1p((total - counts + 0.5) / (counts + 0.5)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Signs:
    """The finer signs of one entry, each from 0 to 1."""

    precision: float
    adjacency: float


class Scorer:
    """Scores entries of one compiled index.

    Args:
        index: The compiled index.
        stop_terms: Terms of words that carry little.
        weights: How the signs add up.
    """

    def __init__(self, index: CompiledIndex, stop_terms: Sequence[int], weights: QueryWeights) -> None:
        self._index = index
        self._weights = weights
        self._worth = rarity(np.diff(index.posting_range), index.entry_count)
        self._worth[list(stop_terms)] *= weights.stop_word
        dimensions = len(index.latent_entry) // max(1, index.entry_count)
        self._latent_entry = index.latent_entry.reshape(index.entry_count, dimensions)
        self._latent_term = index.latent_term.reshape(index.term_count, dimensions)

    def by_words(self, words: Sequence[QueryWord]) -> Floats:
        """Return, for every entry, the mean of what the words say about it, weighted by their rarity.

        Stop words only count where there is nothing else: they settle near-ties in :meth:`by_signs`.
        """
        scores = np.zeros(self._index.entry_count, dtype=np.float32)
        content = content_words(words)
        total = sum(word.weight for word in content if word.matches)
        for word in content:
            if len(word.matches) == 1:
                entries, impacts = self._postings(word.matches[0].term)
                scores[entries] += impacts * np.float32(word.weight * word.matches[0].quality / total)
            elif word.matches:
                # The best variant counts, not their sum: otherwise a prefix of many words would drown the rest.
                best = np.zeros_like(scores)
                for match in word.matches:
                    entries, impacts = self._postings(match.term)
                    best[entries] = np.maximum(best[entries], impacts * np.float32(match.quality))
                scores += best * np.float32(word.weight / total)
        return scores

    def by_signs(self, words: Sequence[QueryWord], entries: Places) -> Floats:
        """Return what the finer signs of a good answer add to the scores of ``entries``.

        Whatever else may rank the same entries one day (a second ranker, say) adds up here.
        """
        weights = self._weights
        coverage, adjacency = self._in_text(words, entries)
        total: Floats = (
            weights.precision * self._precision(words, entries)
            + weights.latent * self._latent(words, entries)
            + weights.coverage * coverage
            + weights.adjacency * adjacency
        )
        return total

    def signs_of(self, words: Sequence[QueryWord], place: int) -> Signs:
        """Return the signs of one entry, unweighted."""
        entry = np.array([place])
        return Signs(float(self._precision(words, entry)[0]), float(self._in_text(words, entry)[1][0]))

    @property
    def unknown_weight(self) -> float:
        """Return the weight of a word that stands nowhere in the FAQ."""
        return float(rarity(np.array(0), self._index.entry_count))

    def match_in(self, word: QueryWord, place: int) -> Match | None:
        """Return the match of ``word`` that says most about the entry at ``place``, if any stands there."""
        found = [
            (impact * match.quality, match) for match in word.matches if (impact := self._impact(match.term, place))
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def shares(self, words: Sequence[QueryWord], place: int) -> list[float]:
        """Return what each word adds to the score by words of the entry at ``place``."""
        content = content_words(words)
        total = sum(word.weight for word in content if word.matches)
        shares: list[float] = []
        for word in words:
            match = self.match_in(word, place) if word in content else None
            shares.append(word.weight * match.quality * self._impact(match.term, place) / total if match else 0.0)
        return shares

    def _impact(self, term: int, place: int) -> float:
        entries, impacts = self._postings(term)
        row = int(entries.searchsorted(place))  # the method: np.searchsorted costs five times as much a call
        return float(impacts[row]) if row < len(entries) and entries[row] == place else 0.0

    def _postings(self, term: int) -> tuple[Ints, Floats]:
        first, last = self._index.posting_range[term : term + 2]
        return self._index.posting_entry[first:last], self._index.posting_impact[first:last]

    def _precision(self, words: Sequence[QueryWord], entries: Places) -> Floats:
        """Return how much of the question, or of the wording that fares best, the query says: 0 to 1."""
        index = self._index
        quality = np.zeros(index.term_count, dtype=np.float32)
        for word in words:
            for match in word.matches:
                quality[match.term] = max(quality[match.term], match.quality)
        owner, questions = _rows(index.question_range, entries)
        question, places = _rows(index.question_term_range, questions)
        terms = index.question_term[places]
        worth = self._worth[terms]
        said = np.bincount(question, weights=worth * quality[terms], minlength=len(questions))
        whole = np.bincount(question, weights=worth, minlength=len(questions))
        best = np.zeros(len(entries), dtype=np.float32)
        np.maximum.at(best, owner, (said / np.maximum(whole, 1e-9)).astype(np.float32))
        return best

    def _latent(self, words: Sequence[QueryWord], entries: Places) -> Floats:
        """Return the cosine between the topics of the query and those of each entry.

        A word of one entry only has no topics, and what is left of a query says little of the whole: the cosine counts
        by the square of the share of the query that has topics.
        """
        scale = self._index.latent_term_scale
        query = np.zeros(self._latent_term.shape[1], dtype=np.float32)
        known = topical = 0.0
        for word in words:
            if word.matches:
                terms = [match.term for match in word.matches]
                quality = np.array([match.quality for match in word.matches], dtype=np.float32)
                mean = (quality * scale[terms]) @ self._latent_term[terms].astype(np.float32) / quality.sum()
                query += np.float32(word.weight) * mean
                known += word.weight
                topical += word.weight if mean.any() else 0.0
        length = float(np.linalg.norm(query))
        if length == 0.0:
            return np.zeros(len(entries), dtype=np.float32)
        cosines: Floats = self._latent_entry[entries].astype(np.float32) @ (
            query * np.float32((topical / known) ** 2 / (127.0 * length))
        )
        return cosines

    def _in_text(self, words: Sequence[QueryWord], entries: Places) -> tuple[Floats, Floats]:
        """Return the coverage and the adjacency of each entry, 0 to 1, from its texts word by word.

        Coverage is the share of the query, weighted by rarity, whose words stand in the entry; adjacency the share of
        the query's neighbours that are neighbours there.
        """
        index = self._index
        covered = np.zeros(len(entries), dtype=np.float32)
        together = np.zeros(len(entries), dtype=np.float32)
        known = [word for word in words if word.matches]
        if len(known) < 2:
            return covered, together
        owner, places = _rows(index.text_range, entries)
        stream = index.text_term[places]
        total = sum(word.weight for word in known)
        # One slot more: -1, which parts two texts, looks up the last slot, which is never set.
        is_term = np.zeros(index.term_count + 1, dtype=np.bool_)
        stood: Places | None = None
        for word in known:
            terms = [match.term for match in word.matches]
            is_term[terms] = True
            stands = np.flatnonzero(is_term[stream])
            is_term[terms] = False
            covered += (np.bincount(owner[stands], minlength=len(entries)) > 0) * np.float32(word.weight / total)
            if stood is not None:
                meeting = np.intersect1d(stood + 1, stands, assume_unique=True)
                together += np.bincount(owner[meeting], minlength=len(entries)) > 0
            stood = stands
        return covered, together / np.float32(len(known) - 1)


def _rows(ranges: Ints, rows: npt.NDArray[np.integer[Any]]) -> tuple[Places, Places]:
    """Return, for every element of the chosen rows, the number of its row among the chosen, and its place."""
    sizes = ranges[rows + 1] - ranges[rows]
    owner = np.repeat(np.arange(len(rows)), sizes)
    offset = np.cumsum(sizes) - sizes
    return owner, np.arange(int(sizes.sum())) - np.repeat(offset, sizes) + np.repeat(ranges[rows], sizes)
