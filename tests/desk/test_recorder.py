from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from helpdesk_app.desk.recorder import Opinion, Recorder
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.outbox import Outbox
from helpdesk_app.feedback.recovery import Recovery, open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import DamagedError, StorageError

SHOWN = ShownAnswer("a", "0" * 64, "v", "badge", 1)
OTHER_QUERY = ShownAnswer("a", "0" * 64, "v", "perdu", 1)


def recorder_for(path: Path) -> Recorder:
    return Recorder(partial(open_store, path), partial(EventFactory, "1"), partial(Outbox, path))


def recorded(recorder: Recorder) -> list[Event]:
    return recorder.use(lambda store: list(store.events()))


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = recorder_for(tmp_path / "feedback.db")
    yield recorder
    recorder.close()


def test_a_changed_mind_corrects_and_a_repeated_one_does_not(recorder: Recorder) -> None:
    for verdict in (Verdict.YES, Verdict.YES, Verdict.NO, Verdict.YES):
        recorder.voted(SHOWN, Opinion(verdict))
    events = recorded(recorder)
    assert [event.verdict for event in events] == [Verdict.YES, Verdict.NO, Verdict.YES]
    assert [event.corrects for event in events] == ["", events[0].id, events[1].id]
    assert recorder.opinion(SHOWN) == Opinion(Verdict.YES)


def test_another_question_is_another_vote(recorder: Recorder) -> None:
    recorder.voted(SHOWN, Opinion(Verdict.YES))
    assert recorder.opinion(OTHER_QUERY) is None
    recorder.voted(OTHER_QUERY, Opinion(Verdict.NO))
    recorder.forget_votes()
    recorder.voted(SHOWN, Opinion(Verdict.NO))
    assert [event.corrects for event in recorded(recorder)] == ["", "", ""]


def test_every_copy_counts(recorder: Recorder) -> None:
    recorder.copied(SHOWN)
    recorder.copied(SHOWN)
    assert [event.kind for event in recorded(recorder)] == [EventKind.COPY, EventKind.COPY]


def test_a_vote_that_failed_waits_and_is_written_once(tmp_path: Path) -> None:
    blocked = tmp_path / "feedback.db"
    blocked.mkdir()
    recorder = recorder_for(blocked)
    with pytest.raises(StorageError):
        recorder.voted(SHOWN, Opinion(Verdict.YES))
    with pytest.raises(StorageError):
        recorder.copied(SHOWN, elapsed_ms=1200)
    assert recorder.opinion(SHOWN) is None, "it is not on the disk"
    assert recorder.pending() == 2
    blocked.rmdir()
    recorder.voted(SHOWN, Opinion(Verdict.YES))
    assert recorder.pending() == 0
    assert recorder.opinion(SHOWN) == Opinion(Verdict.YES)
    vote, copy = recorded(recorder)
    assert (vote.kind, copy.kind, copy.elapsed_ms) == (EventKind.VOTE, EventKind.COPY, 1200)
    recorder.close()


def test_what_still_waits_when_the_window_closes_is_recorded_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.mkdir()
    first = recorder_for(path)
    with pytest.raises(StorageError):
        first.voted(SHOWN, Opinion(Verdict.NO))
    with pytest.raises(StorageError):
        first.copied(SHOWN)
    with pytest.raises(StorageError):
        first.close()
    assert first.outlasts_window()
    path.rmdir()
    second = recorder_for(path)
    second.copied(SHOWN)
    assert [event.kind for event in recorded(second)] == [EventKind.VOTE, EventKind.COPY, EventKind.COPY]
    second.close()
    assert not list(tmp_path.glob("*waiting*"))


def test_what_was_written_after_all_waits_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.mkdir()
    recorder = recorder_for(path)
    with pytest.raises(StorageError):
        recorder.copied(SHOWN)
    assert len(list(tmp_path.glob("*waiting*"))) == 1
    path.rmdir()
    recorder.retry()
    assert not recorder.outlasts_window()
    assert not list(tmp_path.glob("*waiting*"))
    assert len(recorded(recorder)) == 1
    recorder.close()


def test_every_event_carries_the_pseudonym_of_the_station(recorder: Recorder) -> None:
    recorder.copied(SHOWN)
    recorder.renew_station()
    recorder.copied(SHOWN)
    first, second = recorded(recorder)
    assert first.station
    assert second.station
    assert first.station != second.station


def test_queries_are_left_out_where_the_agent_wants_none(recorder: Recorder) -> None:
    recorder.keep_queries = False
    recorder.copied(SHOWN)
    recorder.unanswered("xylophone", "v", (), found_some=False)
    copy, search = recorded(recorder)
    assert (copy.query, search.query, search.kind) == ("", "", EventKind.NO_RESULT)


def test_reasons_and_comments_correct_the_vote_they_belong_to(recorder: Recorder) -> None:
    recorder.voted(SHOWN, Opinion(Verdict.NO))
    recorder.voted(SHOWN, Opinion(Verdict.NO, Reason.WRONG))
    recorder.voted(SHOWN, Opinion(Verdict.NO, Reason.WRONG, "faux", "où est le badge"))
    events = recorded(recorder)
    assert [event.corrects for event in events] == ["", events[0].id, events[1].id]
    assert (events[2].reason, events[2].comment, events[2].proposed_wording) == (
        Reason.WRONG,
        "faux",
        "où est le badge",
    )


def test_queries_are_kept_unless_the_agent_wants_none(recorder: Recorder) -> None:
    recorder.copied(SHOWN)
    assert [event.query for event in recorded(recorder)] == ["badge"]


def test_what_waits_in_memory_only_is_written_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.mkdir()
    no_folder = tmp_path / "gone" / "feedback.db"
    recorder = Recorder(partial(open_store, path), partial(EventFactory, "1"), partial(Outbox, no_folder))
    for shown in (SHOWN, OTHER_QUERY):
        with pytest.raises(StorageError):
            recorder.copied(shown)
    assert not recorder.outlasts_window()
    path.rmdir()
    recorder.retry()
    assert [event.query for event in recorded(recorder)] == ["badge", "perdu"]
    recorder.close()


def test_a_vote_that_is_written_counts_while_another_event_waits(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    recorder = Recorder(partial(open_store, path, busy_timeout=0), partial(EventFactory, "1"), partial(Outbox, path))
    recorder.voted(SHOWN, Opinion(Verdict.YES))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError):
            recorder.voted(OTHER_QUERY, Opinion(Verdict.NO))
        assert recorder.opinion(SHOWN) == Opinion(Verdict.YES)
        assert recorder.opinion(OTHER_QUERY) is None
        other.execute("ROLLBACK")
    recorder.close()


def test_a_store_found_damaged_is_opened_again_thoroughly_and_its_recovery_reported_once(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    opened: list[bool] = []
    recovery = Recovery(path, path.with_suffix(".damaged"), 0)

    def open_again(*, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
        opened.append(thorough)
        store, _ = open_store(path, thorough=thorough)
        return store, recovery if thorough else None

    def work(store: FeedbackStore) -> Path:
        if len(opened) == 1:
            raise DamagedError(path)
        return store.path

    recorder = Recorder(open_again, partial(EventFactory, "1"), partial(Outbox, path))
    assert recorder.use(work) == path
    assert opened == [False, True]
    assert recorder.take_recovery() == recovery
    assert recorder.take_recovery() is None
    recorder.close()


def test_a_store_that_cannot_name_its_station_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[FeedbackStore] = []
    close = FeedbackStore.close

    def refuse(store: FeedbackStore) -> str:
        raise DamagedError(store.path)

    def note(store: FeedbackStore) -> None:
        closed.append(store)
        close(store)

    monkeypatch.setattr(FeedbackStore, "station", refuse)
    monkeypatch.setattr(FeedbackStore, "close", note)
    recorder = recorder_for(tmp_path / "feedback.db")
    with pytest.raises(StorageError):
        recorder.copied(SHOWN)
    assert closed
