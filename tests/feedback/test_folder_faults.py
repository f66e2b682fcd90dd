"""Folders that cannot be written and disks that are full: the real ones, of the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from helpdesk_app.config import paths
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.export import export_events
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export, installed_formats
from helpdesk_app.reports.reporting import read_figures, write_report
from helpdesk_app.storage.errors import UnreadableError, UnwritableError

ROOT: Final = Path(__file__).resolve().parents[2]
NOBODY: Final = 65534
READ_ONLY: Final = 0o555
TEMPLATE: Final = paths.resource("report", "report.html.jinja")
TODAY: Final = date(2026, 1, 1)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder of somebody whom the system refuses something; an administrator runs the test as nobody."""
    if sys.platform == "win32":
        pytest.skip("on Windows a folder has no such mode")
    is_root = os.geteuid() == 0
    # Not tmp_path, whose parents are closed to others.
    folder = Path(tempfile.mkdtemp())
    # What is only imported when it is asked for: nobody may not read where Python lies.
    for format_ in installed_formats():
        export((), folder / f"warm{format_}", format_)
    merge([folder / "warm.jsonl"], folder / "warm.db")
    write_report(read_figures([folder / "warm.db"]), (), TEMPLATE, folder / "warm.html", made_on=TODAY)
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
            os.setegid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def closed(home: Path) -> Path:
    """A folder that can be read and not written."""
    folder = home / "closed"
    folder.mkdir()
    folder.chmod(READ_ONLY)
    return folder


def recorded(path: Path, shown: ShownAnswer, count: int = 3) -> FeedbackStore:
    store = FeedbackStore(path, busy_timeout=0)
    factory = EventFactory("1")
    store.add_missing(factory.copy(shown) for _ in range(count))
    return store


def test_a_store_in_a_folder_that_is_closed_is_reported(closed: Path) -> None:
    for open_ in (FeedbackStore, open_store):
        with pytest.raises(UnwritableError, match="cannot be written"):
            open_(closed / "feedback.db")
    with pytest.raises(UnwritableError):
        FeedbackStore(closed / "new folder" / "feedback.db")
    assert not list(closed.iterdir())


def test_a_store_that_is_closed_later_keeps_what_it_has(home: Path, shown: ShownAnswer, factory: EventFactory) -> None:
    folder = home / "account"
    recorded(folder / "feedback.db", shown).close()
    (folder / "feedback.db").chmod(0o444)
    folder.chmod(READ_ONLY)
    with pytest.raises(UnwritableError), FeedbackStore(folder / "feedback.db") as store:
        store.append(factory.copy(shown))
    folder.chmod(0o755)
    (folder / "feedback.db").chmod(0o644)
    with FeedbackStore(folder / "feedback.db") as store:
        store.append(factory.copy(shown))
        assert len(list(store.events())) == 4


@pytest.mark.parametrize("format_", ["csv", "xlsx", "jsonl", "parquet"])
def test_an_export_into_a_folder_that_is_closed_marks_nothing(
    home: Path, closed: Path, shown: ShownAnswer, format_: str
) -> None:
    if ExportFormat(f".{format_}") not in installed_formats():
        pytest.skip(f"{format_} is not part of this installation")
    with recorded(home / "feedback.db", shown) as store:
        with pytest.raises(UnwritableError):
            export_events(store, closed / f"votes.{format_}", ExportFormat(f".{format_}"))
        assert len(list(store.events(only_new=True))) == 3
    assert not list(closed.iterdir())


def test_a_merge_into_a_folder_that_is_closed_leaves_nothing(home: Path, closed: Path, shown: ShownAnswer) -> None:
    exported = home / "votes.jsonl"
    with recorded(home / "feedback.db", shown) as store:
        export_events(store, exported, ExportFormat.JSONL)
    with pytest.raises(UnwritableError):
        merge([exported], closed / "all.db")
    assert not list(closed.iterdir())


def test_a_report_into_a_folder_that_is_closed_leaves_nothing(home: Path, closed: Path, shown: ShownAnswer) -> None:
    if not os.access(TEMPLATE, os.R_OK, effective_ids=True):
        pytest.skip("nobody may not read the files of the report where this tree lies")
    recorded(home / "feedback.db", shown).close()
    with pytest.raises(UnwritableError):
        write_report(read_figures([home / "feedback.db"]), (), TEMPLATE, closed / "report.html", made_on=TODAY)
    assert not list(closed.iterdir())


def rights(path: Path) -> str:
    """Return who may do what with ``path``."""
    if os.name != "nt":
        return oct(path.stat().st_mode)
    output = subprocess.run(["icacls", path.name], cwd=path.parent, check=True, capture_output=True).stdout
    return output.decode(errors="replace").replace(path.name, "", 1).replace(" ", "")


@pytest.mark.parametrize("format_", installed_formats())
def test_whoever_may_read_what_others_put_into_a_folder_may_read_an_export(
    tmp_path: Path, shown: ShownAnswer, factory: EventFactory, format_: ExportFormat
) -> None:
    plain = tmp_path / "plain"
    plain.mkdir() if format_ is ExportFormat.PARQUET else plain.touch()
    export([factory.copy(shown)], tmp_path / f"avis{format_}", format_)
    assert rights(tmp_path / f"avis{format_}") == rights(plain)


def test_an_export_that_nobody_may_read_is_reported_and_nothing_is_merged(home: Path, shown: ShownAnswer) -> None:
    exported = home / "votes.csv"
    with recorded(home / "feedback.db", shown) as store:
        export_events(store, exported, ExportFormat.CSV)
    exported.chmod(0)
    with pytest.raises(UnreadableError, match=r"votes\.csv” cannot be read"):
        merge([exported], home / "all.db")
    assert not (home / "all.db").exists()


def test_on_a_disk_that_is_full_nothing_is_lost_nothing_half_written_and_nothing_marked(tmp_path: Path) -> None:
    """A file system of a megabyte, in a name space of its own that ends with the process."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("this system has no unshare, to mount a small file system for one process")
    disk, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    disk.mkdir()
    elsewhere.mkdir()
    mount = f'mount -t tmpfs -o size=1m none "{disk}" || exit 77; exec "$@"'
    python = [sys.executable, "-m", "tests.feedback.full_disk", str(disk), str(elsewhere)]
    done = subprocess.run(
        [unshare, "--map-root-user", "--mount", "sh", "-c", mount, "sh", *python],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if done.returncode == 77 or done.stderr.startswith("unshare:"):
        pytest.skip(f"this system lets nobody mount a small file system: {done.stderr.strip()}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("before the disk was full, and all are there\n")
