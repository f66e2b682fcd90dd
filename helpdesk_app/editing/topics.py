"""The topics of a workspace: which values each has, and which of them only the editors gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from helpdesk_app.editing.model import EditedEntry
from helpdesk_app.faq.model import AnswerOrigin, Facet, FacetValue, Status
from helpdesk_app.text.folding import fold_line


def values_used(entries: Iterable[EditedEntry]) -> dict[FacetValue, None]:
    """Return the values that entries of the FAQ have, in order; those of withdrawn ones do not count."""
    shown = (entry for entry in entries if entry.content.upkeep.status is not Status.WITHDRAWN)
    return dict.fromkeys(value for entry in shown for value in entry.content.facets)


def with_values_used(facets: Iterable[Facet], entries: Iterable[EditedEntry]) -> tuple[Facet, ...]:
    """Return the facets with every value that an entry has, in alphabetical order after those that they list."""
    entries = tuple(entries)
    by_facet: dict[str, list[str]] = {}
    for value in sorted(values_used(entries), key=lambda value: (fold_line(value.value), value.value)):
        by_facet.setdefault(value.facet, []).append(value.value)
    by_agency = {
        value
        for entry in entries
        if entry.source
        and entry.source.upkeep.origin is AnswerOrigin.AGENCY
        and entry.content.upkeep.status is not Status.WITHDRAWN
        for value in entry.source.facets
    }

    def refreshed(facet: Facet) -> Facet:
        values = tuple(dict.fromkeys((*facet.values, *by_facet.get(facet.question, ()))))
        proposed = tuple(value for value in values if FacetValue(facet.question, value) not in by_agency)
        return replace(facet, values=values, proposed=proposed)

    return tuple(map(refreshed, facets))


def in_order(values: Iterable[FacetValue], facets: Iterable[Facet]) -> tuple[FacetValue, ...]:
    """Return the values of an entry in the order of the facets; those of one facet stay in theirs."""
    numbers = {facet.question: number for number, facet in enumerate(facets)}
    return tuple(sorted(values, key=lambda value: numbers.get(value.facet, len(numbers))))
