"""Scores of entries for a query: retrieval over all entries, then features that rerank the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from helpdesk_app.search.index import CompiledIndex, Floats, Ints
from helpdesk_app.search.query import Match, QueryWord, content_words, evidence
from helpdesk_app.search.weights import QueryWeights

Rows = npt.NDArray[np.intp]
"""Rows of entries in the index, which are their positions in the FAQ."""


def idf(counts: npt.NDArray[Any], total: int) -> Floats:
    """Return the inverse document frequency, ``log(1 + (N - n + 0.5) / (n + 0.5))`` (Robertson and Zaragoza 2009)."""
    return np.log1p((total - counts + 0.5) / (counts + 0.5)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Features:
    """Features of one entry for one query, each from 0 to 1."""

    precision: float
    adjacency: float


class Scorer:
    """Scores the entries of one compiled index.

    Two stages: :meth:`retrieval_scores` scores every entry and decides which ones are listed;
    :meth:`rerank_scores` adds the expensive features to the best of them. A ranker that finds entries without a
    common word (by meaning, say) belongs to the first stage.

    Args:
        index: The compiled index.
        stop_terms: Terms of the stop words.
        weights: Weights of the features.
    """

    def __init__(self, index: CompiledIndex, stop_terms: Sequence[int], weights: QueryWeights) -> None:
        self._index = index
        self._weights = weights
        self._idf = idf(np.diff(index.posting_range), index.entry_count)
        self._idf[list(stop_terms)] *= weights.stop_word
        dimensions = len(index.latent_entry) // max(1, index.entry_count)
        self._latent_entry = index.latent_entry.reshape(index.entry_count, dimensions)
        self._latent_term = index.latent_term.reshape(index.term_count, dimensions)

    def retrieval_scores(self, words: Sequence[QueryWord]) -> Floats:
        """Return, for every entry, the mean impact of the words, weighted by their idf.

        Stop words only count if there is nothing else; otherwise they only break near-ties in :meth:`rerank_scores`.
        """
        scores = np.zeros(self._index.entry_count, dtype=np.float32)
        content = content_words(words)
        total = sum(word.weight for word in content if word.matches)
        for word in content:
            if len(word.matches) == 1:
                rows, impacts = self._postings(word.matches[0].term)
                scores[rows] += impacts * np.float32(word.weight * word.matches[0].quality / total)
            elif word.matches:
                # The best match counts, not the sum: otherwise a prefix of many words would drown the other words.
                best = np.zeros_like(scores)
                for match in word.matches:
                    rows, impacts = self._postings(match.term)
                    best[rows] = np.maximum(best[rows], impacts * np.float32(match.quality))
                scores += best * np.float32(word.weight / total)
        return scores

    def rerank_scores(self, words: Sequence[QueryWord], rows: Rows) -> Floats:
        """Return what the features add to the retrieval scores of the entries at ``rows``."""
        weights = self._weights
        coverage, adjacency = self._coverage_and_adjacency(words, rows)
        total: Floats = (
            weights.precision * self.precision(words, rows)
            + weights.latent * self._latent(words, rows)
            + weights.coverage * coverage
            + weights.adjacency * adjacency
        )
        return total

    def features(self, words: Sequence[QueryWord], row: int) -> Features:
        """Return the unweighted features of one entry."""
        rows = np.array([row])
        _, adjacency = self._coverage_and_adjacency(words, rows)
        return Features(float(self.precision(words, rows)[0]), float(adjacency[0]))

    @property
    def unknown_weight(self) -> float:
        """Return the weight of a word that does not occur in the FAQ."""
        return float(idf(np.array(0), self._index.entry_count))

    def best_match(self, word: QueryWord, row: int) -> Match | None:
        """Return the match of ``word`` with the highest score in the entry at ``row``, if it has any."""
        found = [(impact * match.quality, match) for match in word.matches if (impact := self._impact(match.term, row))]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def shares(self, words: Sequence[QueryWord], row: int) -> list[float]:
        """Return what each word adds to the retrieval score of the entry at ``row``."""
        content = content_words(evidence(words))
        total = sum(word.weight for word in content if word.matches)
        shares: list[float] = []
        for word in words:
            match = self.best_match(word, row) if word in content else None
            shares.append(word.weight * match.quality * self._impact(match.term, row) / total if match else 0.0)
        return shares

    def _impact(self, term: int, row: int) -> float:
        rows, impacts = self._postings(term)
        at = int(rows.searchsorted(row))  # np.searchsorted takes five times as long
        return float(impacts[at]) if at < len(rows) and rows[at] == row else 0.0

    def _postings(self, term: int) -> tuple[Ints, Floats]:
        first, last = self._index.posting_range[term : term + 2]
        return self._index.posting_row[first:last], self._index.posting_impact[first:last]

    def precision(self, words: Sequence[QueryWord], rows: Rows) -> Floats:
        """Return the share of the question, or of the best wording, that the query contains: 0 to 1."""
        index = self._index
        quality = np.zeros(index.term_count, dtype=np.float32)
        for word in words:
            for match in word.matches:
                quality[match.term] = max(quality[match.term], match.quality)
        owner, questions = _elements(index.question_range, rows)
        question, elements = _elements(index.question_term_range, questions)
        terms = index.question_term[elements]
        weights = self._idf[terms]
        matched = np.bincount(question, weights=weights * quality[terms], minlength=len(questions))
        total = np.bincount(question, weights=weights, minlength=len(questions))
        best = np.zeros(len(rows), dtype=np.float32)
        np.maximum.at(best, owner, (matched / np.maximum(total, 1e-9)).astype(np.float32))
        return best

    def _latent(self, words: Sequence[QueryWord], rows: Rows) -> Floats:
        """Return the cosine of the latent topics of the query and of each entry.

        A word that occurs in one entry only has no topics, and the rest of the query says little about the whole: the
        cosine is multiplied by the square of the share of the query that has topics.
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
            return np.zeros(len(rows), dtype=np.float32)
        cosines: Floats = self._latent_entry[rows].astype(np.float32) @ (
            query * np.float32((topical / known) ** 2 / (127.0 * length))
        )
        return cosines

    def _coverage_and_adjacency(self, words: Sequence[QueryWord], rows: Rows) -> tuple[Floats, Floats]:
        """Return two features of each entry, 0 to 1, from the terms of its texts in order.

        Coverage is the share of the query, weighted by idf, whose words the entry contains; adjacency is the share of
        neighbouring words of the query that are neighbours in the entry.
        """
        index = self._index
        covered = np.zeros(len(rows), dtype=np.float32)
        adjacent = np.zeros(len(rows), dtype=np.float32)
        known = [word for word in words if word.matches]
        if len(known) < 2:
            return covered, adjacent
        owner, elements = _elements(index.text_range, rows)
        text = index.text_term[elements]
        total = sum(word.weight for word in known)
        # One element more: -1, which separates two texts, looks up the last element, which is never set.
        is_term = np.zeros(index.term_count + 1, dtype=np.bool_)
        previous: Rows | None = None
        for word in known:
            terms = [match.term for match in word.matches]
            is_term[terms] = True
            positions = np.flatnonzero(is_term[text])
            is_term[terms] = False
            covered += (np.bincount(owner[positions], minlength=len(rows)) > 0) * np.float32(word.weight / total)
            if previous is not None:
                meeting = np.intersect1d(previous + 1, positions, assume_unique=True)
                adjacent += np.bincount(owner[meeting], minlength=len(rows)) > 0
            previous = positions
        return covered, adjacent / np.float32(len(known) - 1)


def _elements(ranges: Ints, chosen: npt.NDArray[np.integer[Any]]) -> tuple[Rows, Rows]:
    """Return, for every element of the chosen ranges, which of the chosen ones it belongs to, and its index."""
    sizes = ranges[chosen + 1] - ranges[chosen]
    owner = np.repeat(np.arange(len(chosen)), sizes)
    offset = np.cumsum(sizes) - sizes
    return owner, np.arange(int(sizes.sum())) - np.repeat(offset, sizes) + np.repeat(ranges[chosen], sizes)
