"""What the editors of a FAQ work on, as plain frozen data: each edit makes a new :class:`Workspace`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import (
    NO_UPKEEP,
    Announcement,
    AnswerOrigin,
    Entry,
    Facet,
    FacetValue,
    Faq,
    Provenance,
    QuestionOrigin,
    Status,
    Upkeep,
)
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.faq_build.importing import with_values
from helpdesk_app.feedback.model import Reason


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry says and how it is kept."""

    question: str = ""
    answer: str = ""
    wordings: tuple[str, ...] = ()
    facets: tuple[FacetValue, ...] = ()
    """Named by the facet question as people read it."""
    upkeep: Upkeep = NO_UPKEEP
    note: str = ""
    """For the editors only: no database has it."""


@dataclass(frozen=True, slots=True)
class EditedEntry:
    """An entry as it is now, beside what its source says."""

    uid: str
    content: Content
    source: Content | None
    """``None`` for an entry that the editors wrote."""
    provenance: tuple[Provenance, ...] = ()
    file: str = ""
    """Of one that the editors wrote: its path in the folder, with slashes; empty before it is saved."""
    answer_was: str = ""
    """``uid_of`` the answer of the source that the editors replaced; empty where they did not, or do now."""

    @property
    def is_outdated(self) -> bool:
        """Whether the source has changed the answer that the editors replaced."""
        return self.source is not None and self.answer_was not in ("", uid_of(self.source.answer))

    def as_source(self) -> EditedEntry:
        """Return the entry as its source has it; the note of the editors stays."""
        if self.source is None:
            return self
        return replace(self, content=replace(self.source, note=self.content.note))


@dataclass(frozen=True, slots=True)
class EntryFigures:
    """What the merged feedback of the agents says about an entry."""

    copies: int = 0
    useful: int = 0
    """Votes."""
    not_useful: int = 0
    """Votes."""
    interval: tuple[float, float] = (0.0, 1.0)
    """In which the share of useful votes lies with 95 % probability (Wilson)."""
    reasons: tuple[tuple[Reason, int], ...] = ()
    """Of votes that it is not useful, the most frequent first."""
    unanswered: int = 0
    """Searches without an answer that are near to it."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that the editors can change, at one moment."""

    entries: Mapping[str, EditedEntry]
    """By uid, in the order of the FAQ; drafts and hidden ones too. Never changed in place."""
    facets: tuple[Facet, ...] = ()
    expected: tuple[ExpectedResult, ...] = ()
    """The editors' own regression test."""
    dismissed: frozenset[str] = frozenset()
    """Searches of the agents, folded, for which nothing is to be written."""
    announcements: tuple[Announcement, ...] = ()

    def with_entry(self, entry: EditedEntry) -> Workspace:
        """Return the workspace with ``entry`` in place of the one with its uid, or at the end."""
        return replace(self, entries={**self.entries, entry.uid: entry})


def faq_of(workspace: Workspace, imported_on: str = "") -> Faq:
    """Return what agents would see of ``workspace``: its published entries with an answer, and their topics."""
    edited = workspace.entries.values()
    shown = (entry for entry in edited if entry.content.upkeep.status is Status.PUBLISHED and entry.content.answer)
    entries = tuple(map(entry_of, shown))
    known = {facet.question for facet in workspace.facets}
    new = dict.fromkeys(value.facet for entry in entries for value in entry.facets if value.facet not in known)
    successors = (
        (entry.uid, entry.content.upkeep.successor)
        for entry in edited
        if entry.content.upkeep.status is not Status.PUBLISHED and entry.content.upkeep.successor
    )
    facets = with_values((*workspace.facets, *map(Facet, new)), entries)
    return Faq(entries, facets, imported_on, successors=tuple(successors), announcements=workspace.announcements)


def entry_of(edited: EditedEntry) -> Entry:
    """Return an entry as the database would have it; without a question it is named after its answer."""
    content, source = edited.content, edited.source
    is_proposed = not content.question or (source is not None and content.question != source.question)
    is_editors = source is None or content.answer != source.answer
    upkeep = replace(content.upkeep, origin=AnswerOrigin.EDITOR) if is_editors else content.upkeep
    return Entry(
        edited.uid,
        content.question or shorten(content.answer),
        content.answer,
        origin=QuestionOrigin.PROPOSED if is_proposed else QuestionOrigin.PUBLISHED,
        wordings=content.wordings,
        facets=content.facets,
        provenance=edited.provenance,
        upkeep=upkeep,
    )
