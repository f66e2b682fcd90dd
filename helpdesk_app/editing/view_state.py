"""One state of the editors' screen, as plain frozen data. The window renders it and keeps none of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from helpdesk_app.editing import fields
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.history import UndoStep
from helpdesk_app.editing.model import EditedEntry, EntryFigures, Workspace
from helpdesk_app.editing.states import EntryState
from helpdesk_app.faq.model import FacetValue
from helpdesk_app.faq_build.health import HealthFinding


class FolderPhase(Enum):
    """Whether there is a FAQ to edit."""

    LOADING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are listed."""

    text: str = ""
    """Words that an entry must have, whatever their case and accents."""
    state: EntryState | None = None
    topic: FacetValue | None = None


NO_FILTER: Final = Filter()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the list."""

    uid: str
    question: str
    states: tuple[EntryState, ...] = ()
    figures: EntryFigures | None = None
    """``None`` before feedback was merged."""


class Ask(Enum):
    """What the editor has to decide."""

    CLOSE_UNSAVED = auto()
    RECOVER = auto()
    """A window that was killed left edits that it had not saved."""
    LOCKED = auto()
    """Someone else has the folder open."""
    MAKE_FOLDER = auto()
    """There is no such folder yet."""
    CONFLICT = auto()
    """Someone else changed the same field of an entry in the folder."""


class Reply(Enum):
    """What the editor decides."""

    SAVE = auto()
    DISCARD = auto()
    """Leave the edits that were not saved."""
    RECOVER = auto()
    OPEN_ANYWAY = auto()
    MAKE = auto()
    MINE = auto()
    THEIRS = auto()
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide before the work goes on."""

    ask: Ask
    details: tuple[str, ...] = ()
    """What it is about: who has the folder open, which entries and fields are in conflict."""


@dataclass(frozen=True, slots=True)
class EditorState:
    """What is on the screen."""

    phase: FolderPhase = FolderPhase.LOADING
    problem: str = ""
    """Why there is no FAQ, in ``FAILED``."""
    workspace: Workspace = field(default_factory=lambda: Workspace({}), repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Those that answers name, by name."""
    filter: Filter = NO_FILTER
    rows: tuple[Row, ...] = field(default=(), repr=False)
    """What ``filter`` leaves."""
    counts: Mapping[EntryState, int] = field(default_factory=dict, repr=False)
    """How many of all entries are in each state."""
    uid: str = ""
    """The selected entry; empty for none. It stays selected when the filter does not list it."""
    faults: Mapping[FormField, str] = field(default_factory=dict)
    """Field -> the text in it that is no date, which is not in the workspace."""
    findings: Sequence[HealthFinding] = ()
    """What the last check found in the selected entry."""
    row: int = -1
    """The selected row, from 0; -1 where the selected entry is not listed."""
    undo: UndoStep | None = field(default=None, repr=False)
    redo: UndoStep | None = field(default=None, repr=False)
    is_unsaved: bool = False
    question: Question | None = None

    @property
    def entry(self) -> EditedEntry | None:
        """The selected entry."""
        return self.workspace.entries.get(self.uid)

    @property
    def changed_fields(self) -> frozenset[FormField]:
        """The fields of the selected entry that differ from its source."""
        entry = self.entry
        return frozenset(f for f in FormField if fields.is_changed(entry, f)) if entry else frozenset()
