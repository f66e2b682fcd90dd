"""The report says what to improve first, and states shares with their intervals."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.reports.report import Remark, Share, make_report
from tests.reports.recorded import figures_of, shown


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),  # Newcombe 1998, and the tables of Wilson's interval
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_intervals_are_wilsons(part: int, whole: int, low: float, high: float) -> None:
    share = Share(part, whole)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_interval_holds_its_share(part: int, rest: int) -> None:
    share = Share(part, part + rest)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1
    assert not math.isnan(share.low + share.high)


def test_an_answer_few_find_useful_comes_before_one_that_many_do(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1", station="a")
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=Reason.WRONG, comment="Faux") for _ in range(12)]
    events += [factory.vote(shown(small_faq, 1), Verdict.YES) for _ in range(40)]
    events += [factory.vote(shown(small_faq, 1), Verdict.NO) for _ in range(2)]
    events += [factory.vote(shown(small_faq, 2), Verdict.NO)]  # One voice is no proof.
    events += [factory.no_result("passeport", "v") for _ in range(5)]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)

    first, second, *others = report.improvements
    assert first.answer is not None
    assert (first.answer.uid, first.answer.reasons, first.answer.remarks) == (
        small_faq.entries[0].uid,
        (("wrong", 12),),
        (Remark("Faux", 12, "wrong", first.answer.comments[0].week),),
    )
    assert first.answer.main_reason == "wrong"
    assert second.searches is not None
    assert second.searches.representative == "passeport"
    assert small_faq.entries[1].uid not in {thing.answer.uid for thing in others if thing.answer}


def test_feedback_on_an_older_text_is_shown_separately(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    old, new = shown(small_faq, 0, text="ancien"), shown(small_faq, 0)
    events = [factory.vote(old, Verdict.NO) for _ in range(9)] + [factory.vote(new, Verdict.YES)]
    events += [factory.copy(replace(old, uid="gone"))]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    assert [(answer.uid, answer.useful) for answer in report.answers] == [(new.uid, Share(1, 1))]
    assert [(answer.uid, answer.useful.whole) for answer in report.older] == [(new.uid, 9), ("gone", 0)]
    assert not report.improvements
    now = report.now(new.uid)
    assert now is not None
    assert now.useful == Share(1, 1)
    assert report.now("gone") is None


def test_the_first_things_to_mend_say_how_much_they_mend(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    searches = {"passeport": 6, "horaires ete": 3, "parking": 1}
    events = [factory.no_result(query, "v") for query, count in searches.items() for _ in range(count)]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    assert report.calls_of_first(1) == Share(6, 10)
    assert report.calls_of_first(9) == Share(10, 10)


def test_a_remark_made_often_is_shown_once(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    made = [(Reason.WRONG, "Lien mort"), (Reason.OUTDATED, "Page changée"), (Reason.OUTDATED, "Lien mort")]
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=reason, comment=text) for reason, text in made]
    (answer,) = make_report(figures_of(tmp_path, events), small_faq.entries).answers
    assert [(remark.text, remark.count) for remark in answer.remarks] == [("Lien mort", 2), ("Page changée", 1)]
    assert answer.main_reason == "outdated"


def test_without_a_reason_that_half_give_there_is_no_main_one(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=reason) for reason in list(Reason)[:3]]
    events.append(factory.vote(shown(small_faq, 1), Verdict.NO))
    answers = make_report(figures_of(tmp_path, events), small_faq.entries).answers
    assert [answer.main_reason for answer in answers] == ["", ""]
