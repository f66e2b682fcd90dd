from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.feedback.event_factory import EventFactory
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
