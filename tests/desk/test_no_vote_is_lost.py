"""Whatever happens to the feedback file while a window uses it, every vote is in the store or in the outbox."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest

from helpdesk_app.desk.recorder import Opinion, Recorder
from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.outbox import Outbox
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.schema import SCHEMA_VERSION
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore, opening_lock
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    LockedError,
    NewerError,
    StorageError,
    UnwritableError,
)
from helpdesk_app.storage.sqlite import exclusive_lock

WRITE_VERSION = 18
USER_VERSION = 60
APPLICATION = 68
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "feedback.db"


def recorder_for(path: Path) -> Recorder:
    return Recorder(partial(open_store, path, busy_timeout=0), partial(EventFactory, "1"), partial(Outbox, path))


def vote(recorder: Recorder, query: str) -> None:
    recorder.voted(ShownAnswer("a", "0" * 64, "v", query, 1), Opinion(Verdict.NO))


def fill(path: Path, count: int = 3) -> list[Event]:
    factory = EventFactory("1", station="5f0c2a9b7d314e68")
    events = [factory.copy(ShownAnswer("a", "0" * 64, "v", f"avant {n}", 1)) for n in range(count)]
    with FeedbackStore(path) as store:
        store.add_missing(events)
    return events


def stored(path: Path) -> list[str]:
    store, _ = open_store(path)
    with store:
        return [event.query for event in store.events()]


def outbox(path: Path) -> list[str]:
    return [event.query for file in path.parent.glob("*.waiting-*.jsonl") for _, event in read_jsonl(file)]


def overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


# The file is replaced while the window has it open


def _by_a_foreign_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (title)")


def _by_a_newer_one(path: Path) -> None:
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = 99")


def _by_a_folder(path: Path) -> None:
    path.mkdir()


@posix_only
@pytest.mark.parametrize(
    ("replace", "refusal"),
    [(_by_a_foreign_one, ForeignError), (_by_a_newer_one, NewerError), (_by_a_folder, UnwritableError)],
)
def test_a_file_that_cannot_be_opened_instead_keeps_no_vote_from_the_outbox(
    path: Path, replace: Callable[[Path], None], refusal: type[StorageError]
) -> None:
    fill(path)
    recorder = recorder_for(path)
    vote(recorder, "un")
    path.rename(path.with_name("moved.db"))
    replace(path)
    for count, query in enumerate(("deux", "trois", "quatre"), start=1):
        with pytest.raises(refusal):
            vote(recorder, query)
        assert recorder.pending() == count
        assert recorder.outlasts_window()
    assert outbox(path) == ["deux", "trois", "quatre"]
    path.rmdir() if path.is_dir() else path.unlink()
    recorder.retry()
    assert recorder.pending() == 0
    recorder.close()
    *others, two, three, four = stored(path)
    assert [two, three, four] == ["deux", "trois", "quatre"]
    # The log of the file that was moved may have stayed behind; what it still holds is recovered.
    assert all(query == "un" or query.startswith("avant ") for query in others)
    assert outbox(path) == []


@posix_only
@pytest.mark.parametrize("lock_of", [opening_lock, lambda path: path], ids=["opening", "database"])
def test_a_new_file_that_is_locked_keeps_no_vote_from_the_outbox(path: Path, lock_of: Callable[[Path], Path]) -> None:
    fill(path)
    recorder = recorder_for(path)
    vote(recorder, "un")
    path.rename(path.with_name("moved.db"))
    with ExitStack() as lock:
        lock.enter_context(exclusive_lock(lock_of(path), 0))
        for query in ("deux", "trois"):
            with pytest.raises(LockedError):
                vote(recorder, query)
        assert outbox(path) == ["deux", "trois"]
    recorder.close()
    assert stored(path) == ["deux", "trois"]


@posix_only
def test_a_folder_replaced_by_a_file_is_reported_and_the_votes_wait_in_memory(path: Path) -> None:
    fill(path)
    recorder = recorder_for(path)
    vote(recorder, "un")
    path.parent.rename(path.parent.with_name("moved"))
    path.parent.write_text("no folder", encoding="utf-8")
    for query in ("deux", "trois"):
        with pytest.raises(UnwritableError):
            vote(recorder, query)
    assert recorder.pending() == 2
    assert not recorder.outlasts_window()
    path.parent.unlink()
    recorder.close()
    assert stored(path) == ["deux", "trois"]


# The file says nonsense of itself


def _no_event_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE event")


def _event_table_of_another_form(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE event RENAME COLUMN rank TO sank")


def _endless_view(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE event")
        endless = "WITH RECURSIVE endless(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM endless) SELECT n FROM endless"
        connection.execute(f"CREATE VIEW event AS {endless}")


@pytest.mark.parametrize("spoil", [_no_event_table, _event_table_of_another_form, _endless_view])
def test_a_file_without_its_tables_is_set_aside(path: Path, spoil: Callable[[Path], None]) -> None:
    fill(path)
    spoil(path)
    recorder = recorder_for(path)
    vote(recorder, "un")
    recovery = recorder.take_recovery()
    recorder.close()
    assert recovery is not None
    assert recovery.set_aside.exists()
    assert stored(path)[-1] == "un"


@pytest.mark.parametrize(
    ("offset", "content"),
    [
        (WRITE_VERSION, b"\x03"),
        (WRITE_VERSION, b"\x82"),
        *((USER_VERSION, version.to_bytes(4, "big")) for version in range(SCHEMA_VERSION)),
        *((USER_VERSION, (SCHEMA_VERSION ^ 1 << bit).to_bytes(4, "big")) for bit in range(32)),
        *((APPLICATION + byte, b"\x00") for byte in range(4)),
    ],
)
def test_a_header_that_contradicts_the_tables_is_recovered_from(path: Path, offset: int, content: bytes) -> None:
    fill(path)
    overwrite(path, offset, content)
    recorder = recorder_for(path)
    vote(recorder, "un")
    assert recorder.take_recovery() is not None
    recorder.close()
    assert stored(path) == ["avant 0", "avant 1", "avant 2", "un"]


def test_no_flipped_bit_of_the_header_loses_a_vote_in_silence(path: Path, tmp_path: Path) -> None:
    fill(path, 1)
    sound = path.read_bytes()
    chance = random.Random(7)
    for byte in (*range(16, 32, 2), *range(45, 73, 3), *range(59, 73)):
        folder = tmp_path / str(byte)
        folder.mkdir()
        file = folder / "feedback.db"
        flipped = bytearray(sound)
        flipped[byte] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        recorder = recorder_for(file)
        try:
            vote(recorder, "un")
        except StorageError:
            assert recorder.outlasts_window(), byte
            assert outbox(file) == ["un"], byte
        else:
            assert recorder.pending() == 0
            with FeedbackStore(file) as store:
                assert {event.query for event in store.events()} == {"avant 0", "un"}, byte
        recorder.close() if not recorder.pending() else recorder._close_store()
        shutil.rmtree(folder)


def test_every_flipped_bit_within_an_event_is_noticed(path: Path) -> None:
    (first, *_) = fill(path)
    content = path.read_bytes()
    start = content.rindex(first.recorded_at.encode()) - len(first.id)
    assert content[start : start + 36] == first.id.encode()
    end = content.index(b"avant 0", start) + len(b"avant 0")
    for offset in range(start, end):
        overwrite(path, offset, bytes([content[offset] ^ 1 << offset % 8]))
        with FeedbackStore(path) as store, pytest.raises(DamagedError):
            store.verify(thorough=True)
        overwrite(path, offset, content[offset : offset + 1])
    overwrite(path, end - 1, b"9")
    store, recovery = open_store(path, thorough=True)
    with store:
        assert [event.query for event in store.events()] == ["avant 1", "avant 2"]
    assert recovery is not None


# Other failures


def test_a_damaged_lock_file_stops_nobody(path: Path) -> None:
    fill(path)
    opening_lock(path).write_bytes(b"noise" * 1000)
    recorder = recorder_for(path)
    vote(recorder, "un")
    recorder.close()
    assert stored(path)[-1] == "un"


def test_a_mistake_of_the_program_loses_no_vote(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = recorder_for(path)
    with monkeypatch.context() as patched:

        def fail(store: FeedbackStore, event: Event) -> None:
            raise ZeroDivisionError

        patched.setattr(FeedbackStore, "append", fail)
        with pytest.raises(ZeroDivisionError):
            vote(recorder, "un")
        assert outbox(path) == ["un"]
    vote(recorder, "deux")
    recorder.close()
    assert stored(path) == ["un", "deux"]


def test_an_event_that_no_file_can_hold_does_not_hold_up_the_others(path: Path) -> None:
    recorder = recorder_for(path)
    with pytest.raises(BadEventError):
        recorder.copied(ShownAnswer("a", "0" * 64, "v", "un", 2**40))
    vote(recorder, "deux")
    recorder.close()
    assert stored(path) == ["deux"]


def test_an_event_written_before_its_station_was_renewed_does_not_hold_up_the_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = recorder_for(path)
    append = FeedbackStore.append
    with monkeypatch.context() as patched:

        def written_and_yet_refused(store: FeedbackStore, event: Event) -> None:
            append(store, event)
            raise UnwritableError(path, "the disk failed after the commit")

        patched.setattr(FeedbackStore, "append", written_and_yet_refused)
        with pytest.raises(UnwritableError):
            vote(recorder, "un")
    recorder.renew_station()
    vote(recorder, "deux")
    recorder.close()
    assert stored(path) == ["un", "deux"]
