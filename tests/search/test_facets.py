"""Counts of facet values: as if only the other facets filtered, whatever the query."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq.model import UNSTATED, Entry, Facet, Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.facets import FacetTable
from helpdesk_app.search.model import NO_FILTERS, Filters
from tests.search.corpora import FILTERS, PRODUCT, QUERIES, THEME, engine_of, entry, faq_of, faqs, uids


def passes(each: Entry, filters: Filters, but: str = "") -> bool:
    """Tell whether an entry has, for every facet that filters but ``but``, one of the accepted values."""
    return all(
        not accepted or not accepted.isdisjoint(each.values_of(facet))
        for facet, accepted in filters.items()
        if facet != but
    )


def naive_counts(faq: Faq, listed: Iterable[Entry], filters: Filters) -> dict[str, dict[str, int]]:
    entries = list(listed)
    return {
        facet.question: {
            value: sum(
                value in each.values_of(facet.question) and passes(each, filters, facet.question) for each in entries
            )
            for value in (*facet.values, UNSTATED)
        }
        for facet in faq.facets
    }


@given(faqs(), FILTERS, st.data())
@settings(deadline=None, max_examples=50)
def test_counts_are_those_of_a_walk_over_all_entries(faq: Faq, filters: Filters, data: st.DataObject) -> None:
    known: Filters = {facet.question: filters.get(facet.question, frozenset()) for facet in faq.facets}
    listed = data.draw(st.lists(st.booleans(), min_size=len(faq.entries), max_size=len(faq.entries)))
    table = FacetTable(faq.facets, faq.entries)

    counts = table.counts(np.array(listed), known)

    entries = [each for each, is_listed in zip(faq.entries, listed, strict=True) if is_listed]
    assert counts == naive_counts(faq, entries, known)
    assert table.accepted(known).tolist() == [passes(each, known) for each in faq.entries]


@given(faqs(), FILTERS, st.just("") | QUERIES)
@settings(deadline=None, max_examples=40)
def test_counts_and_hidden_entries_of_a_search_are_those_of_a_walk(faq: Faq, filters: Filters, query: str) -> None:
    known: Filters = {facet.question: filters.get(facet.question, frozenset()) for facet in faq.facets}
    engine = engine_of(faq)
    unfiltered = engine.search(query, limit=1000)

    filtered = engine.search(query, known, limit=1000)

    entries = [hit.entry for hit in unfiltered.hits]
    kept = [each.uid for each in entries if passes(each, known)]
    assert sorted(hit.entry.uid for hit in filtered.hits) == sorted(kept)
    assert filtered.total == len(kept)
    assert filtered.hidden_by_filters == len(entries) - len(kept)
    assert filtered.facet_counts == naive_counts(faq, entries, known)


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_of(
        faq_of(
            entry("a", "Badge perdu", facets={PRODUCT: ["Badge"], THEME: ["Perte"]}),
            entry("b", "Badge volé", facets={PRODUCT: ["Badge", "Carte"], THEME: ["Vol"]}),
            entry("c", "Badge usé", facets={PRODUCT: ["Carte"]}),
            entry("d", "Casier fermé", facets={THEME: ["Perte"]}),
        )
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({PRODUCT: {"Badge"}}, {"a", "b"}),
        ({PRODUCT: {"Badge", "Carte"}}, {"a", "b", "c"}),
        ({PRODUCT: {"Badge"}, THEME: {"Perte"}}, {"a"}),
        ({PRODUCT: {"Badge", "Carte"}, THEME: {"Perte", "Vol"}}, {"a", "b"}),
        ({PRODUCT: {UNSTATED}}, {"d"}),
        ({PRODUCT: {UNSTATED, "Carte"}}, {"b", "c", "d"}),
        ({THEME: {UNSTATED}}, {"c"}),
        ({THEME: set()}, {"a", "b", "c", "d"}),
        ({PRODUCT: {"Casier"}}, set()),
        ({"Une autre question ?": {"Badge"}}, set()),
    ],
)
def test_values_of_one_facet_add_up_and_facets_narrow_down(
    engine: SearchEngine, filters: dict[str, set[str]], found: set[str]
) -> None:
    frozen = {facet: frozenset(values) for facet, values in filters.items()}
    assert set(uids(engine, "", frozen)) == found
    assert engine.search("", frozen).hidden_by_filters == 4 - len(found)


def test_counts_ignore_the_filter_of_their_own_facet(engine: SearchEngine) -> None:
    result = engine.search("badge", {PRODUCT: frozenset({"Badge"})})
    assert uids(engine, "badge", {PRODUCT: frozenset({"Badge"})}) == ["a", "b"]
    assert result.facet_counts == {
        PRODUCT: {"Badge": 2, "Carte": 2, UNSTATED: 0},
        THEME: {"Perte": 1, "Vol": 1, UNSTATED: 0},
    }
    assert result.hidden_by_filters == 1


def test_filters_change_no_score(engine: SearchEngine) -> None:
    scores = {hit.entry.uid: hit.score for hit in engine.search("badge volé", NO_FILTERS).hits}
    for hit in engine.search("badge volé", {PRODUCT: frozenset({"Carte"})}).hits:
        assert hit.score == scores[hit.entry.uid]


def test_a_faq_without_facets_or_entries_has_no_counts() -> None:
    assert engine_of(faq_of(entry("a", "Badge"))).search("badge").facet_counts == {}
    empty = engine_of(Faq((), (Facet(PRODUCT, ("Badge",)),)))
    assert empty.search("").facet_counts == {PRODUCT: {"Badge": 0, UNSTATED: 0}}
    assert empty.search("badge").total == 0
