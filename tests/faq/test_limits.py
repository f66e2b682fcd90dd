"""A FAQ within the limits is fast to search; what exceeds one is named."""

from __future__ import annotations

import dataclasses

import pytest

from helpdesk_app.faq.limits import (
    LONGEST_ANSWER,
    LONGEST_LINE,
    LONGEST_UID,
    LONGEST_WORD,
    MOST_WORDINGS,
    entry_excess,
    facet_excess,
    faq_excess,
)
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq

ENTRY = Entry("aaaa", "Où ?", "Ici.")
LINE = ("mot " * LONGEST_LINE)[:LONGEST_LINE]
ACRONYM = ".".join("a" * (LONGEST_WORD + 1))
NUMBER = " ".join(["000"] * (LONGEST_WORD // 3 + 1))


@pytest.mark.parametrize(
    "entry",
    [
        dataclasses.replace(ENTRY, uid="u" * LONGEST_UID),
        dataclasses.replace(ENTRY, question=LINE, wordings=("mot",) * MOST_WORDINGS),
        dataclasses.replace(ENTRY, answer=("mot " * LONGEST_ANSWER)[:LONGEST_ANSWER]),
        dataclasses.replace(ENTRY, answer="a" * LONGEST_WORD + "-" + "b" * LONGEST_WORD),
        dataclasses.replace(ENTRY, answer="https://a.fr/" + "?" * 2 * LONGEST_WORD),
        dataclasses.replace(ENTRY, facets=(FacetValue(LINE, LINE),)),
    ],
)
def test_an_entry_at_the_limits_is_accepted(entry: Entry) -> None:
    assert entry_excess(entry) == ""


@pytest.mark.parametrize(
    ("entry", "excess"),
    [
        (dataclasses.replace(ENTRY, uid="u" * 101), "its uid has 101 characters, at most 100 are allowed"),
        (dataclasses.replace(ENTRY, uid="a\n[entries.b]"), "its uid contains a line break or a control character"),
        (
            dataclasses.replace(ENTRY, question=LINE + "."),
            "the question has 1,001 characters, at most 1,000 are allowed",
        ),
        (
            dataclasses.replace(ENTRY, wordings=(LINE + ".",)),
            "a wording has 1,001 characters, at most 1,000 are allowed",
        ),
        (dataclasses.replace(ENTRY, wordings=("x",) * 10_001), "it has 10,001 wordings, at most 10,000 are allowed"),
        (
            dataclasses.replace(ENTRY, question="é" * 201),
            "the question has a word of 201 characters, at most 200 are allowed",
        ),
        (
            dataclasses.replace(ENTRY, answer=ACRONYM),
            "the answer has a word of 201 characters, at most 200 are allowed",
        ),
        (dataclasses.replace(ENTRY, answer=NUMBER), "the answer has a word of 201 characters, at most 200 are allowed"),
        (
            dataclasses.replace(ENTRY, facets=(FacetValue("Quel lieu ?", LINE + "."),)),
            "a facet value has 1,001 characters, at most 1,000 are allowed",
        ),
    ],
)
def test_what_exceeds_a_limit_is_named(entry: Entry, excess: str) -> None:
    assert entry_excess(entry) == excess
    assert faq_excess(Faq((ENTRY, entry))).endswith(excess)


def test_a_facet_has_limits_too() -> None:
    assert facet_excess(Facet("Quel lieu ?", ("Paris",))) == ""
    assert facet_excess(Facet("Quel lieu ?", heading=LINE)) == ""
    assert facet_excess(Facet("Quel lieu ?", heading=LINE + ".")).startswith("a facet heading has 1,001 characters")
    assert facet_excess(Facet(LINE + ".")) == "a facet question has 1,001 characters, at most 1,000 are allowed"
    assert faq_excess(Faq((ENTRY,), (Facet("Quel lieu ?", ("é" * 201,)),))).startswith(
        "a facet value has a word of 201"
    )
