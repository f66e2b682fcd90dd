"""Everything that feedback writes, on a disk that is full: ``python -m tests.feedback.full_disk FOLDER ELSEWHERE``.

FOLDER lies on a file system of about a megabyte, which is filled; ELSEWHERE on one with room.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from helpdesk_app.config import paths
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.export import export_events
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.shown_answer import ShownAnswer, hash_answer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, installed_formats
from helpdesk_app.reports.reporting import read_figures, write_report
from helpdesk_app.storage.errors import FullDiskError

LEFT = 200_000
"""Bytes for the feedback at the beginning."""


def fill(folder: Path) -> Path:
    """Fill the disk but for ``LEFT`` bytes and return the file to delete for room."""
    reserve, ballast = folder / "reserve", folder / "ballast"
    reserve.write_bytes(bytes(LEFT))
    use_up(ballast, 4096)
    reserve.unlink()
    return ballast


def use_up(file: Path, step: int) -> None:
    """Write into ``file`` until there is no room."""
    with file.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(step))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise


def refused(work: Callable[[], object]) -> None:
    """Make sure that ``work`` says that the disk is full."""
    try:
        work()
    except FullDiskError:
        return
    raise AssertionError("the disk is full, and nobody said so")


def main(folder: Path, elsewhere: Path) -> None:
    """Run all of it; whatever does not hold raises."""
    ballast = fill(folder)
    factory = EventFactory("1")
    shown = ShownAnswer("carte", hash_answer("Faites opposition."), "v1", "carte perdue", 1)
    acknowledged: list[Event] = []
    with FeedbackStore(folder / "feedback.db") as store:

        def record() -> None:
            while True:
                event = factory.copy(shown)
                store.append(event)
                acknowledged.append(event)

        refused(record)
        assert acknowledged
        # What the log still had room for is used up, so that no export finds any.
        use_up(folder / "rest", 64)
        assert set(acknowledged) <= set(store.events())

        before = sorted(path.name for path in folder.iterdir())
        for format_ in installed_formats():
            target = folder / f"export{format_}"
            refused(lambda target=target, format_=format_: export_events(store, target, format_))  # type: ignore[misc]
        source = elsewhere / "export.jsonl"
        with FeedbackStore(elsewhere / "other.db") as other:
            other.add_missing(acknowledged)
            export_events(other, source, ExportFormat.JSONL)
        refused(lambda: merge([source], folder / "all.db"))
        template = paths.resource("report", "report.html.jinja")
        page = folder / "report.html"
        refused(
            lambda: write_report(read_figures([elsewhere / "other.db"]), (), template, page, made_on=date(2026, 1, 1))
        )
        assert sorted(path.name for path in folder.iterdir()) == before
        assert set(acknowledged) <= set(store.events(only_new=True))

        ballast.unlink()
        store.append(factory.copy(shown))
        done = export_events(store, folder / "export.jsonl", ExportFormat.JSONL)
        assert done.exported > len(acknowledged)
        assert list(store.events(only_new=True)) == []
    print(f"{len(acknowledged)} events were acknowledged before the disk was full, and all are there")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
