"""The parameters of the ranking, named and explained. None of them belongs to one FAQ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexWeights:
    """Parameters of the impacts, which are computed when a FAQ is compiled.

    A term that occurs ``f`` times in a field of ``l`` words (``L`` on average) has the impact
    ``(k + 1) t / (k + t)`` with ``t = f / (1 - b + b l / L)``: BM25 (Robertson and Zaragoza 2009), each field saturated
    on its own.
    """

    question: float = 2.0
    """Factor of the question or wording with the highest impact: the best one counts, not their sum."""
    answer: float = 1.0
    facet: float = 0.5
    """Impact of a word in the facet values, which name topics."""
    question_k: float = 1.2
    question_b: float = 0.5
    answer_k: float = 2.0
    answer_b: float = 0.6
    expansion: float = 0.5
    """Occurrences that a word gets from a synonym, an acronym or a compound of it in the text."""
    latent_dimensions: int = 200


@dataclass(frozen=True, slots=True)
class QueryWeights:
    """Qualities of the kinds of match, and weights of the features that rerank the best entries."""

    stem: float = 0.95
    """Quality of a word with the same stem."""
    related: float = 0.3
    """Quality of a word with the same root: "travailleur" for "travail"."""
    completion: float = 0.85
    """Quality of a word that begins with the last, unfinished word of the query."""
    longer_word: float = 0.4
    """The same if the last word of the query is also a complete word."""
    abbreviation: float = 0.85
    """Quality of a word that begins with a word before the last: "certif serveur"."""
    one_edit: float = 0.9
    two_edits: float = 0.7
    stop_word: float = 0.1
    """Factor of the weight of a stop word."""

    precision: float = 4.5
    """Weight of the share of the question (or best wording) that the query contains."""
    latent: float = 5.0
    """Weight of the cosine of the latent topics."""
    coverage: float = 2.5
    """Weight of the share of the query's words that the entry contains."""
    adjacency: float = 2.0
    """Weight of the share of neighbouring words of the query that are neighbours in the entry."""
    reranked: int = 100
    """How many of the entries, best first by retrieval score, are reranked."""
    calm_while_typing: float = 2.0
    """Points of the entry that is first, while the last word is unfinished: a letter should not change the answer."""
    listed: float = 0.2
    """An entry is listed if its retrieval score is at least this share of the best one."""


@dataclass(frozen=True, slots=True)
class MeaningWeights:
    """How much meaning counts beside the words, and what it lists and reranks beside what they found."""

    cosine: float = 140.0
    """Weight of the cosine between query and entry, for a query of many words; half as much for a single word.

    Cosines differ little: .05 more, which is much, are worth 7 points for a query of many words.
    """
    reranked: int = 50
    """How many of the entries, best first by cosine, are reranked beside those that the words found."""
    listed: float = 0.03
    """An entry is listed, whatever its words, if its cosine is above chance and at most this below the best one."""
    calm_while_typing: float = 3.0
    """Points of the entry that is first, while the last word is unfinished; a letter moves meaning more than words."""
    calm: float = 0.5
    """The same once the last word is complete."""
    related: float = 0.09
    """Two entries are related if their cosine is this much above chance."""
    duplicate: float = 0.004
    """Two entries say the same if the cosine between them is at most this much below that of each with itself."""


@dataclass(frozen=True, slots=True)
class TrustWeights:
    """Thresholds of the reliability: see reliability.py. Fitted on half of the topics of a real helpdesk's queries."""

    precision: float = 0.65
    adjacency: float = 0.35
    in_question: float = 0.2
    """Below this precision no answer is sure: its question is about something else, whatever the answer contains."""
    about_topic: float = 0.75
    """Below this precision an answer is not about a query of which the FAQ only knows the words that name a topic."""
    sure: float = 1.3
    check: float = 0.68


@dataclass(frozen=True, slots=True)
class RelevanceWeights:
    """The same where meaning is known. Fitted across three kinds of FAQ: see docs/studies/meaning.md."""

    words: float = 0.035
    """Weight of the share of the query's words that the answer matches, in units of cosine."""
    adjacency: float = 0.02
    """Weight of the share of neighbouring words of the query that are neighbours in the answer."""
    check: float = 0.0475
    """Cosine above that of an unrelated query, from which an answer is worth a look."""
    sure: float = 0.1
    lead: float = 2.0
    """Points ahead of the next answer, below which no answer is sure."""
