"""A question typed in a hurry -> ranked entries, facet counts, and the words to mark."""

from __future__ import annotations

from collections.abc import Mapping
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
from helpdesk_app.search.scoring import Places, Scorer
from helpdesk_app.search.weights import QueryWeights, TrustWeights
from helpdesk_app.text.spans import Span
from helpdesk_app.text.tokens import tokens

_SUGGESTIONS: Final = 3
"""Words offered in place of the unknown ones."""


class SearchEngine:
    """Answers every keystroke over one FAQ. Immutable: a new FAQ gets a new engine.

    Args:
        faq: The entries.
        parts: The compiled index of these entries; one compiled from anything else is refused and built anew.
        lexicon: The lexicon that the index was compiled with.
        weights: How matches and signs weigh.
        copies: How often each answer was copied, by uid; counts only where ``weights.popularity`` says so.
    """

    def __init__(
        self,
        faq: Faq,
        parts: Mapping[str, bytes],
        lexicon: Lexicon,
        weights: QueryWeights | None = None,
        copies: Mapping[str, int] | None = None,
    ) -> None:
        self._entries = faq.entries
        self._weights = weights or QueryWeights()
        self._trust = TrustWeights()
        self._copies = copies or {}
        try:
            index = CompiledIndex.from_parts(parts, faq_version=faq.version, lexicon=lexicon.fingerprint)
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
            scores = self._scorer.by_words(words)
            listed = (scores > 0.0) & (scores >= self._weights.listed * scores.max(initial=0.0))
        else:
            scores = np.zeros(len(self._entries), dtype=np.float32)
            listed = np.ones(len(self._entries), dtype=np.bool_)
        accepted = listed & self._facets.accepted(filters)
        places = np.flatnonzero(accepted)
        ranked = self._rank(words, places, scores, limit) if words else [(place, 0.0) for place in places[:limit]]
        terms = self._terms(words)
        unknown = [word for word in words if not word.matches]
        reliability = self._reliability(words, ranked)
        return SearchResult(
            query=text,
            hits=tuple(
                Hit(self._entries[place], score, spans)
                for (place, score), spans in zip(
                    ranked, self._question_spans([p for p, _ in ranked], terms), strict=True
                )
            ),
            total=len(places),
            facet_counts=self._facets.counts(listed, filters),
            hidden_by_filters=int(np.count_nonzero(listed)) - len(places),
            reliability=reliability,
            unknown_words=tuple(text[word.token.start : word.token.end] for word in unknown),
            closest_words=self._closest(unknown) if reliability is Reliability.NONE else (),
        )

    def explain(self, query: str, entry: Entry) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what answers it in ``entry``; the entry must be one of this FAQ."""
        place = next(place for place, known in enumerate(self._entries) if known.uid == entry.uid)
        return explain(
            query,
            self._matcher.read(query),
            entry,
            place,
            analyzer=self._analyzer,
            matcher=self._matcher,
            scorer=self._scorer,
        )

    def spans(self, text: str, query: str) -> tuple[Span, ...]:
        """Return the words of ``text`` that match ``query``, in order, without overlap."""
        return self._spans(text, self._terms(self._matcher.read(query)))

    def fold(self, query: str) -> str:
        """Return the query as folded words, without what folding drops."""
        return " ".join(token.text for token in tokens(query))

    def _rank(self, words: list[QueryWord], places: Places, scores: Floats, limit: int) -> list[tuple[int, float]]:
        """Return (place, score): the best by words reordered by the finer signs, the rest behind them."""
        by_words = places[np.argsort(-scores[places], kind="stable")]
        best, rest = by_words[: self._weights.rescored], by_words[self._weights.rescored : limit]
        final = scores[best] + self._scorer.by_signs(words, best) + self._prior(best)
        # Rounded, so that the last digits of a sum never decide; then by uid, so that the order never flickers.
        reordered = sorted(
            ((int(place), round(float(score), 5)) for place, score in zip(best, final, strict=True)),
            key=lambda ranked: (-ranked[1], self._entries[ranked[0]].uid),
        )
        return (reordered + [(int(place), float(scores[place])) for place in rest])[:limit]

    def _prior(self, places: Places) -> Floats:
        """Return what the popularity of the entries at ``places`` adds: nothing, unless it was switched on."""
        if not (self._weights.popularity and self._copies):
            return np.zeros(len(places), dtype=np.float32)
        copied = np.array([self._copies.get(self._entries[place].uid, 0) for place in places], dtype=np.float32)
        prior: Floats = self._weights.popularity * np.log1p(copied) / np.log1p(max(self._copies.values()))
        return prior

    def _reliability(self, words: list[QueryWord], ranked: list[tuple[int, float]]) -> Reliability:
        if not words:
            return Reliability.SURE
        if not ranked:
            return Reliability.NONE
        return judge(trust(words, ranked[0][0], self._scorer, self._trust), self._trust)

    def _closest(self, unknown: list[QueryWord]) -> tuple[str, ...]:
        near = [word for lost in unknown for word in self._matcher.speller.closest(lost.token.text, _SUGGESTIONS)]
        return tuple(dict.fromkeys(near))[:_SUGGESTIONS]

    def _terms(self, words: list[QueryWord]) -> frozenset[int]:
        """Return the terms to mark: those of stop words only where there is nothing else."""
        return frozenset(match.term for word in content_words(words) for match in word.matches)

    def _question_spans(self, places: list[int], terms: frozenset[int]) -> list[tuple[Span, ...]]:
        """Return the spans of the questions at ``places``, from the marks of the index."""
        index = self._index
        is_marked = np.zeros(index.term_count, dtype=np.bool_)
        is_marked[list(terms)] = True
        spans: list[tuple[Span, ...]] = []
        for place in places:
            first, last = index.mark_range[place], index.mark_range[place + 1]
            marked = first + np.flatnonzero(is_marked[index.mark_term[first:last]])
            ends = zip(index.mark_start[marked].tolist(), index.mark_end[marked].tolist(), strict=True)
            spans.append(tuple(Span(start, end) for start, end in ends))
        return spans

    def _spans(self, text: str, terms: frozenset[int]) -> tuple[Span, ...]:
        if not terms:
            return ()
        return tuple(
            Span(token.start, token.end)
            for token in self._analyzer.words(text)
            if self._matcher.term_of(token.text) in terms
        )
