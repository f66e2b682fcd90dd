"""Entries -> the compiled index that faq.db stores."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.acronyms import find_acronyms
from helpdesk_app.search.analyzer import Analyzer, find_compounds
from helpdesk_app.search.expansion import Expander
from helpdesk_app.search.index import CompiledIndex, Floats, Ints
from helpdesk_app.search.latent import SparseMatrix, fold_in, quantise_rows, quantise_unit, topics
from helpdesk_app.search.lexicon import Lexicon, Phrase
from helpdesk_app.search.scoring import idf
from helpdesk_app.search.weights import IndexWeights, QueryWeights
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import Token, tokens

_REMEMBERED_WORDS: Final = 1 << 18


def compile_index(faq: Faq, lexicon: Lexicon) -> dict[str, bytes]:
    """Return the compiled index of ``faq`` as the named parts that the database stores."""
    return build_index(faq, lexicon).to_parts()


@dataclass(frozen=True, slots=True)
class Reading:
    """How texts are read while they are compiled: the plain functions, or ones that remember their results."""

    tokens: Callable[[str], list[Token]] = tokens
    stem: Callable[[str], str] = stem

    @classmethod
    def remembered(cls, texts: int) -> Reading:
        """Return a reading that remembers the last ``texts`` texts, for versions of one FAQ that differ little."""
        return cls(lru_cache(maxsize=texts)(tokens), lru_cache(maxsize=_REMEMBERED_WORDS)(stem))


def build_index(
    faq: Faq,
    lexicon: Lexicon,
    weights: IndexWeights | None = None,
    query_weights: QueryWeights | None = None,
    *,
    reading: Reading | None = None,
    earlier: CompiledIndex | None = None,
) -> CompiledIndex:
    """Compile ``faq``. The result is the same each time, except for the last digits of the latent topics.

    Args:
        faq: The entries, in the order of the index.
        lexicon: Stop words, acronyms and synonyms.
        weights: Parameters of the impacts.
        query_weights: Only the weight of stop words is used here.
        reading: Reads the texts.
        earlier: The index of a version that differs little: its topics are used, which take most of the time to learn.
    """
    weights = weights or IndexWeights()
    query_weights = query_weights or QueryWeights()
    reading = reading or Reading()
    texts = _read(faq.entries, lexicon, reading)
    vocabulary = _Vocabulary(texts.entries, reading)
    impacts = _Impacts.of(_impacts(texts.entries, vocabulary, weights))
    postings = _Postings.of(impacts, len(vocabulary.terms))
    matrix = _weighted(impacts, postings, vocabulary, lexicon, query_weights)
    if earlier is None:
        latent_term, latent_entry = topics(matrix, weights.latent_dimensions)
    else:
        latent_term = _terms_of(earlier, vocabulary)
        latent_entry = fold_in(matrix, latent_term)
    latent_term_bytes, latent_term_scale = quantise_rows(latent_term)
    return CompiledIndex(
        faq_version=faq.version,
        lexicon=lexicon.fingerprint,
        words=tuple(vocabulary.words),
        stems=tuple(vocabulary.terms),
        compounds=tuple(sorted(texts.analyzer.compounds)),
        word_term=np.fromiter(vocabulary.words.values(), dtype=np.int32, count=len(vocabulary.words)),
        word_count=_word_counts(texts.entries, vocabulary),
        posting_range=postings.starts,
        posting_row=postings.rows,
        posting_impact=postings.impacts,
        **_texts_in_order(texts.entries, vocabulary),
        **_marks([entry.question for entry in faq.entries], texts.analyzer, vocabulary, reading),
        latent_term=latent_term_bytes.ravel(),
        latent_term_scale=latent_term_scale,
        latent_entry=quantise_unit(latent_entry).ravel(),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of one text, and the synonyms and parts of its words."""

    words: tuple[str, ...]
    expansions: frozenset[str]

    def frequencies(self, expansion: float) -> Mapping[str, float]:
        counts: Counter[str] = Counter(self.words)
        weighted: dict[str, float] = dict(counts)
        # Sorted, because the order of a set, and with it the rounding of sums, differs from run to run.
        weighted.update((word, expansion) for word in sorted(self.expansions) if word not in counts)
        return weighted


@dataclass(frozen=True, slots=True)
class _EntryTexts:
    questions: tuple[_Text, ...]
    answer: _Text
    facets: _Text

    @property
    def all(self) -> Iterable[_Text]:
        return chain(self.questions, (self.answer, self.facets))


@dataclass(frozen=True, slots=True)
class _Texts:
    entries: list[_EntryTexts]
    analyzer: Analyzer


def _read(entries: Sequence[Entry], lexicon: Lexicon, reading: Reading) -> _Texts:
    """Learn compounds and acronyms from all texts, then tokenise, join and expand each.

    A plain reading tokenises every text twice: the tokens of all at once take ten times the memory of their words.
    """
    analyzer = Analyzer(
        find_compounds((reading.tokens(text) for entry in entries for text in _texts_of(entry)), lexicon.stop_words)
    )
    parts: dict[str, str] = {}
    acronyms: dict[tuple[Phrase, Phrase], None] = {}
    one_of_each: dict[str, str] = {}
    read: list[list[tuple[str, ...]]] = []
    for entry in entries:
        words_of_entry: list[tuple[str, ...]] = []
        for text in _texts_of(entry):
            found = reading.tokens(text)
            joined = analyzer.join(found)
            if len(joined) < len(found):
                parts.update(_compound_parts(found, analyzer.compounds))
            acronyms.update(dict.fromkeys(find_acronyms(text, joined, lexicon.stop_words)))
            words_of_entry.append(tuple(one_of_each.setdefault(token.text, token.text) for token in joined))
        read.append(words_of_entry)
    expander = Expander([*lexicon.groups, *acronyms])

    def text_of(words: tuple[str, ...]) -> _Text:
        expansions = expander.expand(words) | {parts[word] for word in words if word in parts}
        return _Text(words, frozenset(expansions.difference(words)))

    return _Texts(
        [_EntryTexts(tuple(map(text_of, words[:-2])), text_of(words[-2]), text_of(words[-1])) for words in read],
        analyzer,
    )


def _texts_of(entry: Entry) -> tuple[str, ...]:
    """Return the question and wordings of an entry, its answer, and its facet values."""
    return entry.question, *entry.wordings, entry.answer, "\n".join(value.value for value in entry.facets)


def _compound_parts(found: Sequence[Token], compounds: frozenset[str]) -> dict[str, str]:
    """Return the last part of each compound among neighbouring tokens: an entry on e-CPS is a little about CPS."""
    texts = [token.text for token in found]
    return {a + b: b for a, b in pairwise(texts) if a + b in compounds}


class _Vocabulary:
    """Every word of the texts with its term. Words with the same stem share a term."""

    def __init__(self, entries: Iterable[_EntryTexts], reading: Reading) -> None:
        found: set[str] = set()
        for entry in entries:
            for text in entry.all:
                found.update(text.words, text.expansions)
        stem_of = {word: reading.stem(word) for word in sorted(found)}
        self.terms = {stemmed: term for term, stemmed in enumerate(sorted(set(stem_of.values())))}
        self.words = {word: self.terms[stemmed] for word, stemmed in stem_of.items()}
        """Sorted."""


def _impacts(
    entries: Sequence[_EntryTexts], vocabulary: _Vocabulary, weights: IndexWeights
) -> Iterator[Mapping[int, float]]:
    """Yield, for each entry, the impact of each of its terms."""
    questions = [len(text.words) for entry in entries for text in entry.questions]
    answers = [len(entry.answer.words) for entry in entries]
    question_mean = max(1.0, float(np.mean(questions))) if questions else 1.0
    answer_mean = max(1.0, float(np.mean(answers))) if answers else 1.0
    for entry in entries:
        best: dict[int, float] = {}
        for text in entry.questions:
            of_text = _saturated(
                text, vocabulary, weights.question_k, weights.question_b, question_mean, weights.expansion
            )
            for term, value in of_text.items():
                best[term] = max(best.get(term, 0.0), weights.question * value)
        of_answer = _saturated(
            entry.answer, vocabulary, weights.answer_k, weights.answer_b, answer_mean, weights.expansion
        )
        for term, value in of_answer.items():
            best[term] = best.get(term, 0.0) + weights.answer * value
        for term in {vocabulary.words[word] for word in entry.facets.words}:
            best[term] = best.get(term, 0.0) + weights.facet
        yield best


def _saturated(
    text: _Text, vocabulary: _Vocabulary, k: float, b: float, mean_length: float, expansion: float
) -> dict[int, float]:
    """Return the saturated, length-normalised frequency of every term of ``text``."""
    frequencies: dict[int, float] = {}
    for word, count in text.frequencies(expansion).items():
        term = vocabulary.words[word]
        frequencies[term] = frequencies.get(term, 0.0) + count
    normal = 1.0 - b + b * max(1, len(text.words)) / mean_length
    return {term: (k + 1.0) * f / (k * normal + f) for term, f in frequencies.items()}


@dataclass(frozen=True, slots=True)
class _Impacts:
    """The impact of each term on each entry, row by row; ``starts`` is where each row begins."""

    starts: Ints
    terms: Ints
    values: Floats

    @classmethod
    def of(cls, impacts: Iterable[Mapping[int, float]]) -> _Impacts:
        sizes, terms, values = array("i"), array("i"), array("f")
        for row in impacts:
            sizes.append(len(row))
            terms.extend(row)
            values.extend(row.values())
        return cls(_starts(sizes), np.array(terms, dtype=np.int32), np.array(values, dtype=np.float32))

    @property
    def rows(self) -> Ints:
        """Return the row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class _Postings:
    """The same, term by term: the inverted index."""

    starts: Ints
    rows: Ints
    impacts: Floats

    @classmethod
    def of(cls, impacts: _Impacts, terms: int) -> _Postings:
        order = np.argsort(impacts.terms, kind="stable")
        starts = _starts(np.bincount(impacts.terms, minlength=terms))
        return cls(starts, impacts.rows[order], impacts.values[order])


def _starts(sizes: npt.ArrayLike) -> Ints:
    """Return where items of these sizes begin when they are concatenated, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int32)


def _weighted(
    impacts: _Impacts,
    postings: _Postings,
    vocabulary: _Vocabulary,
    lexicon: Lexicon,
    weights: QueryWeights,
) -> SparseMatrix:
    """Return the entries as unit rows of weighted terms, without the terms that occur in one entry only."""
    counts = np.diff(postings.starts)
    height = len(impacts.starts) - 1
    term_weights = np.where(counts > 1, idf(counts, height), 0.0).astype(np.float32)
    stops = [vocabulary.words[word] for word in lexicon.stop_words if word in vocabulary.words]
    term_weights[stops] *= weights.stop_word
    values = impacts.values * term_weights[impacts.terms]
    rows = impacts.rows
    norms = np.sqrt(np.bincount(rows, weights=values * values, minlength=height)).astype(np.float32)
    values /= np.maximum(norms, 1e-9)[rows]
    return SparseMatrix(impacts.starts, impacts.terms, values, len(counts))


def _terms_of(earlier: CompiledIndex, vocabulary: _Vocabulary) -> Floats:
    """Return the topics that ``earlier`` found for the terms; none for a new term."""
    known = {stemmed: term for term, stemmed in enumerate(earlier.stems)}
    rows = np.array([known.get(stemmed, -1) for stemmed in vocabulary.terms], dtype=np.intp)
    plain = earlier.latent_term.reshape(len(earlier.stems), -1) * earlier.latent_term_scale[:, None]
    found: Floats = np.where(rows[:, None] < 0, np.float32(0.0), plain[rows]).astype(np.float32)
    return found


def _word_counts(entries: Iterable[_EntryTexts], vocabulary: _Vocabulary) -> Ints:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(set(chain.from_iterable(text.words for text in entry.all)))
    return np.fromiter((counts[word] for word in vocabulary.words), dtype=np.int32, count=len(vocabulary.words))


def _texts_in_order(entries: Sequence[_EntryTexts], vocabulary: _Vocabulary) -> dict[str, Ints]:
    """Return the terms of all texts in order, and the distinct terms of each question, with their ranges."""
    text_term, question_term = array("i"), array("i")
    text_range, question_range, question_term_range = array("i", [0]), array("i", [0]), array("i", [0])
    for entry in entries:
        for text in (*entry.questions, entry.answer):
            text_term.extend(vocabulary.words[word] for word in text.words)
            text_term.append(-1)
        for text in entry.questions:
            question_term.extend(sorted({vocabulary.words[word] for word in text.words}))
            question_term_range.append(len(question_term))
        text_range.append(len(text_term))
        question_range.append(len(question_term_range) - 1)
    named = {
        "text_range": text_range,
        "text_term": text_term,
        "question_range": question_range,
        "question_term_range": question_term_range,
        "question_term": question_term,
    }
    return {name: np.array(values, dtype=np.int32) for name, values in named.items()}


def _marks(questions: Iterable[str], analyzer: Analyzer, vocabulary: _Vocabulary, reading: Reading) -> dict[str, Ints]:
    """Return the offsets of the words of each question, so that no search tokenises a question again."""
    words = [analyzer.join(reading.tokens(question)) for question in questions]
    every = [token for found in words for token in found]
    return {
        "mark_range": _starts([len(found) for found in words]),
        "mark_start": np.array([token.start for token in every], dtype=np.int32),
        "mark_end": np.array([token.end for token in every], dtype=np.int32),
        "mark_term": np.array([vocabulary.words[token.text] for token in every], dtype=np.int32),
    }
