from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from helpdesk_app.feedback.errors import FeedbackError
from helpdesk_app.feedback.factory import EventFactory, Shown
from helpdesk_app.feedback.model import EventKind, Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.recorder import Recorder

SHOWN = Shown("a", "0" * 64, "v", "badge", 1)
OTHER_QUERY = Shown("a", "0" * 64, "v", "perdu", 1)


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(partial(FeedbackStore, tmp_path / "feedback.db"), EventFactory("1"))
    yield recorder
    recorder.close()


def test_a_changed_mind_corrects_and_a_repeated_one_does_not(recorder: Recorder) -> None:
    for verdict in (Verdict.YES, Verdict.YES, Verdict.NO, Verdict.YES):
        recorder.voted(SHOWN, verdict)
    events = list(recorder.recorded())
    assert [event.verdict for event in events] == [Verdict.YES, Verdict.NO, Verdict.YES]
    assert [event.corrects for event in events] == ["", events[0].id, events[1].id]
    assert recorder.verdict(SHOWN) is Verdict.YES


def test_another_question_is_another_vote(recorder: Recorder) -> None:
    recorder.voted(SHOWN, Verdict.YES)
    assert recorder.verdict(OTHER_QUERY) is None
    recorder.voted(OTHER_QUERY, Verdict.NO)
    recorder.forget_votes()
    recorder.voted(SHOWN, Verdict.NO)
    assert [event.corrects for event in recorder.recorded()] == ["", "", ""]


def test_every_copy_counts(recorder: Recorder) -> None:
    recorder.copied(SHOWN)
    recorder.copied(SHOWN)
    assert [event.kind for event in recorder.recorded()] == [EventKind.COPY, EventKind.COPY]


def test_a_vote_that_failed_is_not_remembered(tmp_path: Path) -> None:
    blocked = tmp_path / "feedback.db"
    blocked.mkdir()
    recorder = Recorder(partial(FeedbackStore, blocked), EventFactory("1"))
    with pytest.raises(FeedbackError):
        recorder.voted(SHOWN, Verdict.YES)
    assert recorder.verdict(SHOWN) is None
    blocked.rmdir()
    recorder.voted(SHOWN, Verdict.YES)
    recorder.close()
    assert recorder.verdict(SHOWN) is Verdict.YES
