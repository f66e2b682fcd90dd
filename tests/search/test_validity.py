"""Entries are found on the days on which they are valid."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Upkeep
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.validity import Validity
from tests.search.corpora import STOP_WORDS

PLACE = Facet("Quel lieu ?", ("Paris",))
FAQ = Faq(
    (
        Entry("always", "Où est le badge ?", "Ici.", facets=(FacetValue(PLACE.question, "Paris"),)),
        Entry(
            "march", "Où est le badge en mars ?", "Là.", upkeep=Upkeep(valid_from="2026-03-01", valid_to="2026-03-31")
        ),
    ),
    (PLACE,),
)


@pytest.mark.parametrize(
    ("day", "shown"), [("2026-02-28", False), ("2026-03-01", True), ("2026-03-31", True), ("2026-04-01", False)]
)
def test_an_entry_is_shown_from_its_first_day_to_its_last(day: str, shown: bool) -> None:
    mask = Validity(FAQ.entries, lambda: date.fromisoformat(day)).mask()
    assert mask.tolist() == [True, shown]


@pytest.mark.parametrize("query", ["badge", "mars", ""])
def test_the_engine_follows_the_day_while_it_is_open(query: str) -> None:
    day = date(2026, 3, 31)
    engine = SearchEngine(FAQ, {}, STOP_WORDS, today=lambda: day)
    during = engine.search(query)
    day = date(2026, 4, 1)
    after = engine.search(query)
    assert "march" in [hit.entry.uid for hit in during.hits]
    assert "march" not in [hit.entry.uid for hit in after.hits]
    assert after.total == during.total - 1
    assert after.facet_counts[PLACE.question][""] == 0
    assert after.hidden_by_filters == 0
