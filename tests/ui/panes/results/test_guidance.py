from __future__ import annotations

import pytest

from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit, Reliability, SearchResult
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.guidance import Guide

HIT = Hit(Entry("a", "Où ?", "Ici."), 1.0)


@pytest.fixture
def guide(actions: DeskActions) -> Guide:
    return Guide(actions)


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (SearchResult("x", (), 0), "0 réponse"),
        (SearchResult("x", (HIT,), 1), "1 réponse"),
        (SearchResult("x", (HIT,) * 2, 2), "2 réponses"),
        (SearchResult("x", (HIT,) * 2, 9), "2 premières réponses sur 9"),
    ],
)
def test_the_count_says_how_many_are_listed(guide: Guide, result: SearchResult, text: str) -> None:
    assert guide.counted(result) == text


def test_a_doubt_names_the_unknown_words_and_the_key_that_lifts_the_topics(guide: Guide) -> None:
    result = SearchResult(
        "x", (HIT,), 1, hidden_by_filters=3, unknown_words=("piscine", "nager"), closest_words=("page",)
    )
    message = guide.doubt(result)
    assert message.title == "Rien de fiable"
    assert "piscine, nager" in message.paragraphs[0]
    assert "3" in message.paragraphs[1]
    assert "Alt+T" in message.paragraphs[1]
    assert message.suggestions == ("page",)
    assert guide.hidden(result).startswith("3 ")


def test_a_doubt_without_unknown_words_or_topics_is_one_sentence(guide: Guide) -> None:
    assert len(guide.doubt(SearchResult("x", (HIT,), 1)).paragraphs) == 1


def test_an_empty_list_offers_to_clear_the_topics_only_if_they_hide_answers(guide: Guide) -> None:
    assert guide.nothing(SearchResult("x", (), 0, hidden_by_filters=2)).action
    nothing = guide.nothing(SearchResult("xyz", (), 0, unknown_words=("xyz",), closest_words=("page",)))
    assert nothing.action == "Signaler comme sans réponse   Alt+S"
    assert nothing.suggestions == ("page",)
    assert "xyz" in nothing.paragraphs[0]


def test_a_question_is_reported_once(guide: Guide) -> None:
    result = SearchResult("x", (HIT,), 1)
    assert guide.doubt(result).action == "Signaler comme sans réponse   Alt+S"
    for message in (guide.doubt(result, is_reported=True), guide.nothing(result, is_reported=True)):
        assert message.action == ""
        assert message.paragraphs[-1] == "Signalée comme sans réponse."


@pytest.mark.parametrize(
    ("reliability", "label"), [(Reliability.NONE, "Rien de fiable"), (Reliability.CHECK, "À vérifier")]
)
def test_how_far_to_trust_an_answer_stands_beside_the_words_that_the_faq_lacks(
    guide: Guide, reliability: Reliability, label: str
) -> None:
    result = SearchResult("badge xyl", (HIT,), 1, reliability=reliability, unknown_words=("xyl",))
    trust = guide.trust(ViewState(text="badge xyl", result=result))
    assert trust is not None
    assert (trust.label, trust.missing) == (label, "Absent de la FAQ\u00a0: xyl.")
    assert trust.is_refused is (reliability is Reliability.NONE)
    assert guide.trust(ViewState(result=result, collection=Collection.COPIED)) is None
    assert guide.trust(ViewState(result=SearchResult("badge xyl", (HIT,), 1))) is None


@pytest.mark.parametrize("collection", Collection)
def test_a_collection_has_a_title_and_says_how_it_is_filled(guide: Guide, collection: Collection) -> None:
    assert guide.collection_title(collection, SearchResult("", (HIT,), 1)).endswith(" · 1 réponse")
    empty = guide.empty_collection(collection)
    assert empty.title
    assert "Échap" in empty.paragraphs[1]


def test_the_words_follow_the_shortcuts_of_the_agent(guide: Guide, actions: DeskActions) -> None:
    actions.use_shortcuts({"favourite": "Ctrl+G"})
    assert "Ctrl+G" in guide.empty_collection(Collection.FAVOURITES).paragraphs[0]
