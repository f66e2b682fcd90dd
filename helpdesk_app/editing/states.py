"""The states of an entry that an editor has something to do about, or should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from helpdesk_app.editing.model import EditedEntry, Workspace, entry_of
from helpdesk_app.faq.model import Entry, Faq, QuestionOrigin, Status
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.faq_build.sources.missing_targets import missing_target


class EntryState(StrEnum):
    """A state, the most urgent first."""

    DOUBTFUL = "doubtful"
    """The last import may have misread it, or may be an old entry."""
    EXPIRED = "expired"
    INCOMPLETE = "incomplete"
    """It announces something that it lacks."""
    NOT_FOUND = "not_found"
    """Its own question, or a wording, does not bring it first."""
    DUPLICATE = "duplicate"
    """Another entry says almost the same."""
    NO_TOPIC = "no_topic"
    PROPOSED = "proposed"
    """The editors worded its question; the source has another, or none."""
    CHANGED = "changed"
    """It is not as it was last built."""
    DRAFT = "draft"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


_OF_STATUS: Final = {
    Status.DRAFT: EntryState.DRAFT,
    Status.HIDDEN: EntryState.HIDDEN,
    Status.WITHDRAWN: EntryState.WITHDRAWN,
}
OF_CHECK: Final = {
    HealthCheck.NOT_FOUND: EntryState.NOT_FOUND,
    HealthCheck.DUPLICATE: EntryState.DUPLICATE,
    HealthCheck.INCOMPLETE: EntryState.INCOMPLETE,
}
"""The findings of a check that are states; the others are only shown with the entry."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the states depend on beside the entry."""

    day: str
    """The present day, an ISO date."""
    built: Mapping[str, Entry] | None = None
    """By uid, what agents see of the FAQ as last built; ``None`` where it never was."""
    doubtful: frozenset[str] = frozenset()
    """uids in doubt after an import."""
    has_topics: bool = True
    """Whether the FAQ has any."""
    findings: Mapping[str, Sequence[HealthFinding]] = field(default_factory=dict)
    """By uid, what the last check found in the entry as it is."""


def states_of(entry: EditedEntry, known: Known) -> tuple[EntryState, ...]:
    """Return the states of ``entry``, the most urgent first."""
    found = set(_states(entry, known))
    return tuple(state for state in EntryState if state in found)


def _states(entry: EditedEntry, known: Known) -> Iterator[EntryState]:
    content, status = entry.content, entry.content.upkeep.status
    is_shown = status is Status.PUBLISHED
    if status in _OF_STATUS:
        yield _OF_STATUS[status]
    if _is_changed(entry, known):
        yield EntryState.CHANGED
    if not is_shown and status is not Status.DRAFT:
        return  # nothing is to be done about one in the archive
    if entry.uid in known.doubtful or entry.is_outdated:
        yield EntryState.DOUBTFUL
    if entry.source is not None and entry_of(entry).origin is QuestionOrigin.PROPOSED:
        yield EntryState.PROPOSED
    if known.has_topics and not content.facets:
        yield EntryState.NO_TOPIC
    if content.upkeep.valid_to and content.upkeep.valid_to < known.day:
        yield EntryState.EXPIRED
    if content.upkeep.incomplete or missing_target(content.answer):
        yield EntryState.INCOMPLETE
    yield from (OF_CHECK[finding.kind] for finding in known.findings.get(entry.uid, ()) if finding.kind in OF_CHECK)


def _is_changed(entry: EditedEntry, known: Known) -> bool:
    if known.built is None:
        return False
    before, is_shown = known.built.get(entry.uid), entry.content.upkeep.status is Status.PUBLISHED
    if before is None or not is_shown:
        return (before is not None) is not is_shown
    now = entry_of(entry)
    return (now.question, now.answer, now.wordings, set(now.facets), now.upkeep) != (
        before.question,
        before.answer,
        before.wordings,
        set(before.facets),
        before.upkeep,
    )


def built_entries(built: Faq | None) -> Mapping[str, Entry] | None:
    """Return the entries of the FAQ as last built, by uid."""
    return None if built is None else {entry.uid: entry for entry in built.entries}


def doubtful_entries(
    workspace: Workspace, doubts: Iterable[Notice], resemblances: Iterable[Resemblance]
) -> frozenset[str]:
    """Return the uids of the entries that the last import may have misread, or that may be old ones."""
    lines: dict[str, list[int]] = {}
    for doubt in doubts:
        lines.setdefault(doubt.source, []).append(doubt.line)
    misread = (
        entry.uid
        for entry in workspace.entries.values()
        for where in entry.provenance
        if any(where.first_line <= line <= where.last_line for line in lines.get(where.source, ()))
    )
    return frozenset((*misread, *(alike.newer.uid for alike in resemblances)))
