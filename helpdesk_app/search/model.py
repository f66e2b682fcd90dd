"""What goes into the search engine and what comes out of it, as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpdesk_app.faq.model import Entry

Filters = Mapping[str, frozenset[str]]
"""Facet question -> accepted values (``UNSTATED`` among them). OR inside a facet, AND between facets.

A facet that is absent, or whose set is empty, does not filter.
"""

NO_FILTERS: Filters = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark: ``text[start:end]``, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in a result list."""

    entry: Entry
    score: float
    """Comparable within one result only; 0.0 when browsing."""
    spans: tuple[Span, ...] = ()
    """The matched words of ``entry.question``, in order, without overlap."""


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
