"""FAQs of any size in words that look French, the same for the same seed.

The vocabulary holds real words first (the stop words, then the words of the bundled FAQ's sources, most frequent
first) and then words built from French syllables and endings, each lemma with its inflections. Words are drawn by the
law of Zipf and Mandelbrot, ``p(rank) ~ 1 / (rank + 2.7) ^ 1.05``, which makes stop words about two words in five, as in
French prose. A third of the words come from the topic of the entry, a narrower choice of the same vocabulary, so that
words occur together; and an answer repeats every other word of its question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from helpdesk_app.config import paths
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.lexicon import Lexicon

ZIPF_EXPONENT: Final = 1.05
ZIPF_SHIFT: Final = 2.7
LEMMAS: Final = 25_000
QUESTION_WORDS: Final = (4, 12)
ANSWER_WORDS: Final = (20, 80)
TOPIC_SHARE: Final = 1 / 3
WORDS_OF_A_TOPIC: Final = 150
ENTRIES_OF_A_TOPIC: Final = 40
STOP_RANKS: Final = 150

_ONSETS: Final = "b c d f g j l m n p r s t v ch br cl cr dr fl fr gr pl pr tr qu gn ss".split()
_NUCLEI: Final = "a e é i o u ai au eu ou oi an en in on un eau ie".split()
_ENDINGS: Final = (
    ("", "s"),
    ("er", "e", "ent", "é", "ée", "és"),
    ("tion", "tions"),
    ("ment", "ments"),
    ("eur", "eurs", "euse"),
    ("ique", "iques"),
    ("able", "ables"),
    ("age", "ages"),
    ("ité", "ités"),
    ("if", "ive", "ifs"),
    ("el", "elle", "els"),
    ("ier", "ière", "iers"),
)
_ARTICLES: Final = "de la le et les des à l'un du d'une en au ce que se".split()
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Ranks = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Zipf:
    """Draws ranks by the law of Zipf and Mandelbrot."""

    cumulated: npt.NDArray[np.float64]

    @classmethod
    def over(cls, ranks: int) -> Zipf:
        """Return the law for this number of ranks."""
        weights = 1.0 / (np.arange(ranks) + 1.0 + ZIPF_SHIFT) ** ZIPF_EXPONENT
        return cls(np.cumsum(weights) / weights.sum())

    def draw(self, random: np.random.Generator, count: int) -> Ranks:
        """Return ``count`` ranks, 0 the most frequent."""
        return np.searchsorted(self.cumulated, random.random(count), side="right").astype(np.intp)


def generate(size: int, seed: int = 2024) -> Faq:
    """Return a FAQ of ``size`` entries. A larger one does not contain the entries of a smaller one."""
    random = np.random.default_rng(seed)
    words = vocabulary(random)
    everywhere, within = Zipf.over(len(words)), Zipf.over(WORDS_OF_A_TOPIC)
    # Uniform in the logarithm of the rank: topics share most of their words and have a few of their own.
    spread = random.random((max(1, size // ENTRIES_OF_A_TOPIC), WORDS_OF_A_TOPIC))
    topics = (STOP_RANKS * (len(words) / STOP_RANKS) ** spread).astype(np.intp)
    entries = tuple(
        Entry(f"e{number:06}", _sentence([words[rank] for rank in question], " ?"), _answer(words, answer))
        for number, (question, answer) in enumerate(_texts(random, size, topics, everywhere, within))
    )
    return with_version(Faq(entries, imported_on="2024-01-01"))


def vocabulary(random: np.random.Generator) -> list[str]:
    """Return the words, the most frequent first."""
    stop_words = Lexicon.load(paths.resource("search", "lexicon.toml")).stop_words
    folder = paths.resource("faq")
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".toml"})
    real = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    ordered = [*_ARTICLES, *sorted(stop_words), *(word for word, _ in real.most_common())]
    ordered.extend(_built_words(random))
    return list(dict.fromkeys(ordered))


def _built_words(random: np.random.Generator) -> list[str]:
    """Return built words in a random order: one form of a lemma may be frequent and another rare."""
    syllables = np.array([onset + nucleus for onset in _ONSETS for nucleus in _NUCLEI])
    # A single consonant before the ending, so that the word can be pronounced.
    closings = [onset for onset in _ONSETS if len(onset) == 1]
    built = [
        "".join(parts[:length]) + closings[closing] + ending
        for parts, length, closing, endings in zip(
            syllables[random.integers(len(syllables), size=(LEMMAS, 3))].tolist(),
            random.choice((1, 2, 3), size=LEMMAS, p=(0.3, 0.5, 0.2)).tolist(),
            random.integers(len(closings), size=LEMMAS).tolist(),
            random.integers(len(_ENDINGS), size=LEMMAS).tolist(),
            strict=True,
        )
        for ending in _ENDINGS[endings]
    ]
    return [built[index] for index in random.permutation(len(built))]


def _texts(
    random: np.random.Generator, size: int, topics: Ranks, everywhere: Zipf, within: Zipf
) -> Iterator[tuple[Ranks, Ranks]]:
    """Yield the ranks of the words of each question and of its answer."""
    for _ in range(size):
        topic = topics[int(random.integers(len(topics)))]
        question, answer = (
            _mixed(random, int(random.integers(least, most + 1)), topic, everywhere, within)
            for least, most in (QUESTION_WORDS, ANSWER_WORDS)
        )
        taken_up = question[::2]
        answer[random.choice(len(answer), size=len(taken_up), replace=False)] = taken_up
        yield question, answer


def _mixed(random: np.random.Generator, count: int, topic: Ranks, everywhere: Zipf, within: Zipf) -> Ranks:
    drawn = everywhere.draw(random, count)
    of_topic = random.random(count) < TOPIC_SHARE
    drawn[of_topic] = topic[within.draw(random, int(of_topic.sum()))]
    return drawn


def _answer(words: list[str], ranks: Ranks) -> str:
    parts = (ranks[start : start + 12] for start in range(0, len(ranks), 12))
    return " ".join(_sentence([words[rank] for rank in part], ".") for part in parts)


def _sentence(words: list[str], end: str) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:] + end
