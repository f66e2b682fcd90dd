"""A folder that someone else changed under the window: notice it, and put both changes together.

What only one side changed is taken, field by field. What both changed otherwise is a conflict, which a person decides;
until then the window's own text stands, and no entry is taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from helpdesk_app.editing.fingerprints import Fingerprint, fingerprints_of
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.faq.model import Upkeep

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

ENTRY: Final = "entry"
"""``Conflict.field`` of an entry that one side took away and the other edited."""

_LISTS: Final = ("wordings", "facets")
_FIELDS: Final = (
    *(each.name for each in fields(Content) if each.name != "upkeep"),
    *(f"upkeep.{each.name}" for each in fields(Upkeep)),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two people changed otherwise."""

    uid: str
    field: str
    """Of ``Content``, ``upkeep.…`` with one of ``Upkeep``, or ``ENTRY``."""
    base: Any
    theirs: Any
    ours: Any
    """``None`` for an entry that is gone."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Both changes together."""

    workspace: Workspace
    conflicts: tuple[Conflict, ...] = ()


def changed_outside(folder: Path, known: Mapping[str, Fingerprint]) -> tuple[str, ...]:
    """Return the files that are not as they were, by their path in the folder; cheap enough for every few seconds.

    Raises:
        SourceError: The folder or its recipe cannot be read.
        StorageError: A file cannot be read.
    """
    now = fingerprints_of(folder, known)
    hashes = ({name: found.sha256 for name, found in each.items()} for each in (known, now))
    before, after = hashes
    return tuple(sorted(name for name in {*before, *after} if before.get(name) != after.get(name)))


def merge(base: Workspace, theirs: Workspace, ours: Workspace) -> Merged:
    """Return ``theirs`` with what ``ours`` changed of ``base``.

    Args:
        base: As the folder was when the window read or wrote it last.
        theirs: As the folder is now.
        ours: As the window has it.
    """
    entries: dict[str, EditedEntry] = {}
    conflicts: list[Conflict] = []
    for uid in dict.fromkeys((*theirs.entries, *ours.entries)):
        entry, found = _merge_entry(base.entries.get(uid), theirs.entries.get(uid), ours.entries.get(uid))
        conflicts += found
        if entry is not None:
            entries[uid] = entry
    return Merged(
        Workspace(
            entries,
            _merge_keyed(base.facets, theirs.facets, ours.facets, lambda facet: facet.question),
            _merge_keyed(base.expected, theirs.expected, ours.expected, lambda result: result.query),
            frozenset(_merge_list(sorted(base.dismissed), sorted(theirs.dismissed), sorted(ours.dismissed))),
            _merge_list(base.announcements, theirs.announcements, ours.announcements),
        ),
        tuple(conflicts),
    )


def take_theirs(workspace: Workspace, conflict: Conflict) -> Workspace:
    """Return ``workspace`` with what the other person wrote."""
    if conflict.field == ENTRY:
        if conflict.theirs is not None:
            return workspace.with_entry(conflict.theirs)
        entries = {uid: entry for uid, entry in workspace.entries.items() if uid != conflict.uid}
        return replace(workspace, entries=entries)
    entry = workspace.entries[conflict.uid]
    return workspace.with_entry(replace(entry, content=_with(entry.content, conflict.field, conflict.theirs)))


def take_ours(workspace: Workspace, conflict: Conflict) -> Workspace:
    """Return ``workspace`` with what the window has: it has it, except that it may have taken an entry away."""
    return take_theirs(workspace, replace(conflict, theirs=None)) if conflict.ours is None else workspace


def _merge_entry(
    base: EditedEntry | None, theirs: EditedEntry | None, ours: EditedEntry | None
) -> tuple[EditedEntry | None, list[Conflict]]:
    if theirs == ours or ours == base:
        return theirs, []
    if theirs == base:
        return ours, []
    if theirs is None or ours is None:
        gone = Conflict((theirs or ours or base).uid, ENTRY, base, theirs, ours)  # type: ignore[union-attr]
        # Without a source or a file, it is the editors' own from now on.
        kept = theirs if ours is None else replace(ours, source=None, file="", answer_was="")
        return kept, [gone]
    was = base.content if base else Content()
    content, conflicts = theirs.content, []
    for name in _FIELDS:
        before, now, mine = (_of(each, name) for each in (was, theirs.content, ours.content))
        if mine in (before, now):
            continue
        if name in _LISTS:
            mine = _merge_list(before, now, mine)
        elif now != before:
            conflicts.append(Conflict(ours.uid, name, before, now, mine))
        content = _with(content, name, mine)
    seen = ours.answer_was if not base or ours.answer_was != base.answer_was else theirs.answer_was
    return replace(theirs, content=content, answer_was=seen), conflicts


def _of(content: Content, name: str) -> Any:
    upkeep = name.removeprefix("upkeep.")
    return getattr(content, name) if upkeep == name else getattr(content.upkeep, upkeep)


def _with(content: Content, name: str, value: Any) -> Content:
    upkeep = name.removeprefix("upkeep.")
    if upkeep == name:
        return replace(content, **{name: value})
    return replace(content, upkeep=replace(content.upkeep, **{upkeep: value}))


def _merge_list(base: Iterable[T], theirs: Iterable[T], ours: Iterable[T]) -> tuple[T, ...]:
    """Return ``theirs`` without what ours took away, then what ours added; in our order where only we changed it."""
    was, now, mine = tuple(base), tuple(theirs), tuple(ours)
    if now == was:
        return mine
    kept = (one for one in now if one in mine or one not in was)
    return tuple(dict.fromkeys((*kept, *(one for one in mine if one not in was))))


def _merge_keyed(base: Iterable[T], theirs: Iterable[T], ours: Iterable[T], key: Callable[[T], K]) -> tuple[T, ...]:
    """Merge values that have a key; of one that both changed, ours stands."""
    was, now, mine = ({key(one): one for one in each} for each in (base, theirs, ours))
    kept = _merge_list(was, now, mine)
    chosen = (
        {**now, **{name: one for name, one in mine.items() if one != was.get(name) or name not in now}}[name]
        for name in kept
    )
    return tuple(chosen)
