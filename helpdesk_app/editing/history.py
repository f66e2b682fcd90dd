"""Undo and redo without limit: each step keeps only what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import EditedEntry, Workspace

_NO_ENTRIES: Final[Mapping[str, EditedEntry]] = {}


class Edit(StrEnum):
    """What a step does, for the words of the menu."""

    FIELD = "field"
    NEW = "new"
    SPLIT = "split"
    MERGE = "merge"
    ARCHIVE = "archive"
    PUBLISH = "publish"
    BACK_TO_SOURCE = "back_to_source"
    KEEP_ANSWER = "keep_answer"
    """A change of the source was seen."""
    REPLACE = "replace"
    TOPICS = "topics"
    EXPECTED = "expected"
    FEEDBACK = "feedback"
    IMPORT = "import"
    CONFLICT = "conflict"
    """The text of someone else was taken."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One edit, to be undone as a whole."""

    edit: Edit
    field: FormField | None
    """Of ``Edit.FIELD``."""
    uid: str
    """The entry that was selected."""
    before: _Version
    after: _Version


@dataclass(frozen=True, slots=True)
class _Version:
    """A workspace, or only the entries by which it differs from that on the other side of its step."""

    rest: Workspace
    """Without entries, where they have the same uids in the same order on both sides."""
    changed: Mapping[str, EditedEntry] | None

    def of(self, workspace: Workspace) -> Workspace:
        """Return this version, given the workspace on the other side."""
        if self.changed is None:
            return self.rest
        return replace(self.rest, entries={**workspace.entries, **self.changed})


class UndoHistory:
    """The steps that led to a workspace, and those that were undone."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._is_open = False
        """Whether typing on in the same field belongs to the last step."""

    @property
    def last(self) -> UndoStep | None:
        """The step that is undone next."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> UndoStep | None:
        """The step that is done again next."""
        return self._undone[-1] if self._undone else None

    def record(
        self, before: Workspace, after: Workspace, edit: Edit, uid: str = "", field: FormField | None = None
    ) -> None:
        """Add a step; typing in the field of the last step makes it longer."""
        self._undone.clear()
        old, new = _versions(before, after)
        last = self.last
        if self._is_open and last and (last.edit, last.field, last.uid) == (edit, field, uid):
            self._done[-1] = replace(last, after=new)
        else:
            self._done.append(UndoStep(edit, field, uid, old, new))
        self._is_open = edit is Edit.FIELD and new.changed is not None

    def close_step(self) -> None:
        """Let the next edit be a step of its own."""
        self._is_open = False

    def undo(self, workspace: Workspace) -> Workspace:
        """Return ``workspace`` before the last step."""
        self._is_open = False
        step = self._done.pop()
        self._undone.append(step)
        return step.before.of(workspace)

    def redo(self, workspace: Workspace) -> Workspace:
        """Return ``workspace`` after the step that was undone last."""
        self._is_open = False
        step = self._undone.pop()
        self._done.append(step)
        return step.after.of(workspace)

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()
        self._is_open = False


def _versions(before: Workspace, after: Workspace) -> tuple[_Version, _Version]:
    if before.entries.keys() != after.entries.keys() or list(before.entries) != list(after.entries):
        return _Version(before, None), _Version(after, None)
    changed = [uid for uid, entry in after.entries.items() if entry is not before.entries[uid]]
    return _part(before, changed), _part(after, changed)


def _part(workspace: Workspace, uids: Sequence[str]) -> _Version:
    return _Version(replace(workspace, entries=_NO_ENTRIES), {uid: workspace.entries[uid] for uid in uids})
