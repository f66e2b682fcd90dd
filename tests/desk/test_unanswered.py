from __future__ import annotations

from helpdesk_app.desk.unanswered import UnansweredSearches
from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit, Reliability, SearchResult

NOTHING = SearchResult("xyl", (), 0, reliability=Reliability.NONE)
WEAK = SearchResult("xyl badge", (Hit(Entry("a", "q", "a"), 1.0),), 1, reliability=Reliability.NONE)
FOUND = SearchResult("badge", (Hit(Entry("a", "q", "a"), 1.0),), 1, reliability=Reliability.CHECK)


def test_a_search_counts_once_the_agent_has_stopped_typing() -> None:
    searches = UnansweredSearches()
    searches.see(NOTHING)
    assert searches.end_question() is None
    searches.see(NOTHING)
    searches.settle()
    assert searches.end_question() is NOTHING


def test_of_one_question_only_the_last_search_that_counted_is_kept() -> None:
    searches = UnansweredSearches()
    for result in (NOTHING, WEAK):
        searches.see(result)
        searches.settle()
    assert searches.end_question() is WEAK
    assert searches.end_question() is None


def test_an_answer_found_in_the_end_is_an_answer() -> None:
    searches = UnansweredSearches()
    searches.see(NOTHING)
    searches.settle()
    searches.see(FOUND)
    searches.settle()
    assert searches.end_question() is None
