"""The changes between two versions of a FAQ."""

from __future__ import annotations

import dataclasses

import pytest

from helpdesk_app.faq.model import Entry, Facet, Faq
from helpdesk_app.faq_build.changes import changes_between


def test_a_faq_does_not_differ_from_itself(faq: Faq) -> None:
    assert not changes_between(faq, dataclasses.replace(faq, imported_on="2030-01-01"))


def test_new_changed_and_gone_entries_are_distinguished(faq: Faq) -> None:
    first, second, third = faq.entries
    reworded = dataclasses.replace(second, question="Badge perdu ?", wordings=())
    new = Entry("nouveau", "Quoi ?", "Ceci.")
    changes = changes_between(faq, dataclasses.replace(faq, entries=(new, reworded, first)))
    assert changes.new == (new,)
    assert changes.withdrawn == (third,)
    (change,) = changes.changed
    assert (change.before, change.after, change.fields) == (second, reworded, ("question", "wordings"))


def test_a_new_reading_of_the_same_page_is_no_change(faq: Faq) -> None:
    moved = tuple(dataclasses.replace(entry, provenance=()) for entry in faq.entries)
    assert not changes_between(faq, dataclasses.replace(faq, entries=moved))


def test_changed_facets_are_reported(faq: Faq) -> None:
    wider = Facet(faq.facets[0].question, (*faq.facets[0].values, "Vol"))
    assert changes_between(faq, dataclasses.replace(faq, facets=(wider,))).facets == (wider,)
    renamed = dataclasses.replace(faq.facets[0], heading="Service")
    changes = changes_between(faq, dataclasses.replace(faq, facets=(renamed,)))
    assert (changes.facets, changes.facets_renamed) == ((), (renamed,))
    assert changes
    gone = changes_between(faq, dataclasses.replace(faq, facets=()))
    assert gone.facets_gone == faq.facets
    assert gone


@pytest.mark.parametrize(
    ("order", "moved"),
    [("abcde", ""), ("eabcd", "e"), ("bcdea", "a"), ("acbde", "c"), ("xabyc", ""), ("cdeab", "ab"), ("", "")],
)
def test_the_fewest_entries_that_explain_the_new_order_have_moved(order: str, moved: str) -> None:
    older, newer = (Faq(tuple(Entry(uid, uid, uid) for uid in uids)) for uids in ("abcde", order))
    assert [entry.uid for entry in changes_between(older, newer).moved] == list(moved)
