from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer
from tests.reports.current_votes import current_votes
from tests.reports.recorded import figures_of


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=8))
def test_the_current_votes_are_those_of_the_store(
    tmp_path_factory: pytest.TempPathFactory, votes: list[tuple[int, bool]]
) -> None:
    factory = EventFactory("1")
    events: list[Event] = []
    for index, yes in votes:  # Each may correct any vote before it, or one that is not there.
        corrects = events[index].id if index < len(events) else "0195939c-31c8-7abc-8def-0123456789ab" * (index % 2)
        verdict = Verdict.YES if yes else Verdict.NO
        events.append(factory.vote(ShownAnswer("uid", "hash", "v", "", 1), verdict, corrects=corrects))
    found = figures_of(tmp_path_factory.mktemp("votes"), events).usefulness
    standing = current_votes(events)
    yes_votes = sum(vote.verdict is Verdict.YES for vote in standing)
    assert [(row.yes, row.no) for row in found] == ([(yes_votes, len(standing) - yes_votes)] if standing else [])
