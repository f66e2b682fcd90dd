"""Files that are locked, replaced or missing while the window uses them, a share that is gone, a clock set back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from unittest.mock import patch

from bench.adversary.bit_flips import flip
from bench.adversary.case import Arena
from bench.adversary.desk import EVENTS_PER_ANSWER, QUERY, command, opened, own_feedback
from bench.adversary.evidence import UID, judge, record
from helpdesk_app.config import paths
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.schema import SCHEMA_VERSION
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui import composition, first_list

BEFORE: Final = 6
"""Events in the file before the attack."""


def locked(arena: Arena, tries: int) -> Iterator[str]:
    """Lock the file while the agent answers."""
    for number in range(tries):
        path = arena.fresh() / "feedback.db"
        before = record(path, BEFORE)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            if number % 2:
                other.execute("BEGIN EXCLUSIVE")
            with opened(paths.bundled_database(), path) as desk:
                desk.answer()
                if not other.in_transaction:
                    other.execute("BEGIN EXCLUSIVE")
                desk.answer()
                is_reported = bool(desk.seen.notices)
                other.execute("ROLLBACK")
                desk.retry()
        fault = judge(path, before, 2 * EVENTS_PER_ANSWER, desk.seen)
        yield fault or ("" if is_reported else "nobody said that the file is locked")


def replaced(arena: Arena, tries: int) -> Iterator[str]:
    """Put something else where the file was, before the window opens it or while it uses it."""
    kinds = [(name, moment) for name in REPLACEMENTS for moment in ("before", "meanwhile", "and back")]
    for name, moment in islice(cycle(arena.chance.sample(kinds, len(kinds))), tries):
        fault = _replace(arena.fresh(), REPLACEMENTS[name], moment)
        yield f"{name}, {moment}: {fault}" if fault else ""


def _replace(home: Path, put: Callable[[Path], object], moment: str) -> str:
    path = home / "profile" / "feedback.db"
    before = record(path, BEFORE)
    kept = home / "kept"
    acts = 0
    if moment == "before":
        path.parent.rename(kept)
        put(path)
    with opened(paths.bundled_database(), path) as desk:
        if moment != "before":
            desk.answer()
            path.parent.rename(kept)
            put(path)
        desk.answer()
        desk.answer(f"{QUERY} encore")
        acts = 2 * EVENTS_PER_ANSWER
        if moment == "and back":
            # What the window began meanwhile stays, as somebody who puts a folder back would leave it.
            new = home / "new"
            if path.parent.exists():
                path.parent.rename(new)
            kept.rename(path.parent)
            for box in new.glob("*.waiting-*.jsonl") if new.is_dir() else ():
                shutil.move(box, path.parent)
            desk.retry()
    if moment != "and back":
        return judge(path, {}, acts, desk.seen, may_refuse=(StorageError,))
    # The event during which the file was exchanged may be in both, under the same id.
    elsewhere = _new_ids(home / "new" / "feedback.db") - _new_ids(path)
    return judge(path, before, acts + EVENTS_PER_ANSWER - len(elsewhere), desk.seen)


def _new_ids(path: Path) -> set[str]:
    """Return the ids of the events that the window recorded in a file."""
    if not path.is_file():
        return set()
    try:
        with FeedbackStore(path) as store:
            return {event.id for event in store.events() if event.uid != UID}
    except StorageError:
        return set()


def _foreign(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (title)")


def _newer(path: Path) -> None:
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.executescript(f"ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _content(content: bytes) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(content)

    return put


def _link(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "nowhere" / "feedback.db")


REPLACEMENTS: Final[Mapping[str, Callable[[Path], object]]] = {
    "another program's database": _foreign,
    "a newer file": _newer,
    "another feedback file": lambda path: record(path, 1, name="ailleurs"),
    "a text": _content(b"bonjour\n" * 100),
    "noise": _content(bytes(range(256)) * 64),
    "an empty file": _content(b""),
    "a folder": lambda path: path.mkdir(parents=True),
    "a link to nowhere": _link,
    "no file": lambda path: path.parent.mkdir(),
    "no folder": lambda path: None,
}


def share_gone(arena: Arena, tries: int) -> Iterator[str]:
    """Take the share with the FAQ away while the window uses it, then open another window."""
    for number in range(tries):
        yield _take_share(arena, arena.fresh(), damage=bool(number % 2))


def _take_share(arena: Arena, home: Path, *, damage: bool) -> str:
    share, own = home / "share" / "faq.db", home / "own" / "faq.db"
    share.parent.mkdir()
    shutil.copyfile(paths.bundled_database(), share)
    locations = FaqLocations(paths.bundled_database(), own=own, policy=share)
    with (
        patch.object(first_list, "is_on_network", lambda path: path == share),
        patch.object(paths, "own_database", lambda: own),
    ):
        with opened(locations, home / "feedback.db") as first:
            first.until(lambda: bool(list(own.parent.glob("shared-*.db"))))
            first.search(QUERY)
            share.parent.rename(home / "gone")
            first.search(QUERY)
        if damage:
            for copy in own.parent.glob("shared-*.db"):
                flip(copy, arena.chance.randrange(8 * copy.stat().st_size))
        with opened(locations, home / "feedback.db") as second:
            second.search(QUERY)
    if uncaught := first.seen.uncaught + second.seen.uncaught:
        return uncaught[0]
    lists = {*first.seen.lists, *second.seen.lists}
    return "" if len(lists) == 1 and () not in lists else f"{len(lists)} different lists"


def clock_set(arena: Arena, tries: int) -> Iterator[str]:
    """Set the clock between two answers, back or forward."""
    for _ in range(tries):
        leap = timedelta(seconds=arena.chance.choice([-1, 1]) * 10 ** arena.chance.uniform(0, 9.3))
        fault = _set_clock(arena.fresh() / "feedback.db", leap)
        yield f"a leap of {leap}: {fault}" if fault else ""


def _set_clock(path: Path, leap: timedelta) -> str:
    before = record(path, BEFORE)
    now = datetime.now(UTC)
    times = cycle([now, now + leap, now])
    factory = EventFactory("1", clock=lambda: next(times))
    with patch.object(composition, "_make_events", lambda: factory), opened(paths.bundled_database(), path) as desk:
        for number in range(3):
            desk.answer(f"{QUERY} {number}")
    return judge(path, before, 3 * EVENTS_PER_ANSWER, desk.seen)


def closed_account(arena: Arena, tries: int) -> Iterator[str]:
    """Replace a folder above the feedback by a file, and run every command that needs the feedback."""
    commands = (["export", "-o", "out.csv"], ["export", "--new", "-o", "out.jsonl"], ["report", "-o", "out.html"])
    for number in range(tries):
        home = arena.fresh()
        own_feedback(home).parent.write_bytes(b"not a folder")
        *arguments, target = commands[number % len(commands)]
        done = command("feedback", *arguments, home / target, home=home)
        fault = done.fault(codes=(2, 3))
        yield fault or ("a file was written" if (home / target).exists() else "")
