"""Build the FAQ of a folder and see what changes: values for a page, and questions that the editor answers.

The folder is saved first. :func:`prepare` reads it, compiles and checks; nothing is written before :func:`write`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq.past import RevisionKind
from helpdesk_app.faq_build import publishing
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.changes import Change
from helpdesk_app.faq_build.differences import Piece, side_by_side
from helpdesk_app.faq_build.expected_results import NAME as EXPECTED
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, RankingEngine
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.sources.folder import DATABASE
from helpdesk_app.search.indexer import Indexer

_SHOWN: Final = ("question", "answer", "wordings", "facets", "upkeep")
"""The fields of an entry whose difference is shown."""


class BuildPhase(Enum):
    """What a build is doing."""

    READING = auto()
    COMPILING = auto()
    ENCODING = auto()
    TRYING = auto()


BuildProgress = Callable[[BuildPhase, int, int], None]
"""Takes the phase and, of texts to encode, how many are done and how many there are; may raise to stop."""


class ChangeKind(Enum):
    """What becomes of an entry."""

    NEW = auto()
    RETURNED = auto()
    CHANGED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Both texts of a field, what only one of them has marked."""

    field: str
    """The attribute of ``Entry``."""
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a build changes of an entry."""

    kind: ChangeKind
    entry: Entry
    fields: tuple[FieldChange, ...] = ()
    """Of a changed one."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """A FAQ that is ready to be written."""

    folder: Path
    prepared: publishing.Prepared

    @property
    def faq(self) -> Faq:
        """What agents will see."""
        return self.prepared.report.faq

    @property
    def doubts(self) -> tuple[Notice, ...]:
        """What has to be looked at in the sources."""
        return tuple(doubt for doubt in self.prepared.report.doubts if doubt.source != EXPECTED)

    @property
    def red(self) -> tuple[ExpectedOutcome, ...]:
        """The searches of the test list that do not find their entry first."""
        return tuple(outcome for outcome in self.prepared.report.expected if not outcome.is_met)

    @property
    def asks(self) -> bool:
        """Whether the editor has to accept something before it is written."""
        return bool(self.doubts or self.red)

    @property
    def changes(self) -> tuple[EntryChange, ...]:
        """What is new, changed or gone since the last build; all entries are new where there was none."""
        return tuple(_changes(self.prepared.report))


def prepare(folder: Path, indexer: Indexer, progress: BuildProgress = lambda _phase, _done, _all: None) -> Preparation:
    """Read the folder, compile and check, and write nothing.

    Args:
        folder: As it was saved.
        indexer: Compiles the index, and opens what runs the test list.
        progress: Called before each phase, and with each text that is encoded.

    Raises:
        PublishError: A source or the curation cannot be used; says what to do.
    """

    def compile_index(faq: Faq, before: publishing.Parts) -> publishing.Parts:
        progress(BuildPhase.COMPILING, 0, 0)
        return indexer.compile(faq, before, lambda done, total: progress(BuildPhase.ENCODING, done, total))

    def open_search(faq: Faq, index: publishing.Parts) -> RankingEngine:
        progress(BuildPhase.TRYING, 0, 0)
        return indexer.open(faq, index)

    progress(BuildPhase.READING, 0, 0)
    prepared = publishing.prepare(
        [folder],
        folder / DATABASE,
        curation=None,
        imported_on=None,
        compile_index=compile_index,
        open_search=open_search,
    )
    return Preparation(folder, prepared)


def write(preparation: Preparation) -> BuildReport:
    """Write the database of the folder, whole or not at all.

    Raises:
        PublishError: It cannot be written; the one before is as it was.
    """
    return preparation.prepared.write(preparation.folder / DATABASE)


def _changes(report: BuildReport) -> Iterator[EntryChange]:
    if report.changes is None:
        yield from (EntryChange(ChangeKind.NEW, entry) for entry in report.faq.entries)
        return
    returned = {revision.uid for revision in report.past.revisions if revision.event is RevisionKind.RETURNED}
    for entry in report.changes.new:
        yield EntryChange(ChangeKind.RETURNED if entry.uid in returned else ChangeKind.NEW, entry)
    for change in report.changes.changed:
        yield EntryChange(ChangeKind.CHANGED, change.after, tuple(_fields(change)))
    yield from (EntryChange(ChangeKind.GONE, entry) for entry in report.changes.withdrawn)


def _fields(change: Change) -> Iterator[FieldChange]:
    for name in _SHOWN:
        if name in change.fields:
            before, after = side_by_side(_text(change.before, name), _text(change.after, name))
            yield FieldChange(name, tuple(before), tuple(after))


def _text(entry: Entry, name: str) -> str:
    """Return a field as lines of text."""
    match name:
        case "wordings":
            lines: Sequence[str] = entry.wordings
        case "facets":
            lines = [given.value for given in entry.facets]
        case "upkeep":
            lines = [str(value) for value in asdict(entry.upkeep).values() if value]
        case _:
            lines = [str(getattr(entry, name))]
    return "\n".join(lines)
