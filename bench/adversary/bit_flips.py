"""One flipped bit: in feedback.db, in its write-ahead log, in faq.db."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.adversary.case import Arena
from bench.adversary.desk import EVENTS_PER_ANSWER, Seen, command, copy_feedback, opened, own_feedback
from bench.adversary.evidence import Events, judge, record
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import StorageError

HEAD: Final = 100
"""Bytes at the beginning whose bits are all flipped: the header of an SQLite file."""
HEAD_BITS: Final = 8 * HEAD
EVENTS: Final = 60
EVENTS_IN_LOG: Final = 12
"""Of ``EVENTS`` in the log only. Each adds a copy of its page, which a recovery reads again."""


def in_feedback(arena: Arena, tries: int) -> Iterator[str]:
    """Flip a bit of a feedback file without a log."""
    source = arena.fresh() / "feedback.db"
    before = record(source, EVENTS)
    yield from _in_store(arena, tries, source, before, "")


def in_log(arena: Arena, tries: int) -> Iterator[str]:
    """Flip a bit of the write-ahead log that a killed process left."""
    live, source = arena.fresh() / "feedback.db", arena.fresh() / "feedback.db"
    before = dict(record(live, EVENTS - EVENTS_IN_LOG))
    with FeedbackStore(live):
        before |= record(live, EVENTS_IN_LOG, name="journal")
        copy_feedback(live, source)
    assert source.with_name("feedback.db-wal").stat().st_size > HEAD
    yield from _in_store(arena, tries, source, before, "-wal")


def _in_store(arena: Arena, tries: int, source: Path, before: Events, ending: str) -> Iterator[str]:
    for bit in bits(arena, source.with_name(source.name + ending).stat().st_size, tries):
        home = arena.fresh()
        in_window = copy_feedback(source, home / "window" / "feedback.db")
        on_command_line = copy_feedback(source, own_feedback(home))
        for path in (in_window, on_command_line):
            flip(path.with_name(path.name + ending), bit)
        with opened(paths.bundled_database(), in_window) as desk:
            desk.answer()
        fault = judge(in_window, before, EVENTS_PER_ANSWER, desk.seen) or _fault_of_export(home, before)
        yield f"bit {bit % 8} of byte {bit // 8}: {fault}" if fault else ""
        shutil.rmtree(home)


def _fault_of_export(home: Path, before: Events) -> str:
    """Export what is new on the command line, and return what is wrong with that."""
    target = home / "export.jsonl"
    done = command("feedback", "export", "--new", "-o", target, home=home)
    if fault := done.fault(codes=(0, 3)):
        return f"export: {fault}"
    if done.code:
        return f"export: {done.errors}"
    exported = {event.id: event for _, event in read_jsonl(target)}
    if any(before.get(event) != exported[event] for event in exported):
        return "export: an event has changed, and nobody noticed"
    if exported.keys() != before.keys() and "damaged" not in done.errors:
        return f"export: {len(before) - len(exported)} events are gone in silence"
    return ""


def in_faq(arena: Arena, tries: int) -> Iterator[str]:
    """Flip a bit of the FAQ."""
    source = paths.bundled_database()
    sound = database.read(source)[0]
    with opened(source, arena.fresh() / "feedback.db") as desk:
        desk.search("identifiant national perdu")
    for bit in bits(arena, source.stat().st_size, tries):
        home = arena.fresh()
        path = home / "faq.db"
        shutil.copyfile(source, path)
        flip(path, bit)
        checked = command("check", path, home=home)
        with opened(path, home / "feedback.db") as opened_desk:
            opened_desk.search("identifiant national perdu")
        fault = checked.fault() or _fault_of_faq(opened_desk.seen, desk.seen)
        if not fault and checked.code == 0:
            fault = _difference(path, sound)
        yield f"bit {bit % 8} of byte {bit // 8}: {fault}" if fault else ""
        shutil.rmtree(home)


def _fault_of_faq(seen: Seen, sound: Seen) -> str:
    """Return what is wrong with a window on a FAQ with a flipped bit: it refuses it, or shows the same as before."""
    if seen.uncaught:
        return seen.uncaught[0]
    return "" if seen.refused or seen.lists == sound.lists else "the window lists other answers"


def _difference(path: Path, sound: object) -> str:
    try:
        return "" if database.read(path)[0] == sound else "check calls it sound, and its content has changed"
    except StorageError as error:
        return f"check calls it sound, and reading it says: {error}"


def bits(arena: Arena, size: int, tries: int) -> list[int]:
    """Return the bits to flip: of a full run all of the first bytes, then random ones of the whole file."""
    head = list(range(HEAD_BITS))
    if tries <= HEAD_BITS:
        head = arena.chance.sample(head, tries // 2)
    return head + [arena.chance.randrange(8 * size) for _ in range(tries - len(head))]


def flip(path: Path, bit: int) -> None:
    """Change one bit of a file."""
    with path.open("r+b") as stream:
        stream.seek(bit // 8)
        (byte,) = stream.read(1)
        stream.seek(bit // 8)
        stream.write(bytes([byte ^ 1 << bit % 8]))
