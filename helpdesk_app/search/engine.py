"""A query typed in a hurry -> ranked entries, facet counts, and the words to highlight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.explanation import explain
from helpdesk_app.search.facets import FacetTable
from helpdesk_app.search.index import CompiledIndex, Floats, StaleIndexError
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import NO_FILTERS, Filters, Hit, Reliability, SearchResult, WordMatch
from helpdesk_app.search.query import QueryWord, content_words
from helpdesk_app.search.reliability import judge, trust
from helpdesk_app.search.scoring import Rows, Scorer
from helpdesk_app.search.weights import QueryWeights, TrustWeights
from helpdesk_app.text.spans import Span
from helpdesk_app.text.tokens import tokens

_SUGGESTIONS: Final = 3
"""Words suggested for the unknown ones."""


class SearchEngine:
    """Searches one FAQ at every keystroke. Immutable: a new FAQ gets a new engine.

    Args:
        faq: The entries.
        parts: The compiled index of these entries. An index of anything else is refused and compiled again.
        lexicon: The lexicon that the index was compiled with.
        weights: Qualities of matches and weights of features.
    """

    def __init__(
        self, faq: Faq, parts: Mapping[str, bytes], lexicon: Lexicon, weights: QueryWeights | None = None
    ) -> None:
        self._entries = faq.entries
        self._weights = weights or QueryWeights()
        self._trust = TrustWeights()
        try:
            index = CompiledIndex.from_parts(parts, faq=faq, lexicon=lexicon.fingerprint)
        except StaleIndexError:
            index = build_index(faq, lexicon)
        self._index = index
        self._analyzer = Analyzer(index.compounds)
        self._matcher = Matcher(index, self._analyzer, lexicon, self._weights)
        stop_terms = [term for word in lexicon.stop_words if (term := self._matcher.term_of(word)) is not None]
        self._scorer = Scorer(index, stop_terms, self._weights)
        self._facets = FacetTable(faq.facets, faq.entries)

    def search(self, text: str, filters: Filters = NO_FILTERS, limit: int = 50) -> SearchResult:
        """Return the entries that answer ``text``, best first, at most ``limit``.

        A text without a word (empty, or only punctuation) browses: every entry in the order of the FAQ.
        """
        words = self._matcher.read(text)
        if words:
            scores = self._scorer.retrieval_scores(words)
            listed = (scores > 0.0) & (scores >= self._weights.listed * scores.max(initial=0.0))
        else:
            scores = np.zeros(len(self._entries), dtype=np.float32)
            listed = np.ones(len(self._entries), dtype=np.bool_)
        rows = np.flatnonzero(listed & self._facets.accepted(filters))
        ranked = self._rank(words, rows, scores, limit) if words else [(row, 0.0) for row in rows[:limit]]
        spans = self._question_spans([row for row, _ in ranked], self._terms(words))
        unknown = [word for word in words if not word.matches]
        reliability = self._reliability(words, ranked)
        return SearchResult(
            query=text,
            hits=tuple(
                Hit(self._entries[row], score, marked) for (row, score), marked in zip(ranked, spans, strict=True)
            ),
            total=len(rows),
            facet_counts=self._facets.counts(listed, filters),
            hidden_by_filters=int(np.count_nonzero(listed)) - len(rows),
            reliability=reliability,
            unknown_words=tuple(text[word.token.start : word.token.end] for word in unknown),
            closest_words=self._closest(unknown) if reliability is Reliability.NONE else (),
        )

    def explain(self, query: str, entry: Entry) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``, which must be an entry of this FAQ."""
        row = next(row for row, known in enumerate(self._entries) if known.uid == entry.uid)
        return explain(
            query,
            self._matcher.read(query),
            entry,
            row,
            analyzer=self._analyzer,
            matcher=self._matcher,
            scorer=self._scorer,
        )

    def spans(self, text: str, query: str) -> tuple[Span, ...]:
        """Return the words of ``text`` that match ``query``, in order and without overlap."""
        terms = self._terms(self._matcher.read(query))
        if not terms:
            return ()
        return tuple(
            Span(token.start, token.end)
            for token in self._analyzer.words(text)
            if self._matcher.term_of(token.text) in terms
        )

    def fold(self, query: str) -> str:
        """Return the query as folded words, without what folding drops."""
        return " ".join(token.text for token in tokens(query))

    def _rank(self, words: Sequence[QueryWord], rows: Rows, scores: Floats, limit: int) -> list[tuple[int, float]]:
        """Return (row, score), best first: the reranked entries, then the others by their retrieval score."""
        retrieved = rows[np.argsort(-scores[rows], kind="stable")]
        best, others = retrieved[: self._weights.reranked], retrieved[self._weights.reranked : limit]
        final = scores[best] + self._scorer.rerank_scores(words, best)
        # Rounded, so that the last digits of a sum never decide; then by uid, so that the order never flickers.
        reranked = sorted(
            ((int(row), round(float(score), 5)) for row, score in zip(best, final, strict=True)),
            key=lambda ranked: (-ranked[1], self._entries[ranked[0]].uid),
        )
        return (reranked + [(int(row), float(scores[row])) for row in others])[:limit]

    def _reliability(self, words: Sequence[QueryWord], ranked: Sequence[tuple[int, float]]) -> Reliability:
        if not words:
            return Reliability.SURE
        if not ranked:
            return Reliability.NONE
        return judge(trust(words, ranked[0][0], self._scorer, self._trust), self._trust)

    def _closest(self, unknown: Sequence[QueryWord]) -> tuple[str, ...]:
        near = [word for missed in unknown for word in self._matcher.speller.closest(missed.token.text, _SUGGESTIONS)]
        return tuple(dict.fromkeys(near))[:_SUGGESTIONS]

    def _terms(self, words: Sequence[QueryWord]) -> frozenset[int]:
        """Return the terms to highlight: those of stop words only if there is nothing else."""
        return frozenset(match.term for word in content_words(words) for match in word.matches)

    def _question_spans(self, rows: Sequence[int], terms: frozenset[int]) -> list[tuple[Span, ...]]:
        """Return the matched words of the questions at ``rows``."""
        index = self._index
        is_matched = np.zeros(index.term_count, dtype=np.bool_)
        is_matched[list(terms)] = True
        spans: list[tuple[Span, ...]] = []
        for row in rows:
            first, last = index.mark_range[row], index.mark_range[row + 1]
            matched = first + np.flatnonzero(is_matched[index.mark_term[first:last]])
            bounds = zip(index.mark_start[matched].tolist(), index.mark_end[matched].tolist(), strict=True)
            spans.append(tuple(Span(start, end) for start, end in bounds))
        return spans
