"""The scores computed from their formulas: plain Python, dictionaries and loops, for small corpora only.

Written from the documentation in ``weights.py`` and ``scoring.py``. It shares with them the analyser, stemmer, expander
and matcher, which have tests of their own, and the latent arrays, but none of the sums.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.acronyms import find_acronyms
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.expansion import Expander
from helpdesk_app.search.index import CompiledIndex
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.query import evidence
from helpdesk_app.search.weights import IndexWeights, QueryWeights
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import tokens


@dataclass(frozen=True)
class Text:
    """One text: its words, and the synonyms and parts of its words."""

    words: tuple[str, ...]
    expansions: frozenset[str]

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple(map(stem, self.words))


@dataclass(frozen=True)
class Texts:
    """The texts of one entry."""

    questions: tuple[Text, ...]
    answer: Text
    facets: tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """A word of the query, with the quality of each stem that it matches."""

    qualities: Mapping[str, float]
    is_stop_word: bool
    weight: float | None = None
    """As the matcher found it, of an unfinished last word; the formula holds for the others."""


@dataclass(frozen=True)
class Reference:
    """Scores every entry of a FAQ for a query in the slow and obvious way."""

    faq: Faq
    lexicon: Lexicon
    index_weights: IndexWeights = field(default_factory=IndexWeights)
    weights: QueryWeights = field(default_factory=QueryWeights)

    @cached_property
    def index(self) -> CompiledIndex:
        return build_index(self.faq, self.lexicon, self.index_weights, self.weights)

    @cached_property
    def analyzer(self) -> Analyzer:
        return Analyzer(self.index.compounds)

    @cached_property
    def entries(self) -> list[Texts]:
        acronyms = [
            pair
            for entry in self.faq.entries
            for text in _all_texts(entry)
            for pair in find_acronyms(text, self.analyzer.words(text), self.lexicon.stop_words)
        ]
        expander = Expander([*self.lexicon.groups, *acronyms])
        parts = {
            before.text + after.text: after.text
            for entry in self.faq.entries
            for text in _all_texts(entry)
            for before, after in pairwise(tokens(text))
            if before.text + after.text in self.analyzer.compounds
        }

        def read(text: str) -> Text:
            words = tuple(token.text for token in self.analyzer.words(text))
            expansions = set(expander.expand(words)) | {parts[word] for word in words if word in parts}
            return Text(words, frozenset(expansions - set(words)))

        return [
            Texts(
                tuple(read(text) for text in (entry.question, *entry.wordings)),
                read(entry.answer),
                read(_facet_text(entry)).words,
            )
            for entry in self.faq.entries
        ]

    @cached_property
    def impacts(self) -> list[dict[str, float]]:
        """The impact of each stem on each entry: best question, answer and facets."""
        weights = self.index_weights
        lengths = [len(text.words) for entry in self.entries for text in entry.questions]
        question_mean = max(1.0, sum(lengths) / len(lengths))
        answer_mean = max(1.0, sum(len(entry.answer.words) for entry in self.entries) / len(self.entries))
        result = []
        for entry in self.entries:
            stems = {
                stem(word) for text in (*entry.questions, entry.answer) for word in (*text.words, *text.expansions)
            }
            impact = dict.fromkeys(stems | set(map(stem, entry.facets)), 0.0)
            for stemmed in impact:
                impact[stemmed] += weights.question * max(
                    self._saturated(stemmed, text, weights.question_k, weights.question_b, question_mean)
                    for text in entry.questions
                )
                impact[stemmed] += weights.answer * self._saturated(
                    stemmed, entry.answer, weights.answer_k, weights.answer_b, answer_mean
                )
                if stemmed in map(stem, entry.facets):
                    impact[stemmed] += weights.facet
            result.append(impact)
        return result

    def _saturated(self, stemmed: str, text: Text, k: float, b: float, mean: float) -> float:
        frequency = Counter(text.stems)[stemmed] + self.index_weights.expansion * sum(
            stem(word) == stemmed for word in text.expansions
        )
        t = frequency / (1 - b + b * max(1, len(text.words)) / mean)
        return (k + 1) * t / (k + t)

    def idf(self, stems: Iterable[str]) -> float:
        """The inverse document frequency of a group of stems: the sum of their entries, at most all entries."""
        total = len(self.faq.entries)
        count = min(total, sum(stemmed in impact for stemmed in stems for impact in self.impacts))
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def read(self, query: str) -> list[Word]:
        """Read the query with the engine's own matcher, without an open last word."""
        stems = dict(zip(self.index.word_term.tolist(), map(stem, self.index.words), strict=True))
        matcher = Matcher(self.index, self.analyzer, self.lexicon, self.weights)
        read = evidence(matcher.read(query))
        return [
            Word(
                {stems[match.term]: match.quality for match in word.matches},
                word.is_stop_word,
                word.weight if word is read[-1] else None,
            )
            for word in read
        ]

    def weight(self, word: Word) -> float:
        """The idf of the exact matches, or else of all matches; reduced for a stop word."""
        if word.weight is not None:
            return word.weight
        exact = [stemmed for stemmed, quality in word.qualities.items() if quality == 1.0]
        weight = self.idf(exact or word.qualities)
        return weight * (self.weights.stop_word if word.is_stop_word else 1.0)

    def retrieval(self, words: Sequence[Word]) -> list[float]:
        """The mean impact of the words, weighted by idf; the best match of each word counts."""
        content = [word for word in words if not word.is_stop_word] or words
        known = [word for word in content if word.qualities]
        total = sum(map(self.weight, known))
        return [
            sum(
                self.weight(word)
                * max(quality * impact.get(stemmed, 0.0) for stemmed, quality in word.qualities.items())
                for word in known
            )
            / (total or 1.0)
            for impact in self.impacts
        ]

    def precision(self, words: Sequence[Word], row: int) -> float:
        """The share of the question, or of the best wording, that the query contains."""
        stop_stems = {stem(word) for word in self.lexicon.stop_words if word in self.index.words}

        def weight(stemmed: str) -> float:
            return self.idf([stemmed]) * (self.weights.stop_word if stemmed in stop_stems else 1.0)

        shares = [0.0]
        for text in self.entries[row].questions:
            stems = set(text.stems)
            matched = sum(weight(s) * max((w.qualities.get(s, 0.0) for w in words), default=0.0) for s in stems)
            shares.append(matched / max(sum(map(weight, stems)), 1e-9))
        return max(shares)

    def coverage(self, words: Sequence[Word], row: int) -> float:
        """The share of the known query, weighted by idf, that the entry contains; 0 for a single word."""
        known = [word for word in words if word.qualities]
        if len(known) < 2:
            return 0.0
        entry = self.entries[row]
        stems = {stemmed for text in (*entry.questions, entry.answer) for stemmed in text.stems}
        return sum(self.weight(w) for w in known if stems & w.qualities.keys()) / sum(map(self.weight, known))

    def adjacency(self, words: Sequence[Word], row: int) -> float:
        """The share of neighbouring known words of the query that are neighbours in a text of the entry."""
        known = [word for word in words if word.qualities]
        pairs = list(pairwise(known))
        entry = self.entries[row]
        met = sum(
            any(
                left in before.qualities and right in after.qualities
                for text in (*entry.questions, entry.answer)
                for left, right in pairwise(text.stems)
            )
            for before, after in pairs
        )
        return met / len(pairs) if pairs else 0.0

    def latent(self, words: Sequence[Word], row: int) -> float:
        """The cosine between the topics of the query and those of the entry, for the part of the query with topics."""
        index = self.index
        dimensions = len(index.latent_entry) // index.entry_count
        term = {stem(word): number for word, number in zip(index.words, index.word_term.tolist(), strict=True)}
        topics = [0.0] * dimensions
        known = topical = 0.0
        for word in words:
            if word.qualities:
                known += self.weight(word)
                of_word = [
                    index.latent_term_scale[term[stemmed]] * index.latent_term[term[stemmed] * dimensions + k]
                    for stemmed in word.qualities
                    for k in range(dimensions)
                ]
                topical += self.weight(word) if any(of_word) else 0.0
                total = sum(word.qualities.values())
                for stemmed, quality in word.qualities.items():
                    share = self.weight(word) * quality / total * float(index.latent_term_scale[term[stemmed]])
                    for k in range(dimensions):
                        topics[k] += share * int(index.latent_term[term[stemmed] * dimensions + k])
        length = math.sqrt(sum(value * value for value in topics))
        topics_of_entry = index.latent_entry[row * dimensions : (row + 1) * dimensions].tolist()
        cosine = sum(a * b for a, b in zip(topics, topics_of_entry, strict=True)) / (127 * length) if length else 0.0
        return cosine * (topical / known) ** 2 if known else 0.0

    def scores(self, query: str) -> list[tuple[float, float]]:
        """Return, for every entry, its retrieval score and its final score."""
        words = self.read(query)
        weights = self.weights
        return [
            (
                retrieved,
                retrieved
                + weights.precision * self.precision(words, row)
                + weights.latent * self.latent(words, row)
                + weights.coverage * self.coverage(words, row)
                + weights.adjacency * self.adjacency(words, row),
            )
            for row, retrieved in enumerate(self.retrieval(words))
        ]


def _facet_text(entry: Entry) -> str:
    return "\n".join(given.value for given in entry.facets)


def _all_texts(entry: Entry) -> tuple[str, ...]:
    return (entry.question, *entry.wordings, entry.answer, _facet_text(entry))
