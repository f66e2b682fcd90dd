"""The lists of answers that need no search."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from helpdesk_app.desk.history import MOST_VIEWED, Collection, History, Remembered, hits_of, toggled
from helpdesk_app.faq.model import Entry, Faq, Upkeep
from helpdesk_app.search.model import Hit

TODAY, YESTERDAY, TOMORROW = "2025-03-14", "2025-03-13", "2025-03-15"


def uids(history: History, collection: Collection, day: str = TODAY) -> tuple[str, ...]:
    return history.uids(collection, day, ("favourite",))


def test_an_answer_viewed_again_moves_to_the_front_and_is_listed_once() -> None:
    history = History()
    for uid in ("a", "b", "c", "a"):
        history.viewed(uid)
    assert uids(history, Collection.VIEWED) == ("a", "c", "b")


def test_the_thirty_answers_viewed_last_are_kept() -> None:
    history = History()
    for number in range(40):
        history.viewed(str(number))
    assert MOST_VIEWED == 30
    assert uids(history, Collection.VIEWED) == tuple(str(number) for number in range(39, 9, -1))


def test_an_answer_copied_was_viewed_too() -> None:
    history = History()
    history.copied("a", TODAY)
    history.copied("b", TODAY)
    history.copied("a", TODAY)
    assert uids(history, Collection.COPIED) == ("a", "b")
    assert uids(history, Collection.VIEWED) == ("a", "b")


@pytest.mark.parametrize("other", [YESTERDAY, TOMORROW])
def test_copies_of_another_day_are_not_listed(other: str) -> None:
    history = History()
    history.copied("a", other)
    assert uids(history, Collection.COPIED, TODAY) == ()
    assert uids(history, Collection.COPIED, other) == ("a",)


@pytest.mark.parametrize("other", [YESTERDAY, TOMORROW])
def test_the_first_copy_of_another_day_starts_a_new_list(other: str) -> None:
    history = History()
    history.copied("a", other)
    history.copied("b", TODAY)
    assert uids(history, Collection.COPIED, TODAY) == ("b",)
    assert uids(history, Collection.COPIED, other) == ()
    assert uids(history, Collection.VIEWED) == ("b", "a")


def test_favourites_are_those_of_the_agent_in_their_order() -> None:
    history = History()
    history.copied("a", TODAY)
    assert history.uids(Collection.FAVOURITES, TODAY, ("z", "b")) == ("z", "b")


def test_a_list_has_no_score_and_leaves_out_what_the_faq_no_longer_has() -> None:
    faq = Faq(tuple(Entry(uid, f"{uid} ?", "oui") for uid in "abc"))
    assert hits_of(("c", "gone", "a"), faq, TODAY) == (Hit(faq.entries[2], 0.0), Hit(faq.entries[0], 0.0))


def test_a_list_has_the_successor_of_an_entry_once_and_none_that_is_not_valid() -> None:
    entries = (Entry("a", "A ?", "oui"), Entry("b", "B ?", "oui", upkeep=Upkeep(valid_to=YESTERDAY)))
    faq = Faq(entries, successors=(("old", "older"), ("older", "a"), ("x", "y"), ("y", "x")))
    assert hits_of(("old", "a", "b", "x"), faq, TODAY) == (Hit(entries[0], 0.0),)
    assert [hit.entry.uid for hit in hits_of(("b", "older"), faq, YESTERDAY)] == ["b", "a"]


def test_a_favourite_is_added_in_front_and_removed_by_a_second_toggle() -> None:
    assert toggled("m", ("a", "z")) == ("m", "a", "z")
    assert toggled("m", ("a", "m", "z")) == ("a", "z")
    assert toggled("m", ()) == ("m",)


def test_what_outlasts_the_window_is_taken_up_again() -> None:
    history = History()
    history.viewed("a")
    history.copied("b", TODAY)
    history.most_copied = ("c",)
    again = History(Remembered.read(json.loads(json.dumps(asdict(history.remembered())))))
    assert uids(again, Collection.VIEWED) == ("b", "a")
    assert uids(again, Collection.COPIED) == ("b",)
    assert uids(again, Collection.COPIED, TOMORROW) == ()
    assert again.most_copied == ("c",)


@pytest.mark.parametrize("stored", [None, [], "x", {"viewed": "a", "copied": [1, None], "copied_on": 3}])
def test_what_cannot_be_read_counts_as_absent(stored: object) -> None:
    assert Remembered.read(stored) == Remembered()
