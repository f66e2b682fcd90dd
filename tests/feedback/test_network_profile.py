"""Feedback in a profile on a network drive; here the drive is a folder that is reported to be one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk_app.feedback import store as store_module
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore

SHOWN = ShownAnswer(uid="badge", answer_hash="0" * 64, database_version="1" * 64, query="badge", rank=1)


def journal(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "H (lecteur réseau) n°1 #%" / "feedback.db"


def test_a_local_profile_writes_ahead(path: Path) -> None:
    with FeedbackStore(path):
        assert journal(path) == "wal"


def test_a_network_drive_gets_the_rollback_journal_and_no_shared_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "is_on_network", lambda _path: True)
    events = EventFactory("1.0")
    with FeedbackStore(path) as first, FeedbackStore(path) as second:
        first.append(events.copy(SHOWN))
        second.append(events.copy(SHOWN))
        assert len(list(first.events())) == len(list(second.events())) == 2
        assert journal(path) == "delete"
        assert [found.name for found in path.parent.iterdir()] == ["feedback.db"]


def test_a_profile_that_moves_to_a_network_drive_keeps_its_events(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FeedbackStore(path) as store:
        store.append(EventFactory("1.0").copy(SHOWN))
    monkeypatch.setattr(store_module, "is_on_network", lambda _path: True)
    store, recovery = open_store(path)
    with store:
        assert recovery is None
        assert len(list(store.events())) == 1
        assert journal(path) == "delete"
