"""The few numbers of the ranking, named and explained. None of them belongs to one FAQ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexWeights:
    """How much a word says about the entry it stands in; built into the compiled index.

    A word that stands ``f`` times in a field of ``l`` words (``L`` on average) is worth, for that field,
    ``(k + 1) t / (k + t)`` with ``t = f / (1 - b + b l / L)``: BM25 (Robertson and Zaragoza 2009), each field
    saturated on its own.
    """

    question: float = 2.0
    """Of the question or the wording that says the word best: the best one counts, not their sum."""
    answer: float = 1.0
    facet: float = 0.5
    """Of the facet values: topics, not wording."""
    question_k: float = 1.2
    question_b: float = 0.5
    answer_k: float = 2.0
    answer_b: float = 0.6
    expansion: float = 0.5
    """Occurrences that a word gets from a synonym, an acronym or a compound that stands in its place."""
    latent_dimensions: int = 200


@dataclass(frozen=True, slots=True)
class QueryWeights:
    """How words of the query match words of the FAQ, and how the signs of a good answer add up."""

    stem: float = 0.95
    """Quality of a word that shares the stem only."""
    completion: float = 0.85
    """Quality of a word that begins with the last, unfinished word of the query."""
    longer_word: float = 0.4
    """The same, where the last word of the query is also a whole word by itself."""
    cut_short: float = 0.85
    """Quality of a word that begins with a word before the last, cut short: "certif serveur"."""
    one_slip: float = 0.9
    two_slips: float = 0.7
    joined: float = 0.8
    """Quality of "passeport" for "passe port"."""
    stop_word: float = 0.1
    """What is left of the weight of a word that carries little."""

    precision: float = 4.5
    """Of the share of the question (or best wording) that the query says."""
    latent: float = 5.0
    """Of the likeness of topics, found from the words that keep company in the FAQ."""
    coverage: float = 2.5
    """Of the share of the query's words that stand in the entry."""
    adjacency: float = 2.0
    """Of the share of neighbouring words of the query that are neighbours in the entry."""
    popularity: float = 0.0
    """Of how often an answer was copied, on a logarithmic scale: a weak prior, off unless switched on."""
    rescored: int = 100
    """Entries, best first by words alone, that the signs above reorder."""
    listed: float = 0.2
    """An entry is listed when its words weigh at least this part of the best entry's."""


@dataclass(frozen=True, slots=True)
class TrustWeights:
    """When a list is trusted: see reliability.py; found on half of the topics of a real helpdesk's queries."""

    precision: float = 0.65
    adjacency: float = 0.35
    in_question: float = 0.2
    """Precision below which no answer is sure: its question is about something else, whatever its text says."""
    sure: float = 1.3
    check: float = 0.68
