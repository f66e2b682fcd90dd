"""What to ask the caller next."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.desk.qualifying import MOST_VALUES, QualifyingQuestion, qualifying_question
from helpdesk_app.faq.model import Entry, Facet, FacetValue
from helpdesk_app.search.model import Hit

A, B = Facet("A ?", ("1", "2", "3"), heading="A"), Facet("B ?", ("x", "y"), heading="B")


def hit(uid: str, *values: tuple[str, str], score: float = 10.0) -> Hit:
    return Hit(Entry(uid, "q", "a", facets=tuple(FacetValue(facet, value) for facet, value in values)), score)


def test_the_facet_that_leaves_fewest_is_asked_for() -> None:
    hits = [hit(str(n), ("A ?", str(n % 3)), ("B ?", "x" if n < 4 else "y")) for n in range(6)]
    assert qualifying_question(hits, [B, A]) == QualifyingQuestion("A ?", ("0", "1", "2"))


def test_a_facet_that_filters_already_is_not_asked_for_again() -> None:
    hits = [hit(str(n), ("A ?", str(n % 3)), ("B ?", "xy"[n % 2])) for n in range(6)]
    assert qualifying_question(hits, [A, B], {"A ?"}) == QualifyingQuestion("B ?", ("x", "y"))


def test_a_facet_without_a_heading_is_never_asked_for() -> None:
    hits = [hit(str(n), ("A ?", str(n % 3)), ("B ?", "xy"[n % 2])) for n in range(6)]
    assert qualifying_question(hits, [replace(A, heading=""), B]) == QualifyingQuestion("B ?", ("x", "y"))
    assert qualifying_question(hits, [replace(A, heading="")]) is None


def test_nothing_is_asked_where_the_answer_would_not_cut_the_list() -> None:
    same = [hit(str(n), ("A ?", "1")) for n in range(6)]
    assert qualifying_question(same, [A]) is None
    unstated = [hit("a", ("A ?", "1")), hit("b", ("A ?", "2")), *[hit(str(n)) for n in range(5)]]
    assert qualifying_question(unstated, [A]) is None
    assert qualifying_question([], [A]) is None
    assert qualifying_question([hit("a", ("A ?", "1")), hit("b", ("A ?", "2"))], [A]) is None, "two are read at once"


def test_a_facet_without_a_choice_does_not_end_the_search_for_one() -> None:
    hits = [hit(str(n), ("A ?", "1"), ("B ?", "xy"[n % 2])) for n in range(4)]
    assert qualifying_question(hits, [A, B]) == QualifyingQuestion("B ?", ("x", "y"))


def test_of_two_facets_that_leave_as_many_the_first_of_the_faq_is_asked_for() -> None:
    hits = [hit(str(n), ("A ?", "12"[n % 2]), ("B ?", "xy"[n // 2])) for n in range(4)]
    for facets in ([A, B], [B, A]):
        question = qualifying_question(hits, facets)
        assert question is not None
        assert question.facet == facets[0].question


def test_a_question_is_asked_up_to_the_share_that_makes_it_worthwhile() -> None:
    # Of five, three leave three each, one leaves itself, and one without a value leaves all: three are expected.
    hits = [hit(str(n), ("A ?", "1")) for n in range(3)] + [hit("3", ("A ?", "2")), hit("4")]
    assert qualifying_question(hits, [A]) == QualifyingQuestion("A ?", ("1", "2"))
    hits = [hit(str(n), ("A ?", "1")) for n in range(4)] + [hit("4", ("A ?", "2"))]
    assert qualifying_question(hits, [A]) is None, "3.4 of 5 are expected to be left"


def test_the_three_most_frequent_values_are_proposed() -> None:
    values = "4432221111"
    hits = [hit(str(n), ("A ?", value)) for n, value in enumerate(values)]
    assert qualifying_question(hits, [A]) == QualifyingQuestion("A ?", ("1", "2", "4"))


def test_a_candidate_has_half_the_best_score_or_more() -> None:
    hits = [hit("a", ("A ?", "1")), hit("b", ("A ?", "2")), hit("c", ("A ?", "3"), score=5.0)]
    assert qualifying_question(hits, [A]) == QualifyingQuestion("A ?", ("1", "2", "3"))
    hits[2] = hit("c", ("A ?", "3"), score=4.9)
    assert qualifying_question(hits, [A]) is None


def test_a_candidate_is_at_most_six_points_behind() -> None:
    hits = [hit("a", ("A ?", "1"), score=116.0), *(hit(value, ("A ?", value), score=110.0) for value in "23")]
    assert qualifying_question(hits, [A]) == QualifyingQuestion("A ?", ("1", "2", "3"))
    hits[2] = hit("3", ("A ?", "3"), score=109.9)
    assert qualifying_question(hits, [A]) is None


def test_weak_hits_do_not_count() -> None:
    strong = [hit(str(n), ("A ?", "1")) for n in range(3)]
    weak = [hit(f"w{n}", ("A ?", str(n)), score=1.0) for n in range(6)]
    assert qualifying_question([*strong, *weak], [A]) is None


def test_a_value_that_all_share_is_not_proposed() -> None:
    hits = [hit(str(n), ("A ?", "all"), ("A ?", str(n))) for n in range(6)]
    assert qualifying_question(hits, [A]) == QualifyingQuestion("A ?", ("0", "1", "2"))


@given(st.lists(st.sets(st.sampled_from("123"), max_size=2), max_size=12))
def test_every_proposed_value_shortens_the_list(given_values: list[set[str]]) -> None:
    hits = [hit(str(n), *(("A ?", value) for value in sorted(values))) for n, values in enumerate(given_values)]
    proposal = qualifying_question(hits, [A])
    if proposal is not None:
        assert 2 <= len(proposal.values) <= MOST_VALUES
        for value in proposal.values:
            assert 0 < sum(value in values for values in given_values) < len(hits)


def test_a_facet_that_the_best_answer_does_not_have_is_not_asked_for() -> None:
    best = hit("best", ("B ?", "x"), score=12.0)
    others = [hit(str(n), ("A ?", str(n % 3)), ("B ?", "xy"[n % 2])) for n in range(6)]
    assert qualifying_question([best, *others], [A]) is None
    question = qualifying_question([best, *others], [A, B])
    assert question is not None
    assert question.facet == "B ?"


def test_the_value_of_the_best_answer_is_always_offered() -> None:
    best = hit("best", ("A ?", "rare"), score=12.0)
    others = [hit(str(n), ("A ?", str(n % 3))) for n in range(6)]
    question = qualifying_question([best, *others], [Facet("A ?", ("0", "1", "2", "rare"), heading="A")])
    assert question == QualifyingQuestion("A ?", ("0", "1", "rare"))
