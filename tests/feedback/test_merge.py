"""Many exports become one file: each event once, whatever the order, and every contradiction is reported."""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.faq.schema import APPLICATION_ID as FAQ_ID
from helpdesk_app.feedback import merge as merge_module
from helpdesk_app.feedback.errors import BadLineError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.merged_store import MergedStore
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.storage.errors import (
    FullDiskError,
    LockedError,
    MissingError,
    NewerError,
    ProtectedTargetError,
    StorageError,
)


def events_of(path: Path) -> list[Event]:
    with FeedbackStore(path) as store:
        return list(store.events())


def exported(folder: Path, name: str, events: list[Event]) -> Path:
    path = folder / name
    export(events, path, ExportFormat.from_suffix(path))
    return path


@pytest.fixture
def events(factory: EventFactory, shown: ShownAnswer) -> list[Event]:
    events = []
    for number in range(12):
        station = replace(factory.copy(replace(shown, query=f"recherche {number}")), station=f"s{number % 3}")
        events += [station, factory.vote(shown, Verdict.NO, comment="=1+1")]
    return events


def test_any_mix_of_formats_in_any_order_gives_the_same_file(tmp_path: Path, events: list[Event]) -> None:
    shuffled = random.Random(0).sample(events, len(events))
    files = [
        exported(
            tmp_path, f"{number}{suffix}", shuffled[number * 4 : number * 4 + 12]
        )  # Each event comes up to thrice.
        for number, suffix in enumerate(ExportFormat)
    ]
    for order in itertools.permutations(files, 4):
        target = tmp_path / "all.db"
        target.unlink(missing_ok=True)
        done = merge(order, target)
        assert (done.files, done.new, done.contradicting) == (4, len(events), 0)
        assert done.repeated == 48 - len(events)
        assert events_of(target) == events


def test_merging_again_changes_nothing_and_more_exports_are_added(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "all.db"
    first = exported(tmp_path, "1.jsonl", events[:10])
    assert merge([first], target).new == 10
    again = merge([first, first], target)
    assert (again.new, again.repeated) == (0, 20)
    assert merge([exported(tmp_path, "2.csv", events[5:])], target).new == len(events) - 10
    assert events_of(target) == events


def test_contradictions_are_reported_with_both_lines_and_settled_alike_in_any_order(
    tmp_path: Path, events: list[Event]
) -> None:
    other = replace(events[3], comment="autre chose")
    one = exported(tmp_path, "un.csv", events[:5])
    two = exported(tmp_path, "deux.jsonl", [other, *events[6:]])
    kept = []
    for number, order in enumerate(([one, two], [two, one], [two, one, two])):
        target = tmp_path / f"{number}.db"
        done = merge(order, target)
        assert done.contradicting == len(order) - 1
        found = done.contradictions[0]
        assert found.id == other.id
        assert {str(found.kept), str(found.dropped)} == {f"{one}, line 5", f"{two}, line 1"}
        kept.append(next(event for event in events_of(target) if event.id == other.id))
    assert kept[0] == kept[1] == kept[2]
    assert kept[0] in (other, events[3])


def test_a_contradiction_with_an_earlier_merge_still_knows_where_that_was_read(
    tmp_path: Path, events: list[Event]
) -> None:
    one = exported(tmp_path, "un.jsonl", events[:2])
    two = exported(tmp_path, "deux.jsonl", [replace(events[1], comment="autre chose")])
    merge([one], tmp_path / "all.db")
    (found,) = merge([two], tmp_path / "all.db").contradictions
    assert {str(found.kept), str(found.dropped)} == {f"{one}, line 2", f"{two}, line 1"}


def test_merging_station_files_finds_contradictions_within_one_file_too(tmp_path: Path, events: list[Event]) -> None:
    path = exported(tmp_path, "un.jsonl", [events[0], replace(events[0], rank=9)])
    (found,) = merge([path], tmp_path / "all.db").contradictions
    assert {found.kept.line, found.dropped.line} == {1, 2}


def test_the_counts_do_not_depend_on_the_order_of_files_and_batches(
    tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge_module, "_BATCH", 2)
    versions = [replace(events[1], comment=comment) for comment in ("b", "a", "b", "c", "a", "b")]
    files = [exported(tmp_path, f"{n}.jsonl", [event, events[0]]) for n, event in enumerate(versions)]
    for seed in range(12):
        order = random.Random(seed).sample(files, len(files))
        target = tmp_path / "all.db"
        target.unlink(missing_ok=True)
        done = merge(order, target)
        # Kept is "a", of which two come; events[0] comes six times.
        assert (done.new, done.repeated, done.contradicting) == (2, 1 + 5, 4)
        assert {found.kept.file for found in done.contradictions} <= {str(files[1]), str(files[4])}


def test_a_merge_onto_an_older_contradiction_counts_alike(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "all.db"
    merge([exported(tmp_path, "old.jsonl", [replace(events[1], comment="b")])], target)
    one, two = (exported(tmp_path, f"{c}.jsonl", [replace(events[1], comment=c)]) for c in "ab")
    before = target.read_bytes()
    for order in ([one, two], [two, one]):
        target.write_bytes(before)
        done = merge(order, target)
        assert (done.new, done.repeated, done.contradicting) == (0, 0, 2)


def _newer(path: Path) -> None:
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = 99")


def _faq(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {FAQ_ID}")
        connection.execute("CREATE TABLE faq (id)")


@pytest.mark.parametrize(("make", "refusal"), [(_newer, NewerError), (_faq, ProtectedTargetError)])
def test_a_target_that_is_refused_is_named_and_no_scratch_file_is(
    tmp_path: Path, events: list[Event], make: Callable[[Path], None], refusal: type[StorageError]
) -> None:
    target = tmp_path / "target.db"
    make(target)
    before = target.read_bytes()
    with pytest.raises(refusal) as caught:
        merge([exported(tmp_path, "1.jsonl", events)], target)
    assert caught.value.path == target
    assert str(caught.value).startswith(f"“{target}” ")
    assert ".tmp" not in str(caught.value)
    assert target.read_bytes() == before


def test_a_bad_line_stops_the_merge_and_the_target_is_as_it_was(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "all.db"
    merge([exported(tmp_path, "1.jsonl", events[:3])], target)
    before = target.read_bytes()
    bad = exported(tmp_path, "2.jsonl", events)
    with bad.open("a", encoding="utf-8") as stream:
        stream.write("{}\n")

    with pytest.raises(BadLineError) as caught:
        merge([bad], target)
    assert (caught.value.path, caught.value.line) == (bad, len(events) + 1)
    assert target.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"all.db", "1.jsonl", "2.jsonl"}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl", ".parquet"])
def test_a_uid_that_could_not_be_written_on_one_line_is_refused(
    tmp_path: Path, events: list[Event], suffix: str
) -> None:
    uid = 'x"]\nquestion = "mine"\n[entries."y'
    bad = exported(tmp_path, f"bad{suffix}", [*events[:2], replace(events[2], uid=uid)])
    with pytest.raises(BadLineError, match="line break") as caught:
        merge([bad], tmp_path / "all.db")
    assert caught.value.path.is_relative_to(bad)
    assert uid not in str(caught.value)
    assert not (tmp_path / "all.db").exists()


def test_a_missing_export_and_an_unknown_format_are_reported(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        merge([tmp_path / "absent.csv"], tmp_path / "all.db")
    with pytest.raises(ValueError, match="has to end in"):
        merge([tmp_path / "x.txt"], tmp_path / "all.db")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    export_file = exported(tmp_path, "1.jsonl", events)

    def full(self: MergedStore, _: object) -> None:
        raise FullDiskError(tmp_path)

    monkeypatch.setattr(MergedStore, "add", full)
    with pytest.raises(FullDiskError):
        merge([export_file], tmp_path / "all.db")
    assert [file.name for file in tmp_path.iterdir()] == ["1.jsonl"]


def test_a_merge_can_be_stopped_and_leaves_nothing(tmp_path: Path, events: list[Event]) -> None:
    export_file = exported(tmp_path, "1.jsonl", events)

    def stop(files: int, read: int) -> None:
        assert (files, read) == (1, 0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge([export_file], tmp_path / "all.db", progress=stop)
    assert [file.name for file in tmp_path.iterdir()] == ["1.jsonl"]


def test_only_a_batch_of_events_is_in_memory(
    tmp_path: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    real = MergedStore.add

    def watched(self: MergedStore, batch: list[object]) -> object:
        sizes.append(len(batch))
        return real(self, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(merge_module, "_BATCH", 5)
    monkeypatch.setattr(MergedStore, "add", watched)
    merge([exported(tmp_path, f"{number}.jsonl", events) for number in range(3)], tmp_path / "all.db")
    assert max(sizes) == 5
    assert sum(sizes) == 3 * len(events)


def test_what_was_merged_counts_as_exported(tmp_path: Path, events: list[Event]) -> None:
    merge([exported(tmp_path, "1.jsonl", events)], tmp_path / "all.db")
    with FeedbackStore(tmp_path / "all.db") as store:
        assert list(store.events(only_new=True)) == []
        store.verify()


def test_events_are_not_merged_into_a_file_that_a_window_has_open(tmp_path: Path, events: list[Event]) -> None:
    target = tmp_path / "feedback.db"
    more = exported(tmp_path, "more.jsonl", events[10:])
    with FeedbackStore(target) as window:
        for event in events[:10]:
            window.append(event)
        with pytest.raises(LockedError):
            merge([more], target)
        assert list(window.events()) == events[:10]
    merge([more], target)
    assert events_of(target) == events


def test_what_a_killed_window_left_in_its_log_is_merged_too(tmp_path: Path, events: list[Event]) -> None:
    alive, target = tmp_path / "alive.db", tmp_path / "all.db"
    with FeedbackStore(alive) as window:
        for event in events[:10]:
            window.append(event)
        for suffix in ("", "-wal"):  # as a kill leaves them
            target.with_name(target.name + suffix).write_bytes(alive.with_name(alive.name + suffix).read_bytes())
    merge([exported(tmp_path, "more.jsonl", events[10:])], target)
    assert events_of(target) == events
    assert not target.with_name("all.db-wal").exists()


def test_the_files_begun_and_the_events_read_are_reported_every_thousand_events(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    events = [factory.copy(shown) for _ in range(1100)]
    files = [exported(tmp_path, f"{part}.jsonl", events[part::2]) for part in (0, 1)]
    seen: list[tuple[int, int]] = []
    merge(files, tmp_path / "all.db", progress=lambda *numbers: seen.append(numbers))
    assert seen == [(1, 0), (2, 1000)]
