from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.feedback import outbox
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.outbox import Outbox, drain
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import StorageError

SHOWN = ShownAnswer(uid="badge", answer_hash="0" * 64, database_version="1" * 64, query="badge", rank=1, facets=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "été n°1 #%" / "feedback.db"


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.glob("*waiting*"))


def test_what_waits_comes_home_with_the_next_opening_and_only_once(path: Path) -> None:
    path.parent.mkdir()
    factory = EventFactory("1.0")  # One, so that ids are in order within a millisecond too.
    events = [factory.copy(SHOWN) for _ in range(3)]
    Outbox(path).keep(events)
    Outbox(path).keep(events[:1])
    store, _ = open_store(path)
    with store:
        kept = list(store.events())
        assert [event.id for event in kept] == [event.id for event in events]
        assert {event.station for event in kept} == {store.station()}
        assert names(path) == []
        assert drain(store) == 0


def test_a_window_that_wrote_them_after_all_adds_nothing(path: Path) -> None:
    path.parent.mkdir()
    waiting = Outbox(path)
    event = EventFactory("1.0").copy(SHOWN)
    waiting.keep([event])
    with FeedbackStore(path) as store:
        store.append(replace(event, station=store.station()))
        assert drain(store) == 0
    waiting.keep([])
    assert names(path) == []


def test_a_damaged_outbox_is_drained_as_far_as_it_can_be_read_and_kept(path: Path) -> None:
    path.parent.mkdir()
    Outbox(path).keep([EventFactory("1.0").copy(SHOWN)])
    (file,) = path.parent.glob("*waiting*")
    file.write_bytes(file.read_bytes() + b"{half a li")
    with FeedbackStore(path) as store:
        assert drain(store) == 1
    assert [name.rpartition(".")[2] for name in names(path)] == ["damaged"]


def test_a_folder_that_takes_nothing_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Outbox(tmp_path / "nowhere" / "feedback.db").keep([EventFactory("1.0").copy(SHOWN)])


def test_an_outbox_that_vanishes_meanwhile_is_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    events = [EventFactory("1.0").copy(SHOWN) for _ in range(2)]
    for event in events:
        Outbox(path).keep([event])
    first = min(path.parent.glob("*waiting*"))

    def taken(file: Path) -> Iterator[tuple[int, Event]]:
        first.unlink(missing_ok=True)  # Another window drains it at this moment.
        return read_jsonl(file)

    monkeypatch.setattr(outbox, "read_jsonl", taken)
    with FeedbackStore(path) as store:
        assert drain(store) == 1
    assert names(path) == []


def test_an_outbox_that_cannot_be_removed_is_drained_all_the_same_and_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(file: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    path.parent.mkdir()
    Outbox(path).keep([EventFactory("1.0").copy(SHOWN)])
    with FeedbackStore(path) as store:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", held)
            assert drain(store) == 1
        assert len(names(path)) == 1
        assert drain(store) == 0
        assert len(list(store.events())) == 1
    assert names(path) == []
