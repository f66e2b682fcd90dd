"""What goes into the search engine and what comes out of it, as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.spans import Span

Filters = Mapping[str, frozenset[str]]
"""Facet question -> accepted values (``UNSTATED`` among them). OR within a facet, AND between facets.

A facet that is absent or has an empty set does not filter.
"""

NO_FILTERS: Filters = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in a result list."""

    entry: Entry
    score: float
    """Comparable within one result only; 0.0 when browsing."""
    spans: tuple[Span, ...] = ()
    """The matched words of ``entry.question``, in order and without overlap."""


class Reliability(StrEnum):
    """How far a result list can be trusted, judged by its first answer."""

    SURE = "sure"
    CHECK = "check"
    """Read the answer before you say it."""
    NONE = "none"
    """Nothing reliable: the hits, if any, only share some words with the query."""


class MatchKind(StrEnum):
    """How a word of an entry matches a word of the query."""

    EXACT = "exact"
    STEM = "stem"
    """Another form of the same word."""
    PREFIX = "prefix"
    """It begins with the query word, which is unfinished or abbreviated."""
    TYPO = "typo"
    SYNONYM = "synonym"
    """The entry uses another name: an acronym, a synonym, a compound that contains the word."""


class Field(StrEnum):
    """A field of an entry."""

    QUESTION = "question"
    WORDING = "wording"
    ANSWER = "answer"
    FACET = "facet"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """One word of the query, and what matches it in one entry."""

    query_word: str
    """As typed."""
    matched_word: str
    """As indexed: folded. Empty if nothing in the entry matches the word."""
    how: MatchKind | None
    fields: tuple[Field, ...]
    """The fields that contain the matched word; empty for a synonym, which no field contains."""
    weight: float
    """What the word adds to the retrieval score, which is the sum over all words."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the engine returns for one query and one set of filters."""

    query: str
    hits: tuple[Hit, ...]
    """Best first, at most the limit asked for. In the order of the FAQ if the query says nothing yet."""
    total: int
    """How many entries match query and filters, regardless of the limit."""
    facet_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Facet question -> value (``UNSTATED`` among them) -> entries that match the query and the *other* facets."""
    hidden_by_filters: int = 0
    """How many more entries would match without any filter."""
    reliability: Reliability = Reliability.SURE
    """``SURE`` when browsing, ``NONE`` if nothing matches."""
    unknown_words: tuple[str, ...] = ()
    """Words of the query, as typed and without stop words, that match nothing in the FAQ, not even as a typo."""
    closest_words: tuple[str, ...] = ()
    """Words of the FAQ's topics, as spelt there, most similar to the unknown ones: suggestions for the agent."""
