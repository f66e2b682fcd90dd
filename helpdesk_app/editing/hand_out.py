"""Put the FAQ of a folder where the desks look for it, and remember in the folder where and what that was.

``diffusion.toml`` has the path and the version that was handed out last. So a FAQ that someone else put there since is
noticed, whoever of the editors hands out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

import tomlkit

from helpdesk_app.faq.choice import choose
from helpdesk_app.faq.database import FAQ_DATABASE, parse, read, read_content
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq_build.sources.folder import DATABASE, HANDED_OUT
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import DamagedError, MissingError, StorageError, translated_write_errors
from helpdesk_app.storage.file_kinds import file_kind
from helpdesk_app.text.translation import N_, _

_COMMENT: Final = "Où la FAQ est diffusée, et ce qui l’a été en dernier. Écrit par le programme."
_RECORD: Final = file_kind(N_("a record of what was handed out"), lambda head: b"path" in head and b"version" in head)
_CHUNK: Final = 1 << 18
"""Bytes written between two calls of ``progress``."""

Progress = Callable[[int, int], None]
"""Takes how many bytes are written, and how many there are; may raise to stop."""


class TargetKind(Enum):
    """Who named a path."""

    POLICY = auto()
    """The policy of the machine: the desks read it."""
    CHOSEN = auto()
    """An editor, for this folder."""
    OWN = auto()
    """The person's own: this computer alone."""


@dataclass(frozen=True, slots=True)
class HandOutTarget:
    """Where a FAQ can be handed out."""

    path: Path
    kind: TargetKind


@dataclass(frozen=True, slots=True)
class HandOutRecord:
    """What was handed out last from a folder."""

    path: Path | None = None
    version: str = ""
    """``Faq.version``."""


@dataclass(frozen=True, slots=True)
class TargetState:
    """What is at a target before something is handed out there."""

    present: Faq | None = None
    """The FAQ there; ``None`` where there is none, or a damaged one."""
    is_same: bool = False
    """Whether it is the one to be handed out."""
    is_foreign: bool = False
    """Whether it is neither that nor the one that this folder handed out last: someone else put it there."""


class ForeignFaqError(Exception):
    """Someone else put a FAQ at the target, and the editor has not agreed to replace it."""

    def __init__(self, state: TargetState) -> None:
        super().__init__(_("Another FAQ is there, which this folder did not hand out."))
        self.state = state


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A FAQ that is where the desks look."""

    path: Path
    faq: Faq
    copy: Path | None
    """The FAQ that was there before."""
    is_used: bool
    """Whether a desk on this computer would open it."""


def targets(locations: FaqLocations, record: HandOutRecord) -> tuple[HandOutTarget, ...]:
    """Return where the FAQ can be handed out, the usual place first.

    Args:
        locations: Where the desks on this computer look.
        record: Of the folder.
    """
    found = []
    if locations.policy is not None:
        found.append(HandOutTarget(locations.policy, TargetKind.POLICY))
    if locations.own is not None:
        found.append(HandOutTarget(locations.own, TargetKind.OWN))
    if record.path is not None:
        known = next((target for target in found if target.path == record.path), None)
        chosen = known or HandOutTarget(record.path, TargetKind.CHOSEN)
        found = [chosen, *(target for target in found if target is not chosen)]
    return tuple(found)


def read_record(folder: Path) -> HandOutRecord:
    """Return what was handed out last from ``folder``; nothing where the file is missing or makes no sense."""
    try:
        found = tomllib.loads((folder / HANDED_OUT).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return HandOutRecord()
    path, version = found.get("path"), found.get("version")
    if not isinstance(path, str) or not path:
        return HandOutRecord()
    return HandOutRecord(Path(path), version if isinstance(version, str) else "")


def look_at(target: Path, faq: Faq, record: HandOutRecord) -> TargetState:
    """Return what is at ``target``.

    Raises:
        StorageError: It cannot be read, or is no FAQ.
    """
    try:
        present, _index = read(target)
    except (MissingError, DamagedError):
        return TargetState()
    is_same = present.version == faq.version
    is_known = record.path == target and record.version == present.version
    return TargetState(present, is_same, not is_same and not is_known)


def hand_out(
    folder: Path,
    target: HandOutTarget,
    locations: FaqLocations,
    *,
    accept: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> HandedOut:
    """Copy the database of ``folder`` to ``target``, whole or not at all; the one before is kept beside it.

    Args:
        folder: Whose database was built.
        target: The file to write.
        locations: Where the desks on this computer look.
        accept: Whether a FAQ of someone else may be replaced.
        progress: Called while it is written.

    Raises:
        ForeignFaqError: Someone else put a FAQ there, and ``accept`` does not say that it may be replaced.
        StorageError: A file cannot be read or written; the target is as it was.
    """
    content = read_content(folder / DATABASE)
    faq, _index = parse(content, folder / DATABASE)
    state = look_at(target.path, faq, read_record(folder))
    if state.is_foreign and not accept:
        raise ForeignFaqError(state)
    if target.kind is TargetKind.OWN:
        with translated_write_errors(target.path):
            target.path.parent.mkdir(parents=True, exist_ok=True)
    copy = None
    if state.present is not None and not state.is_same:
        copy = previous_of(target.path)
        _write(copy, read_content(target.path), lambda _done, _all: None)
    if not state.is_same:
        _write(target.path, content, progress)
    _remember(folder, HandOutRecord(target.path, faq.version))
    return HandedOut(target.path, faq, copy, _is_used(target.path, locations))


def previous_of(target: Path) -> Path:
    """Return where the FAQ is kept that was at ``target`` before."""
    return target.with_stem(f"{target.stem}-avant")


def look_at_previous(target: Path) -> Faq | None:
    """Return the FAQ that was at ``target`` before; ``None`` where none is kept.

    Raises:
        StorageError: It cannot be read, or is damaged.
    """
    try:
        faq, _index = read(previous_of(target))
    except MissingError:
        return None
    return faq


def put_back(
    folder: Path, target: HandOutTarget, locations: FaqLocations, progress: Progress = lambda _done, _all: None
) -> HandedOut:
    """Put the FAQ back that was at ``target`` before; the one there now takes its place, so that this can be undone.

    Args:
        folder: Remembers what is handed out.
        target: Where.
        locations: Where the desks on this computer look.
        progress: Called while it is written.

    Raises:
        StorageError: A file cannot be read or written; the target is as it was, or has the FAQ from before.
    """
    kept = previous_of(target.path)
    content = read_content(kept)
    faq, _index = parse(content, kept)
    try:
        present = read_content(target.path)
        parse(present, target.path)
    except (MissingError, DamagedError):
        present = None
    _write(target.path, content, progress)
    if present is not None:
        _write(kept, present, lambda _done, _all: None)
    _remember(folder, HandOutRecord(target.path, faq.version))
    return HandedOut(target.path, faq, kept if present is not None else None, _is_used(target.path, locations))


def _write(path: Path, content: bytes, progress: Progress) -> None:
    with atomic_write(path, FAQ_DATABASE) as stream:
        for start in range(0, len(content), _CHUNK):
            progress(start, len(content))
            stream.write(content[start : start + _CHUNK])
        progress(len(content), len(content))


def _remember(folder: Path, record: HandOutRecord) -> None:
    if record == read_record(folder):
        return
    document = tomlkit.document()
    document.add(tomlkit.comment(_COMMENT))
    document.add("path", tomlkit.string(str(record.path)))
    document.add("version", tomlkit.string(record.version))
    with atomic_write(folder / HANDED_OUT, _RECORD) as stream:
        stream.write(tomlkit.dumps(document).encode("utf-8"))


def _is_used(path: Path, locations: FaqLocations) -> bool:
    try:
        return choose(locations).path == path
    except StorageError:
        return False
