"""One state of the import wizard, as plain frozen data. The window renders it and keeps none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from helpdesk_app.editing.comparison import EntryMatch, MatchedAs
from helpdesk_app.editing.line_shape import LineShape
from helpdesk_app.editing.reading import SourceReading
from helpdesk_app.editing.said import Said


class ImportStep(Enum):
    """Where the editor is in the import."""

    FILES = auto()
    READING = auto()
    MATCHING = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was chosen."""

    name: str
    """As it is called where it was chosen."""
    target: str
    """Its path in the folder of the FAQ."""
    replaces: bool = False
    """Whether it is a new version of the file that is at ``target`` now."""
    targets: tuple[str, ...] = ()
    """Files of the folder that it may be a new version of."""
    said: Said = field(default_factory=Said, repr=False)
    reading: SourceReading | None = field(default=None, repr=False)
    """The last one; ``None`` before the first."""
    is_being_read: bool = True
    problem: str = ""
    """Why the file cannot be a source, and what to do."""

    @property
    def entries(self) -> int:
        """How many entries come out."""
        return len(self.reading.entries) if self.reading else 0

    @property
    def can_be_read(self) -> bool:
        """Whether there are lines or columns to look at."""
        return not self.problem and self.reading is not None and self.reading.document is not None

    @property
    def is_left_out(self) -> bool:
        """Whether nothing of it would be imported."""
        return bool(self.problem) or not self.entries


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that stands for the lines which the editor said begin an entry."""

    shape: LineShape
    lines: int
    """Lines of the file that begin so."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import wrote."""

    files: tuple[str, ...]
    """Paths in the folder."""
    counts: Mapping[MatchedAs, int]
    """Of the matches that were taken."""
    refused: int


@dataclass(frozen=True, slots=True)
class ImportState:
    """What is on the screen."""

    step: ImportStep = ImportStep.FILES
    files: tuple[ImportedFile, ...] = ()
    sources: tuple[str, ...] = ()
    """Paths of what the folder has already, which may be read again in another way."""
    target: str = ""
    """Names the file whose lines are on show; empty for none."""
    rule: Rule | None = None
    """What may be said of all the lines alike, for that file."""
    can_undo: bool = False
    can_redo: bool = False
    is_busy: bool = False
    """Whether something is being read, compared or written."""
    matches: tuple[EntryMatch, ...] = field(default=(), repr=False)
    outcome: ImportOutcome | None = None
    problem: str = ""
    """Why the last step was not done, and what to do."""

    @property
    def file(self) -> ImportedFile | None:
        """The file whose lines are on show."""
        return next((file for file in self.files if file.target == self.target), None)

    @property
    def entries(self) -> int:
        """How many entries come out of all files."""
        return sum(file.entries for file in self.files)

    @property
    def doubts(self) -> int:
        """How many doubts there are about all files."""
        return sum(len(file.reading.doubts) for file in self.files if file.reading)

    @property
    def can_go_on(self) -> bool:
        """Whether the next step may be taken."""
        if self.is_busy or self.step is ImportStep.DONE:
            return False
        if self.step is ImportStep.FILES:
            return any(file.can_be_read for file in self.files)
        return any(not file.is_left_out for file in self.files)
