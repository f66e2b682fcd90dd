"""Small real feedback that tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer, hash_answer
from helpdesk_app.feedback.store import FeedbackStore


class SteppingClock:
    """A clock that moves on by one second each time it is read."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(datetime(2025, 3, 14, 8, 30, tzinfo=UTC))


@pytest.fixture
def factory(clock: SteppingClock) -> EventFactory:
    return EventFactory("1.2.3", clock=clock)


@pytest.fixture
def shown() -> ShownAnswer:
    return ShownAnswer(
        uid="carte-perdue",
        answer_hash=hash_answer("Faites opposition."),
        database_version="0123abcd",
        query="perdu e-cps",
        rank=2,
        facets=(("Votre question concerne quel produit ou service ?", "e-CPS"),),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedbackStore]:
    with FeedbackStore(tmp_path / "feedback.db", busy_timeout=0) as opened:
        yield opened
