"""What goes into the search engine and what comes out of it, as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.spans import Span

Filters = Mapping[str, frozenset[str]]
"""Facet question -> accepted values (``UNSTATED`` among them). OR inside a facet, AND between facets.

A facet that is absent, or whose set is empty, does not filter.
"""

NO_FILTERS: Filters = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in a result list."""

    entry: Entry
    score: float
    """Comparable within one result only; 0.0 when browsing."""
    spans: tuple[Span, ...] = ()
    """The matched words of ``entry.question``, in order, without overlap."""


class Reliability(StrEnum):
    """How far a result list can be trusted, by its first answer."""

    SURE = "sure"
    CHECK = "check"
    """Worth reading before it is said aloud."""
    NONE = "none"
    """Nothing reliable: the hits, if any, only share some words with the query."""


class How(StrEnum):
    """Why a word of an entry answers a word of the query."""

    EXACT = "exact"
    STEM = "stem"
    """Another form of the same word."""
    PREFIX = "prefix"
    """It begins with a word of the query that is unfinished, or was cut short."""
    TYPO = "typo"
    SYNONYM = "synonym"
    """The entry says it in other words: an acronym, a synonym, a part of a joined word."""


class Field(StrEnum):
    """Where in an entry a word stands."""

    QUESTION = "question"
    WORDING = "wording"
    ANSWER = "answer"
    FACET = "facet"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """One word of the query, and what answers it in one entry."""

    query_word: str
    """As typed."""
    matched_word: str
    """As the index knows it: folded. Empty where nothing in the entry answers the word."""
    how: How | None
    fields: tuple[Field, ...]
    """Where the matched word stands; none for a synonym, which stands nowhere."""
    weight: float
    """What the word adds to the score by words; the weights of all words sum up to it."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer of the engine to one state of the search box and the topic pane."""

    query: str
    hits: tuple[Hit, ...]
    """Best first, at most the limit asked for. In the order of the FAQ where the query holds no word."""
    total: int
    """How many entries match query and filters, without the limit."""
    facet_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Facet question -> value (``UNSTATED`` among them) -> entries that match the query and the *other* facets."""
    hidden_by_filters: int = 0
    """How many more entries would match without any filter."""
    reliability: Reliability = Reliability.SURE
    """``SURE`` when browsing, ``NONE`` where nothing matches."""
    unknown_words: tuple[str, ...] = ()
    """Words of the query, as typed, that the FAQ does not know, not even with a slip."""
    closest_words: tuple[str, ...] = ()
    """Words of the FAQ, folded, that look most like the unknown ones, for the agent to try."""
