"""A damaged file is set aside under a dated name, and the events that can be read go to a new one."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.feedback import recovery
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.salvage import salvaged
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore, opening_lock
from helpdesk_app.feedback.write_ahead_log import read_log
from helpdesk_app.storage.errors import DamagedError, ForeignError, LockedError, UnwritableError
from helpdesk_app.storage.sqlite import exclusive_lock

NOW = datetime(2026, 11, 22, 21, 39, 2, tzinfo=UTC)
PAGE = 4096
MOST_ON_A_PAGE = 25


def now() -> datetime:
    return NOW


def filled(path: Path, count: int = 400, *, comment: str = "") -> list[Event]:
    factory = EventFactory("1.2.3", station="5f0c2a9b7d314e68")
    shown = ShownAnswer("carte-perdue", "a1", "v1", "perdu e-cps", 2, (("Quel produit ?", "e-CPS"),))
    events = [factory.vote(shown, Verdict.NO, comment=comment) for _ in range(count)]
    with FeedbackStore(path) as store:
        store.add_missing(events)
    return events


def overwrite(path: Path, start: int, noise: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(noise)


def test_a_sound_file_is_opened_without_a_notice(tmp_path: Path) -> None:
    events = filled(tmp_path / "feedback.db", 3)
    store, recovered = open_store(tmp_path / "feedback.db")
    with store:
        assert recovered is None
        assert list(store.events()) == events


@pytest.mark.parametrize("page", [0, 1, 2, 5], ids=["header", "root", "a page", "another page"])
def test_a_page_of_noise_costs_its_own_events_and_no_other(tmp_path: Path, page: int) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path)
    overwrite(path, page * PAGE, random.Random(page).randbytes(PAGE))

    store, recovered = open_store(path, clock=now)
    with store:
        kept = list(store.events())
        store.append(new := EventFactory("2").copy(ShownAnswer("u", "h", "v", "", 1)))
        assert new in list(store.events())

    assert set(kept) <= set(events)
    assert len(kept) >= len(events) - MOST_ON_A_PAGE
    assert recovered is not None
    assert recovered.events == len(kept)
    assert recovered.set_aside == tmp_path / "feedback.damaged-20261122T213902Z.db"
    assert recovered.set_aside.stat().st_size > 0
    assert str(len(kept)) in str(recovered)
    store, again = open_store(path)
    store.close()
    assert again is None, "the agent would be informed twice"


def test_before_an_export_a_damaged_index_is_noticed_too(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path, 3)
    content = path.read_bytes()
    first = events[0].id.encode()
    offsets = [offset for offset in range(len(content)) if content.startswith(first, offset)]
    assert len(offsets) == 2, "in the table and in the index of what an export has to take"
    for offset in offsets:
        path.write_bytes(content)
        flip(path, offset + len(first) - 1)
        store, recovered = open_store(path, thorough=True, clock=now)
        with store:
            assert recovered is not None
            assert {*store.events()} == {*store.events(only_new=True)} >= {*events[1:]}


@pytest.mark.parametrize("version", [3, 66, 255])
def test_a_file_that_sqlite_would_open_only_to_read_it_is_recovered(tmp_path: Path, version: int) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path, 3)
    with open_store(path)[0] as store:
        store.station()
    overwrite(path, 18, bytes([version]))
    store, recovered = open_store(path, clock=now)
    with store:
        assert recovered is not None
        assert list(store.events()) == events


def test_a_file_of_pure_noise_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.write_bytes(noise := random.Random(1).randbytes(20_000))

    store, recovered = open_store(path, clock=now)
    store.close()

    assert recovered is not None
    assert recovered.events == 0
    assert recovered.set_aside.read_bytes() == noise


@pytest.mark.parametrize("comment", ["", "a" * 350, "é" * 500])
def test_events_that_are_in_the_log_only_are_recovered(tmp_path: Path, comment: str) -> None:
    path, copy = tmp_path / "feedback.db", tmp_path / "copy" / "feedback.db"
    copy.parent.mkdir()
    with FeedbackStore(path) as store:
        factory = EventFactory("1")
        asked = [ShownAnswer("u", "h", "v", f"recherche {number}", 1) for number in range(50)]
        events = [factory.vote(shown, Verdict.NO, comment=comment) for shown in asked]
        for event in events:
            store.append(event)
        for name in ("feedback.db", "feedback.db-wal"):  # As a kill would leave them.
            copy.with_name(name).write_bytes(path.with_name(name).read_bytes())
    copy.write_bytes(b"noise" * 1000)

    assert set(salvaged(copy, copy.with_name("feedback.db-wal"))) == set(events)


def logged(folder: Path) -> tuple[Path, list[Event]]:
    """Return a feedback file as a kill leaves it, with events that are in its log only."""
    live, copy = folder / "live.db", folder / "killed" / "feedback.db"
    copy.parent.mkdir()
    factory = EventFactory("1")
    events = [factory.copy(ShownAnswer("u", "h", "v", f"recherche {number}", 1)) for number in range(20)]
    with FeedbackStore(live) as store:
        for event in events:
            store.append(event)
        for ending in ("", "-wal"):
            copy.with_name(f"feedback.db{ending}").write_bytes(live.with_name(f"live.db{ending}").read_bytes())
    return copy, events


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


FRAME = 24 + PAGE


@pytest.mark.parametrize(
    "offset", [0, 10, 17, 22, 26, 32 + 1, 32 + 9, 32 + 13, 32 + 20, 32 + 24 + 7, -FRAME + 9, -FRAME + 20, -200]
)
def test_a_flipped_bit_in_the_log_loses_no_other_event_and_is_reported(tmp_path: Path, offset: int) -> None:
    """SQLite ignores a damaged frame, and all acknowledged events behind it, without a word."""
    path, events = logged(tmp_path)
    flip(path.with_name("feedback.db-wal"), offset)
    store, recovered = open_store(path, clock=now)
    with store:
        kept = set(store.events())
    assert recovered is not None
    assert kept <= set(events)
    assert len(kept) >= len(events) - 1


def test_the_log_of_a_killed_process_is_no_damage(tmp_path: Path) -> None:
    path, events = logged(tmp_path)
    store, recovered = open_store(path)
    with store:
        assert recovered is None
        assert list(store.events()) == events


def test_a_log_that_another_window_begins_anew_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, events = logged(tmp_path)

    def read_then_begun_anew(log: Path) -> bytes:
        content = read_log(log)
        with FeedbackStore(path) as other:
            other.append(EventFactory("1").copy(ShownAnswer("u", "h", "v", "", 1)))
        return content

    monkeypatch.setattr(recovery, "read_log", read_then_begun_anew)
    store, recovered = open_store(path)
    with store:
        assert recovered is None
        assert set(events) < set(store.events())


def test_a_recovery_broken_off_before_the_file_was_renamed_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, events = logged(tmp_path)
    flip(path.with_name("feedback.db-wal"), 32 + 20)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(recovery, "_recover", killed)
        with pytest.raises(KeyboardInterrupt):
            open_store(path)
    store, recovered = open_store(path, clock=now)
    with store:
        assert recovered is not None
        assert len(list(store.events())) >= len(events) - 1
    assert sorted(file.name for file in path.parent.glob("*.damaged*")) == [
        f"feedback.damaged-{NOW:%Y%m%dT%H%M%SZ}{ending}" for ending in (".db", ".db-wal")
    ]


@pytest.mark.parametrize("comment", ["a" * 200, "a" * 350, "a" * 500, "é" * 350, "é" * 500, "☎" * 500])
def test_comments_are_recovered_whether_they_fit_on_their_page_or_not(tmp_path: Path, comment: str) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path, 40, comment=comment)
    overwrite(path, 0, b"\0" * 100)

    assert set(salvaged(path, tmp_path / "none")) == set(events)


def test_the_station_keeps_its_pseudonym(tmp_path: Path) -> None:
    filled(tmp_path / "feedback.db", 3)
    overwrite(tmp_path / "feedback.db", 0, b"noise" * 10)

    with open_store(tmp_path / "feedback.db")[0] as store:
        assert store.station() == "5f0c2a9b7d314e68"


def test_files_of_every_past_format_are_recovered(tmp_path: Path) -> None:
    for script in sorted((Path(__file__).parent / "fixtures").glob("feedback_v*.sql")):
        path = tmp_path / f"{script.stem}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script.read_text(encoding="utf-8"))
        (intact := tmp_path / "intact.db").write_bytes(path.read_bytes())
        with FeedbackStore(intact) as store:
            events = set(store.events())
        overwrite(path, 0, b"noise" * 10)

        assert events
        assert set(salvaged(path, tmp_path / "none")) == events


@pytest.mark.parametrize("step", ["replace", "salvaged", "_dated"])
def test_a_recovery_broken_off_anywhere_is_finished_by_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path, 100)
    overwrite(path, 0, b"noise" * 10)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path if step == "replace" else recovery, step, killed)
        with pytest.raises(KeyboardInterrupt):
            open_store(path)

    store, recovered = open_store(path, clock=now)
    with store:
        assert list(store.events()) == events
    assert recovered is not None
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "feedback.damaged-20261122T213902Z.db",
        "feedback.db",
        "feedback.db.lock",
    ]


def test_a_second_damage_in_the_same_second_overwrites_no_evidence(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    kept = []
    for number in range(2):
        path.write_bytes(bytes([number + 1]) * 5000)
        store, recovered = open_store(path, clock=now)
        store.close()
        assert recovered is not None
        kept.append(recovered.set_aside)

    assert [file.read_bytes()[:1] for file in kept] == [b"\1", b"\2"]


@pytest.mark.skipif("os.name == 'nt'", reason="Windows lets nobody rename a file that is open")
def test_a_window_that_held_the_damaged_file_goes_on_in_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path)
    factory = EventFactory("2")
    with FeedbackStore(path) as other:
        early = factory.copy(ShownAnswer("u", "h", "v", "avant", 1))
        other.append(early)
        overwrite(path, 5 * PAGE, b"\xa5" * PAGE)
        store, recovered = open_store(path)
        with store:
            late = factory.copy(ShownAnswer("u", "h", "v", "après", 1))
            other.append(late)
            kept = set(store.events())
    assert recovered is not None
    assert {early, late} <= kept
    assert len(kept) >= len(events) - MOST_ON_A_PAGE


@pytest.mark.skipif("os.name == 'nt'", reason="Windows lets nobody delete a file that is open")
def test_an_event_is_not_lost_with_a_file_that_somebody_deleted(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    factory = EventFactory("1")
    with FeedbackStore(path) as store:
        store.append(factory.copy(ShownAnswer("u", "h", "v", "avant", 1)))
        path.unlink()
        after = factory.copy(ShownAnswer("u", "h", "v", "après", 1))
        store.append(after)
    with FeedbackStore(path) as store:
        assert list(store.events()) == [after]


def test_a_file_of_another_program_is_never_recovered(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()

    with pytest.raises(ForeignError):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_file_that_another_program_holds_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feedback.db"
    path.write_bytes(noise := b"noise" * 1000)

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(UnwritableError):
        open_store(path)
    assert path.read_bytes() == noise


def test_two_windows_do_not_recover_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with exclusive_lock(opening_lock(path), 0), pytest.raises(LockedError):
        open_store(path, busy_timeout=0)


def test_a_damaged_text_within_an_event_costs_that_event_only(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    events = filled(path, 20, comment="réponse incomplète")
    offset = path.read_bytes().rindex("réponse".encode())
    overwrite(path, offset, b"\xff\xfe")
    with FeedbackStore(path) as store, pytest.raises(DamagedError) as caught:
        list(store.events())
    assert "ponse" not in str(caught.value)
    assert caught.value.__suppress_context__

    store, recovered = open_store(path, thorough=True)
    with store:
        assert len(list(store.events())) == len(events) - 1
    assert recovered is not None


@pytest.mark.parametrize("seed", range(12))
def test_no_damage_stops_the_agent(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "feedback.db"
    filled(path, 120, comment="é" * 200)
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 3, 20))):
        length = chance.choice((1, 16, 500, 5000))
        overwrite(path, chance.randrange(path.stat().st_size - 5000), chance.randbytes(length))

    store, _ = open_store(path, thorough=True)
    with store:
        new = EventFactory("2").copy(ShownAnswer("u", "h", "v", "", 1))
        store.append(new)
        assert new in list(store.events())


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_noise_anywhere_never_makes_up_an_event(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("salvage") / "feedback.db"
    events = filled(path, 30)
    size = path.stat().st_size
    start = data.draw(st.integers(0, size - 1))
    overwrite(path, start, data.draw(st.binary(min_size=1, max_size=200)))

    # Noise within a text can change that text; the id, which tells events apart, and every other event stay.
    found = {event.id: event for event in salvaged(path, path.with_name("none"))}
    known = {event.id: event for event in events}
    changed = [event for event in found.values() if event not in events]
    assert len(changed) <= 2
    assert all(replace(event, id="") for event in changed)
    assert len(found.keys() - known.keys()) <= 1


def test_files_that_are_set_aside_in_the_same_second_have_names_in_order(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    names = []
    for _ in range(3):
        filled(path, 2)
        overwrite(path, 0, b"noise" * 10)
        store, recovered = open_store(path, clock=now)
        store.close()
        assert recovered is not None
        names.append(recovered.set_aside.name)
    assert names == [f"feedback.damaged-20261122T213902Z{number}.db" for number in ("", "-2", "-3")]


def test_a_sound_file_that_cannot_be_written_is_not_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(store: FeedbackStore, *, thorough: bool) -> None:
        raise UnwritableError(store.path, "it is protected")

    path = tmp_path / "feedback.db"
    filled(path, 2)
    with monkeypatch.context() as patched:
        patched.setattr(FeedbackStore, "verify", refuse)
        with pytest.raises(UnwritableError):
            open_store(path)
    assert not list(tmp_path.glob("*damaged*"))
