"""Votes and their corrections."""

from __future__ import annotations

from dataclasses import replace

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from tests.reports.current_votes import current_votes


def test_only_the_latest_of_a_chain_of_corrections_counts(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    other = factory.vote(replace(shown, uid="autre"), Verdict.YES)
    first = factory.vote(shown, Verdict.NO)
    second = factory.vote(shown, Verdict.YES, corrects=first.id)
    third = factory.vote(shown, Verdict.NO, corrects=second.id)
    for event in (other, first, second, factory.copy(shown), third):
        store.append(event)

    assert current_votes(store.events()) == (other, third)


def test_of_two_corrections_of_one_vote_the_later_counts(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    first = factory.vote(shown, Verdict.NO)
    here = factory.vote(shown, Verdict.YES, corrects=first.id)
    there = factory.vote(shown, Verdict.NO, corrects=first.id)
    for event in (first, here, there):
        store.append(event)

    assert current_votes(store.events()) == (there,)


def test_a_correction_of_a_vote_that_is_not_there_counts(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    lost = factory.vote(shown, Verdict.NO)
    vote = factory.vote(shown, Verdict.YES, corrects=lost.id)
    store.append(vote)

    assert current_votes(store.events()) == (vote,)
