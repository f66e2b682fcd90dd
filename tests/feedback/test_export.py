"""Events are marked once their file is complete, and removed only when they are marked and old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk_app.feedback import export as export_module
from helpdesk_app.feedback.errors import UnfinishedExportError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.export import ExportResult, export_events, months_before
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat
from helpdesk_app.storage.errors import FullDiskError, UnwritableError

JSONL = ExportFormat.JSONL


def recorded(store: FeedbackStore, shown: ShownAnswer, *moments: datetime) -> list[Event]:
    events = [EventFactory("1", clock=lambda moment=moment: moment).copy(shown) for moment in moments]  # type: ignore[misc]
    for event in events:
        store.append(event)
    return events


def read(path: Path) -> list[Event]:
    return [event for _, event in read_jsonl(path)]


@pytest.mark.parametrize(
    ("moment", "months", "earlier"),
    [
        ((2026, 11, 22), 13, (2025, 10, 22)),
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2026, 1, 5), 1, (2025, 12, 5)),
        ((2026, 1, 5), 0, (2026, 1, 5)),
        ((2026, 12, 31), 12, (2025, 12, 31)),
    ],
)
def test_months_are_those_of_the_calendar(
    moment: tuple[int, int, int], months: int, earlier: tuple[int, int, int]
) -> None:
    assert months_before(datetime(*moment, tzinfo=UTC), months) == datetime(*earlier, tzinfo=UTC)


def test_only_events_since_the_last_export_are_exported(
    store: FeedbackStore, shown: ShownAnswer, tmp_path: Path
) -> None:
    first, second = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)
    before = recorded(store, shown, first, second)
    # The clock of the machine was set back meanwhile: the mark says what is new, not the time.
    assert export_events(store, tmp_path / "1.jsonl", JSONL, only_new=True).exported == 2
    after = recorded(store, shown, datetime(2026, 9, 30, tzinfo=UTC))
    assert export_events(store, tmp_path / "2.jsonl", JSONL, only_new=True).exported == 1
    assert export_events(store, tmp_path / "3.jsonl", JSONL, only_new=True).exported == 0
    assert export_events(store, tmp_path / "4.jsonl", JSONL).exported == 3

    assert read(tmp_path / "1.jsonl") == before
    assert read(tmp_path / "2.jsonl") == after


@pytest.mark.parametrize("fault", [FullDiskError, UnwritableError])
def test_nothing_is_marked_and_nothing_removed_when_the_export_fails(
    store: FeedbackStore, shown: ShownAnswer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    (old,) = recorded(store, shown, datetime(2020, 1, 1, tzinfo=UTC))

    def fails_at_the_end(events: object, *_: object) -> int:
        assert list(events) == [old]  # type: ignore[call-overload]
        raise FullDiskError(tmp_path) if fault is FullDiskError else UnwritableError(tmp_path, "read-only")

    with monkeypatch.context() as patched:
        patched.setattr(export_module, "export", fails_at_the_end)
        with pytest.raises(fault):
            export_events(store, tmp_path / "x.jsonl", JSONL, only_new=True)
    assert list(store.events(only_new=True)) == [old]


def test_a_missing_folder_marks_nothing(store: FeedbackStore, shown: ShownAnswer, tmp_path: Path) -> None:
    (old,) = recorded(store, shown, datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(UnwritableError):
        export_events(store, tmp_path / "missing" / "x.jsonl", JSONL)
    assert list(store.events(only_new=True)) == [old]


def test_old_events_leave_after_their_export_and_never_before(
    store: FeedbackStore, shown: ShownAnswer, tmp_path: Path
) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    old, limit, young = recorded(
        store,
        shown,
        datetime(2025, 10, 22, 11, 59, 59, 999_000, tzinfo=UTC),
        datetime(2025, 10, 22, 12, tzinfo=UTC),
        datetime(2026, 11, 1, tzinfo=UTC),
    )
    assert store.remove_exported(now.isoformat(timespec="milliseconds")) == 0

    assert export_events(store, tmp_path / "x.jsonl", JSONL, clock=lambda: now) == ExportResult(exported=3, removed=1)
    assert read(tmp_path / "x.jsonl") == [old, limit, young]
    assert list(store.events()) == [limit, young]


def test_what_was_removed_cannot_be_read_in_the_file(store: FeedbackStore, shown: ShownAnswer, tmp_path: Path) -> None:
    from dataclasses import replace

    (old,) = recorded(store, replace(shown, query="zanzibar"), datetime(2020, 1, 1, tzinfo=UTC))
    export_events(store, tmp_path / "x.jsonl", JSONL)
    assert list(store.events()) == []
    path = store.path
    store.close()
    assert b"zanzibar" not in path.read_bytes()
    assert old.query == "zanzibar"


@pytest.mark.parametrize("step", ["mark_exported", "remove_exported"])
def test_a_fault_after_the_file_is_complete_is_reported_as_such(
    store: FeedbackStore, shown: ShownAnswer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (old,) = recorded(store, shown, datetime(2020, 1, 1, tzinfo=UTC))

    def fails(*_: object) -> None:
        raise FullDiskError(store.path)

    target = tmp_path / "x.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(FeedbackStore, step, fails)
        with pytest.raises(UnfinishedExportError, match=r"x\.jsonl” is complete, with 1 events") as caught:
            export_events(store, target, JSONL, only_new=True)
    assert caught.value.exported == 1
    assert caught.value.marked == (step == "remove_exported")
    assert read(target) == [old]
    assert len(list(store.events(only_new=True))) == (step == "mark_exported")
    assert export_events(store, target, JSONL, only_new=False).removed == 1


def test_whoever_stops_an_export_leaves_no_file_and_no_mark(
    store: FeedbackStore, shown: ShownAnswer, tmp_path: Path
) -> None:
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    events = recorded(store, shown, *[moment + timedelta(seconds=number) for number in range(450)])
    progress: list[int] = []

    def stop(written: int) -> None:
        progress.append(written)
        if written >= 400:
            raise KeyboardInterrupt

    folder = tmp_path / "target"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        export_events(store, folder / "x.jsonl", JSONL, progress=stop)
    assert progress == list(range(0, 401, 20))
    assert not list(folder.iterdir())
    assert list(store.events(only_new=True)) == events


def test_without_a_limit_nothing_is_ever_removed(store: FeedbackStore, shown: ShownAnswer, tmp_path: Path) -> None:
    events = recorded(store, shown, datetime(2001, 10, 1, tzinfo=UTC))
    assert export_events(store, tmp_path / "1.jsonl", JSONL, keep_months=None) == ExportResult(1, 0)
    assert list(store.events()) == events


def test_the_number_written_is_reported_every_twenty_events(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer, tmp_path: Path
) -> None:
    store.add_missing([factory.copy(shown) for _ in range(41)])
    seen: list[int] = []
    export_events(store, tmp_path / "1.jsonl", JSONL, progress=seen.append)
    assert seen == [0, 20, 40]
