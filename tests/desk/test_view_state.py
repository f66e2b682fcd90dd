from __future__ import annotations

import pytest

from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit, Reliability, SearchResult

HITS = (Hit(Entry("a", "q", "a"), 2.0), Hit(Entry("b", "q", "b"), 1.0))


@pytest.mark.parametrize(
    ("query", "reliability", "expected"),
    [
        ("badge", Reliability.CHECK, False),
        ("badge perdu", Reliability.CHECK, True),
        ("badge perdu", Reliability.SURE, False),
        ("badge perdu", Reliability.NONE, False),
    ],
)
def test_an_answer_is_to_be_checked_when_a_question_was_asked(
    query: str, reliability: Reliability, expected: bool
) -> None:
    assert ViewState(result=SearchResult(query, HITS, 2, reliability=reliability)).is_to_be_checked is expected


def test_an_answer_is_to_be_checked_where_the_faq_lacks_a_word_of_the_question() -> None:
    for reliability, expected in ((Reliability.SURE, True), (Reliability.NONE, False)):
        result = SearchResult("badge xyl", HITS, 2, reliability=reliability, unknown_words=("xyl",))
        assert ViewState(result=result).is_to_be_checked is expected


def test_a_list_is_doubtful_where_there_is_one_and_nothing_in_it_is_reliable() -> None:
    assert ViewState(result=SearchResult("x", HITS, 2, reliability=Reliability.NONE)).is_doubtful
    assert not ViewState(result=SearchResult("x", (), 0, reliability=Reliability.NONE)).is_doubtful
    assert not ViewState(result=SearchResult("x", HITS, 2, reliability=Reliability.CHECK)).is_doubtful


@pytest.mark.parametrize(("row", "uid"), [(-1, None), (0, "a"), (1, "b"), (2, None)])
def test_the_selected_answer_is_that_of_the_row(row: int, uid: str | None) -> None:
    hit = ViewState(result=SearchResult("x", HITS, 2), row=row).hit
    assert (hit and hit.entry.uid) == uid


def test_there_is_something_to_clear_while_anything_narrows_the_whole_faq() -> None:
    assert not ViewState().can_clear
    assert ViewState(text="a").can_clear
    assert ViewState(filters={"A ?": frozenset({"x"})}).can_clear
    assert ViewState(collection=Collection.COPIED).can_clear


def test_the_first_state_shows_nothing() -> None:
    state = ViewState()
    assert (state.phase, state.text, state.rows, state.row, state.hit) == (Phase.LOADING, "", (), -1, None)
    assert state.result.total == 0
    assert [state.is_favourite, state.is_doubtful, state.is_to_be_checked, state.can_clear] == [False] * 4


def test_the_answers_that_are_not_listed_are_left() -> None:
    assert ViewState(result=SearchResult("x", HITS, 7)).left == 5
    assert ViewState(result=SearchResult("x", HITS, 2)).left == 0
