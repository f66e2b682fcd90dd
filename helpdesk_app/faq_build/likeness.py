"""How like two answers are, and which are worth comparing: rare words weigh most, and only they are looked up."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import chain, pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.inline import without_names

_WORD: Final = re.compile(r"\w+")
_SAMPLE: Final = 5_000
"""Texts in which words are counted; more would not change what is rare."""
_MOST_SHARED: Final = 50
"""Texts that may share a word or a pair of words for it to be looked up."""
_RAREST_WORDS: Final = 16
_RAREST_PAIRS: Final = 8
"""Pairs of neighbouring words by which a text is looked up, beside its rarest words."""
_CANDIDATES: Final = 8
_OPENING: Final = 30
"""Words at the beginning of an answer, where it says what it is about."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an answer and what they weigh."""

    words: tuple[str, ...]
    counts: Mapping[str, int]
    weight: float
    recurring: Mapping[str, float]
    """Words that it has several times, and what they weigh together."""
    rarest: tuple[Hashable, ...] = ()
    """Words and pairs of words by which it is looked up."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two answers are; each share is between 0 and 1."""

    common: float
    """Twice the weight of the common words, of the weight of all (Dice)."""
    contained: float
    """Weight of the common words, of the weight of the lighter text."""
    opening: float
    """Of the first words, in their order (Indel)."""
    exchanged: float
    """Of words that are said several times in one text and never in the other; the lesser of the two shares.

    Editors change a word here and there. Two entries made after one pattern differ by a subject that recurs.
    """


class Weights:
    """The weights of words: the fewer texts have a word, the more it says about them.

    Args:
        texts: Of the whole FAQ.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        sample = texts[:: max(1, len(texts) // _SAMPLE)]
        holders = Counter(chain.from_iterable(set(_words(text)) for text in sample))
        self._weights = {word: math.log(1 + (1 + len(sample)) / (1 + count)) for word, count in holders.items()}
        self._unknown = math.log(2 + len(sample))

    def text(self, answer: str) -> Text:
        """Return the words of ``answer`` with their weight."""
        words = _words(answer)
        rarest_words = nlargest(_RAREST_WORDS, set(words), key=lambda word: (self._of(word), word))
        pairs = nlargest(_RAREST_PAIRS, set(pairwise(words)), key=lambda two: (sum(map(self._of, two)), two))
        return replace(self._text(words, Counter(words)), rarest=(*rarest_words, *pairs))

    def joined(self, texts: Iterable[Text]) -> Text:
        """Return several texts put together."""
        counts: Counter[str] = Counter()
        words: list[str] = []
        for text in texts:
            counts.update(text.counts)
            words += text.words
        return self._text(tuple(words), counts)

    def likeness(self, one: Text, other: Text) -> Likeness:
        """Return how like two answers are."""
        lighter = min(one.weight, other.weight)
        if not lighter:
            return Likeness(0.0, 0.0, 0.0, 0.0)
        theirs = other.counts
        common = sum(self._of(word) * min(n, theirs[word]) for word, n in one.counts.items() if word in theirs)
        return Likeness(
            common=2 * common / (one.weight + other.weight),
            contained=common / lighter,
            opening=Indel.normalized_similarity(one.words[:_OPENING], other.words[:_OPENING]),
            exchanged=min(_missing(one, other), _missing(other, one)),
        )

    def _text(self, words: tuple[str, ...], counts: Mapping[str, int]) -> Text:
        weights = {word: n * self._of(word) for word, n in counts.items()}
        recurring = {word: weights[word] for word, n in counts.items() if n > 1}
        return Text(words, counts, sum(weights.values()), recurring)

    def _of(self, word: str) -> float:
        return self._weights.get(word, self._unknown)


def _missing(text: Text, other: Text) -> float:
    """Return what the words weigh that ``text`` has several times and ``other`` never, as a share of ``text``."""
    return sum(weight for word, weight in text.recurring.items() if word not in other.counts) / text.weight


def candidates(older: Sequence[Text], newer: Sequence[Text]) -> list[list[int]]:
    """Return, for each of ``newer``, the numbers of the few of ``older`` that share most of its rare words.

    The time grows with the number of texts, not with that of their pairs.
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for number, text in enumerate(older):
        for feature in text.rarest:
            holders[feature].append(number)
    found = []
    for text in newer:
        votes: Counter[int] = Counter()
        for feature in text.rarest:
            sharing = holders.get(feature, ())
            if len(sharing) <= _MOST_SHARED:
                votes.update(sharing)
        found.append([number for number, _votes in votes.most_common(_CANDIDATES)])
    return found


def question_likeness(one: str, others: Iterable[str]) -> float:
    """Return how like a question is to the likest of ``others``, whatever the order of their words: 0 to 1."""
    asked = fold_line(one)
    return max((fuzz.token_sort_ratio(asked, fold_line(other)) / 100 for other in others), default=0.0)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_line(without_names(text))))
