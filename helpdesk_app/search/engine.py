"""A query typed in a hurry -> ranked entries, facet counts, and the words to highlight."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.asked import readings
from helpdesk_app.search.explanation import explain
from helpdesk_app.search.facets import FacetTable
from helpdesk_app.search.index import CompiledIndex, Floats, StaleIndexError
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import NO_FILTERS, Filters, Hit, Reliability, SearchResult, WordMatch
from helpdesk_app.search.passages import best_sentence, questions, windows
from helpdesk_app.search.query import QueryWord, content_words, evidence, is_complete, spelled
from helpdesk_app.search.ranking import Ranker
from helpdesk_app.search.reliability import judge, judge_by_meaning, matched_share, trust
from helpdesk_app.search.scoring import Scorer
from helpdesk_app.search.subjects import Subjects
from helpdesk_app.search.validity import Validity
from helpdesk_app.search.weights import MeaningWeights, QueryWeights, RelevanceWeights, TrustWeights
from helpdesk_app.search.wordings import best_by_meaning, best_by_words
from helpdesk_app.text.spans import Span

if TYPE_CHECKING:
    from helpdesk_app.search.meaning import Meaning, Nearness

_COSINE_DIGITS: Final = 4
_REMEMBERED_TEXTS: Final = 256
_WHOLE_QUESTION: Final = 0.9
"""Share of a question from which a query of stop words alone is taken for it: "Qui sommes-nous ?"."""
_SUGGESTIONS: Final = 3
"""Words suggested for the unknown ones."""


class SearchEngine:
    """Searches one FAQ at every keystroke. Immutable: a new FAQ gets a new engine.

    Args:
        faq: The entries.
        parts: The compiled index of these entries. An index of anything else is refused and compiled again.
        lexicon: The lexicon that the index was compiled with.
        weights: Qualities of matches and weights of features.
        today: Returns the present day; entries that are not valid on it are not found.
    """

    def __init__(
        self,
        faq: Faq,
        parts: Mapping[str, bytes],
        lexicon: Lexicon,
        weights: QueryWeights | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._entries = faq.entries
        self._lexicon = lexicon
        self._weights = weights or QueryWeights()
        self._trust = TrustWeights()
        try:
            index = CompiledIndex.from_parts(parts, faq=faq, lexicon=lexicon.fingerprint)
        except StaleIndexError:
            from helpdesk_app.search.compiler import build_index

            index = build_index(faq, lexicon)
        self._index = index
        self._analyzer = Analyzer(index.compounds)
        self._matcher = Matcher(index, self._analyzer, lexicon, self._weights)
        stop_terms = [term for word in lexicon.stop_words if (term := self._matcher.term_of(word)) is not None]
        self._scorer = Scorer(index, stop_terms, self._weights)
        self._facets = FacetTable(faq.facets, faq.entries)
        self._subjects = Subjects(faq.facets, self._analyzer, self._matcher.term_of)
        self._validity = Validity(faq.entries, today)
        self._meaning: Meaning | None = None
        # The rows of one list ask for the same query and, at the next key, for mostly the same texts.
        self._query_terms = lru_cache(maxsize=1)(lambda query: self._terms(self._matcher.read(query)))
        self._text_terms = lru_cache(maxsize=_REMEMBERED_TEXTS)(self._terms_of_text)
        self._near = MeaningWeights()
        self._relevance = RelevanceWeights()
        self._ranker = Ranker([entry.uid for entry in faq.entries], self._scorer, self._weights)

    def with_meaning(
        self, meaning: Meaning, weights: MeaningWeights | None = None, relevance: RelevanceWeights | None = None
    ) -> SearchEngine:
        """Return an engine on the same index that ranks by words and by ``meaning``, which is of the same FAQ."""
        engine = copy(self)
        engine._meaning = meaning  # noqa: SLF001 -- of its own class
        engine._near = weights or MeaningWeights()  # noqa: SLF001
        engine._relevance = relevance or RelevanceWeights()  # noqa: SLF001
        engine._ranker = self._ranker.with_meaning(engine._near, meaning.chance)  # noqa: SLF001
        return engine

    def warm_up(self) -> None:
        """Load what only a misspelt word needs, so that its key does not wait for it."""
        self._matcher.speller.warm_up()

    @property
    def knows_meaning(self) -> bool:
        """Whether entries are found by their meaning too."""
        return self._meaning is not None

    def search(
        self, text: str, filters: Filters = NO_FILTERS, limit: int = 50, *, leader: str | None = None
    ) -> SearchResult:
        """Return the entries that answer ``text`` and are valid today, best first, at most ``limit``.

        A text that says nothing yet (empty, stop words alone, the first letters of a word) browses: every entry in the
        order of the FAQ.

        Args:
            text: The query; its last word may be unfinished.
            filters: What the entries must have.
            limit: Entries to return.
            leader: uid of the entry that was first before the last key: it stays first until another is clearly better.
        """
        typed = self._matcher.read(text)
        words = evidence(typed)
        if self._says_something(words):
            scores = self._scorer.retrieval_scores(words)
            cosines = self._cosines(text, typed)
            listed = self._ranker.listed(scores, cosines) & self._validity.mask()
            rows = np.flatnonzero(listed & self._facets.accepted(filters))
            calm = self._calm(text, words, leader)
            ranked = self._ranker.rank(words, rows, scores, cosines, calm)[: max(limit, 2)]
        else:
            words, cosines = [], None
            listed = self._validity.mask()
            rows = np.flatnonzero(listed & self._facets.accepted(filters))
            ranked = [(row, 0.0) for row in rows[:limit]]
        reliability = self._reliability(words, ranked, cosines)
        ranked = ranked[:limit]
        spans = self._question_spans([row for row, _ in ranked], self._terms(typed))
        unknown = [word for word in words if word.is_unknown]
        is_guessed = any(word.matches for word in unknown)
        if is_guessed and reliability is Reliability.SURE:
            reliability = Reliability.CHECK
        closest: tuple[str, ...] = ()
        if reliability is Reliability.NONE:
            closest = self._subjects.closest([word.token.text for word in unknown if not word.matches], _SUGGESTIONS)
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
            closest_words=closest,
        )

    def explain(self, query: str, entry: Entry) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``, which must be an entry of this FAQ."""
        row = self._row(entry)
        return explain(
            query,
            self._matcher.read(query),
            entry,
            row,
            analyzer=self._analyzer,
            matcher=self._matcher,
            scorer=self._scorer,
        )

    def passage(self, query: str, entry: Entry) -> Span | None:
        """Return the sentence of the answer of ``entry`` that is closest to ``query``, by its meaning and its words.

        That is the sentence with most of the query's words, in the part of the answer that is nearest in meaning; in
        the whole answer where the engine knows no meaning. ``None`` where nothing in the answer is close to the query.
        """
        words = self._matcher.read(query)
        near = self._near_window(query, words, entry)
        weights = {match.term: word.weight for word in content_words(words) for match in word.matches}

        def weigh(sentence: str) -> float:
            terms = {self._matcher.term_of(token.text) for token in self._analyzer.words(sentence)}
            return sum(weight for term, weight in weights.items() if term in terms)

        found = best_sentence(entry.answer, near, weigh)
        if found is None or (near is None and weigh(entry.answer[found.start : found.end]) == 0.0):
            return None
        return found

    def matched_wording(self, query: str, entry: Entry) -> str | None:
        """Return the wording of ``entry`` that ``query`` matches rather than its question.

        By words, or else by meaning, where the engine knows it and the question matches as many words. ``None`` where
        the question itself matches, or nothing does.
        """
        words = self._matcher.read(query)
        if not words or not entry.wordings:
            return None
        content = [word for word in content_words(words) if word.matches]
        total = sum(word.weight for word in content)

        def share(text: str) -> float:
            terms = {term for term, _ in self._text_terms(text)}
            found = ((w.weight * m.quality for m in w.matches if m.term in terms) for w in content)
            return sum(max(values, default=0.0) for values in found) / max(total, 1e-9)

        best = best_by_words(entry, share)
        if best is not None or self._meaning is None:
            return best
        nearness = self._nearness(query, words)
        cosines = np.round(self._meaning.of_questions(nearness, self._row(entry)), _COSINE_DIGITS).tolist()
        nearest = best_by_meaning(entry, questions(entry), cosines, self._near.listed)
        is_wanted = nearest is not None and max(cosines) >= self._meaning.chance
        return nearest if is_wanted and share(nearest or "") >= share(entry.question) else None

    def is_near(self, query: str, entry: Entry) -> bool:
        """Return whether ``entry`` is among those nearest to ``query`` in meaning."""
        words = self._matcher.read(query)
        cosines = self._cosines(query, words) if words else None
        return cosines is not None and bool(self._ranker.nearest(cosines)[self._row(entry)])

    def lead_in_meaning(self, query: str, entry: Entry) -> float | None:
        """Return by how much the cosine of ``entry`` is above that of the nearest other entry that is valid today.

        Negative where another one is nearer; ``None`` where the engine knows no meaning.
        """
        cosines = self._cosines(query, self._matcher.read(query))
        if cosines is None:
            return None
        row = self._row(entry)
        others = self._validity.mask().copy()
        others[row] = False
        return float(cosines[row] - cosines[others].max(initial=-1.0))

    def related(self, entry: Entry, limit: int = 3) -> tuple[Entry, ...]:
        """Return the entries nearest to ``entry`` in meaning, without itself and its near duplicates, best first."""
        if self._meaning is None:
            return ()
        row = self._row(entry)
        cosines = np.round(self._meaning.cosines_of_entry(row), _COSINE_DIGITS)
        is_near = cosines >= self._meaning.chance + self._near.related
        near = np.flatnonzero(is_near & self._validity.mask()).tolist()
        order = sorted(near, key=lambda other: (-cosines[other], self._entries[other].uid))
        found = (other for other in order if other != row and not self._is_duplicate(row, other))
        return tuple(self._entries[other] for other in islice(found, limit))

    def duplicates(self) -> Iterator[tuple[Entry, Entry]]:
        """Yield the pairs of entries that say the same by their meaning; none where the engine knows no meaning."""
        if self._meaning is None:
            return
        for row, entry in enumerate(self._entries):
            cosines = self._meaning.cosines_of_entry(row)
            for other in np.flatnonzero(cosines >= cosines[row] - self._near.duplicate).tolist():
                if other > row and self._is_duplicate(row, other):
                    yield entry, self._entries[other]

    def spans(self, text: str, query: str) -> tuple[Span, ...]:
        """Return the words of ``text`` that match ``query``, in order and without overlap."""
        terms = self._query_terms(query)
        if not terms:
            return ()
        return tuple(span for term, span in self._text_terms(text) if term in terms)

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        """Rows by uid; made when they are first needed, because a search does without."""
        return {entry.uid: row for row, entry in enumerate(self._entries)}

    def _row(self, entry: Entry) -> int:
        return self._row_of[entry.uid]

    def _is_duplicate(self, row: int, other: int) -> bool:
        """Return whether two entries are as near to each other as they are to themselves."""
        assert self._meaning is not None
        return all(
            cosines[theirs] >= cosines[own] - self._near.duplicate
            for own, theirs in ((row, other), (other, row))
            for cosines in (self._meaning.cosines_of_entry(own),)
        )

    def _near_window(self, query: str, words: Sequence[QueryWord], entry: Entry) -> Span | None:
        """Return the part of the answer that is nearest to the query, where the engine knows meaning."""
        if self._meaning is None or not words:
            return None
        number = self._meaning.best_window(self._nearness(query, words), self._row(entry))
        return None if number is None else windows(entry)[number].span

    def _cosines(self, text: str, words: Sequence[QueryWord]) -> Floats | None:
        """Return how near the query is to every entry in meaning, where the engine knows meaning."""
        if self._meaning is None:
            return None
        # Rounded, because processors differ in the last digits.
        return np.round(self._nearness(text, words).cosine, _COSINE_DIGITS)

    def _nearness(self, text: str, words: Sequence[QueryWord]) -> Nearness:
        assert self._meaning is not None
        return self._meaning.nearest(readings(spelled(text, words), self._lexicon))

    def _calm(self, text: str, words: Sequence[QueryWord], leader: str | None) -> Mapping[str, float]:
        """Return by how many points another entry has to be better than the leader."""
        if leader is None:
            return {}
        if is_complete(text, words):
            return {leader: self._near.calm if self.knows_meaning else 0.0}
        weights = self._near if self.knows_meaning else self._weights
        return {leader: weights.calm_while_typing}

    def _says_something(self, words: Sequence[QueryWord]) -> bool:
        """Return whether the query has a word that is no stop word, or is a question made of stop words."""
        if all(word.is_stop_word for word in words) and words:
            best = np.argsort(-self._scorer.retrieval_scores(words), kind="stable")[: self._weights.reranked]
            return bool(self._scorer.precision(words, best).max(initial=0.0) >= _WHOLE_QUESTION)
        return bool(words)

    def _reliability(
        self, words: Sequence[QueryWord], ranked: Sequence[tuple[int, float]], cosines: Floats | None
    ) -> Reliability:
        if not words:
            return Reliability.SURE
        if not ranked:
            return Reliability.NONE
        content, row = content_words(words), ranked[0][0]
        if self._subjects.leave_out_the_question(content):
            precision = self._scorer.features(words, row).precision
            if precision < self._trust.about_topic:
                return Reliability.NONE
        # A single word has little meaning of its own: it is in the answer or it is not.
        if self._meaning is not None and cosines is not None and len(content) > 1:
            lead = ranked[0][1] - max((score for _, score in ranked[1:]), default=-math.inf)
            share, adjacency = matched_share(content, row, self._scorer), self._scorer.features(words, row).adjacency
            above_chance = float(cosines[row]) - self._meaning.chance
            return judge_by_meaning(above_chance, share, adjacency, lead, self._relevance)
        return judge(trust(words, row, self._scorer, self._trust), self._trust)

    def _terms(self, words: Sequence[QueryWord]) -> frozenset[int]:
        """Return the terms to highlight: those of stop words and of an open word only if there is nothing else."""
        return frozenset(match.term for word in content_words(evidence(words) or words) for match in word.matches)

    def _terms_of_text(self, text: str) -> tuple[tuple[int, Span], ...]:
        """Return the terms of ``text`` and where they are."""
        found = (
            (self._matcher.term_of(token.text), Span(token.start, token.end)) for token in self._analyzer.words(text)
        )
        return tuple((term, span) for term, span in found if term is not None)

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
