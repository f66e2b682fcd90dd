"""The score once more, from its formulas: plain Python, dictionaries and loops, for small corpora only.

Written from the explanations in ``weights.py`` and ``scoring.py``; it shares with them the reading of words (analyser,
stemmer, expansion and matcher, which have tests of their own) and the latent arrays, and none of the sums.
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
from helpdesk_app.search.weights import IndexWeights, QueryWeights
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import tokens


@dataclass(frozen=True)
class Text:
    """One text: its words, and the words it means without saying them."""

    words: tuple[str, ...]
    meant: frozenset[str]

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
    """A word of the query: the quality of each stem that it may stand for."""

    qualities: Mapping[str, float]
    is_stop_word: bool


@dataclass(frozen=True)
class Reference:
    """Scores every entry of a FAQ for a query, the slow and obvious way."""

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
        learnt = [
            pair
            for entry in self.faq.entries
            for text in _all_texts(entry)
            for pair in find_acronyms(text, self.analyzer.words(text), self.lexicon.stop_words)
        ]
        expander = Expander([*self.lexicon.groups, *learnt])
        parts = {
            before.text + after.text: after.text
            for entry in self.faq.entries
            for text in _all_texts(entry)
            for before, after in pairwise(tokens(text))
            if before.text + after.text in self.analyzer.compounds
        }

        def read(text: str) -> Text:
            words = tuple(token.text for token in self.analyzer.words(text))
            meant = set(expander.expand(words)) | {parts[word] for word in words if word in parts}
            return Text(words, frozenset(meant - set(words)))

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
        """What each stem says about each entry: the best question, the answer, the facets."""
        weights = self.index_weights
        lengths = [len(text.words) for entry in self.entries for text in entry.questions]
        question_mean = max(1.0, sum(lengths) / len(lengths))
        answer_mean = max(1.0, sum(len(entry.answer.words) for entry in self.entries) / len(self.entries))
        result = []
        for entry in self.entries:
            stems = {stem(word) for text in (*entry.questions, entry.answer) for word in (*text.words, *text.meant)}
            impact = dict.fromkeys(stems | set(map(stem, entry.facets)), 0.0)
            for root in impact:
                impact[root] += weights.question * max(
                    self._said(root, text, weights.question_k, weights.question_b, question_mean)
                    for text in entry.questions
                )
                impact[root] += weights.answer * self._said(
                    root, entry.answer, weights.answer_k, weights.answer_b, answer_mean
                )
                if root in map(stem, entry.facets):
                    impact[root] += weights.facet
            result.append(impact)
        return result

    def _said(self, root: str, text: Text, k: float, b: float, mean: float) -> float:
        frequency = Counter(text.stems)[root] + self.index_weights.expansion * sum(
            stem(word) == root for word in text.meant
        )
        t = frequency / (1 - b + b * max(1, len(text.words)) / mean)
        return (k + 1) * t / (k + t)

    def rarity(self, roots: Iterable[str]) -> float:
        """The inverse document frequency of a group of stems, each entry counted once a stem, at most all of them."""
        total = len(self.faq.entries)
        count = min(total, sum(root in impact for root in roots for impact in self.impacts))
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def read(self, query: str) -> list[Word]:
        """Read the query with the engine's own matcher."""
        stems = dict(zip(self.index.word_term.tolist(), map(stem, self.index.words), strict=True))
        matcher = Matcher(self.index, self.analyzer, self.lexicon, self.weights)
        return [
            Word(
                {stems[match.term]: match.quality for match in word.matches}, word.token.text in self.lexicon.stop_words
            )
            for word in matcher.read(query)
        ]

    def weight(self, word: Word) -> float:
        """The rarity of what the word surely means, or of all that it may mean; little for a stop word."""
        sure = [root for root, quality in word.qualities.items() if quality == 1.0]
        weight = self.rarity(sure or word.qualities)
        return weight * (self.weights.stop_word if word.is_stop_word else 1.0)

    def by_words(self, words: Sequence[Word]) -> list[float]:
        """The mean of what the words say, weighted by rarity; of several meanings of a word the best counts."""
        content = [word for word in words if not word.is_stop_word] or words
        known = [word for word in content if word.qualities]
        total = sum(map(self.weight, known))
        return [
            sum(
                self.weight(word) * max(quality * impact.get(root, 0.0) for root, quality in word.qualities.items())
                for word in known
            )
            / (total or 1.0)
            for impact in self.impacts
        ]

    def precision(self, words: Sequence[Word], place: int) -> float:
        """The share of the question, or of the wording that fares best, that the query says."""
        stop_stems = {stem(word) for word in self.lexicon.stop_words if word in self.index.words}

        def worth(root: str) -> float:
            return self.rarity([root]) * (self.weights.stop_word if root in stop_stems else 1.0)

        shares = [0.0]
        for text in self.entries[place].questions:
            roots = set(text.stems)
            said = sum(worth(root) * max((w.qualities.get(root, 0.0) for w in words), default=0.0) for root in roots)
            shares.append(said / max(sum(map(worth, roots)), 1e-9))
        return max(shares)

    def coverage(self, words: Sequence[Word], place: int) -> float:
        """The share of the known query, weighted by rarity, that stands in the entry; 0 for a single word."""
        known = [word for word in words if word.qualities]
        if len(known) < 2:
            return 0.0
        entry = self.entries[place]
        stems = {root for text in (*entry.questions, entry.answer) for root in text.stems}
        return sum(self.weight(w) for w in known if stems & w.qualities.keys()) / sum(map(self.weight, known))

    def adjacency(self, words: Sequence[Word], place: int) -> float:
        """The share of neighbouring known words of the query that are neighbours in a text of the entry."""
        known = [word for word in words if word.qualities]
        pairs = list(pairwise(known))
        entry = self.entries[place]
        met = sum(
            any(
                left in before.qualities and right in after.qualities
                for text in (*entry.questions, entry.answer)
                for left, right in pairwise(text.stems)
            )
            for before, after in pairs
        )
        return met / len(pairs) if pairs else 0.0

    def latent(self, words: Sequence[Word], place: int) -> float:
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
                    index.latent_term_scale[term[root]] * index.latent_term[term[root] * dimensions + k]
                    for root in word.qualities
                    for k in range(dimensions)
                ]
                topical += self.weight(word) if any(of_word) else 0.0
                total = sum(word.qualities.values())
                for root, quality in word.qualities.items():
                    share = self.weight(word) * quality / total * float(index.latent_term_scale[term[root]])
                    for k in range(dimensions):
                        topics[k] += share * int(index.latent_term[term[root] * dimensions + k])
        length = math.sqrt(sum(value * value for value in topics))
        row = index.latent_entry[place * dimensions : (place + 1) * dimensions].tolist()
        cosine = sum(a * b for a, b in zip(topics, row, strict=True)) / (127 * length) if length else 0.0
        return cosine * (topical / known) ** 2 if known else 0.0

    def scores(self, query: str) -> list[tuple[float, float]]:
        """Return, for every entry, its score by words alone and its final score."""
        words = self.read(query)
        weights = self.weights
        return [
            (
                said,
                said
                + weights.precision * self.precision(words, place)
                + weights.latent * self.latent(words, place)
                + weights.coverage * self.coverage(words, place)
                + weights.adjacency * self.adjacency(words, place),
            )
            for place, said in enumerate(self.by_words(words))
        ]


def _facet_text(entry: Entry) -> str:
    return "\n".join(given.value for given in entry.facets)


def _all_texts(entry: Entry) -> tuple[str, ...]:
    return (entry.question, *entry.wordings, entry.answer, _facet_text(entry))
