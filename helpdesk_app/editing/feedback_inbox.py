"""What agents searched in vain or proposed, to be worked off: each search beside the entries that it is near to.

A query comes masked and folded from the desks. One that an entry has as its question or wording, or that an editor
dismissed, is done and not listed any more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import Final

import numpy as np

from helpdesk_app.editing import commands
from helpdesk_app.editing.model import EntryFigures, Workspace
from helpdesk_app.editing.reasons import why_ahead
from helpdesk_app.editing.trial import Compiled
from helpdesk_app.faq.model import Entry, Faq, Status
from helpdesk_app.feedback.model import Reason
from helpdesk_app.feedback.privacy.masking import MASK
from helpdesk_app.reports.answer_finder import AnswerFinder
from helpdesk_app.reports.engines import EngineName
from helpdesk_app.reports.figures import Figures, ProposedWording
from helpdesk_app.reports.grouping import QueryGroup, clusters, nearest_alike
from helpdesk_app.reports.report import AnswerReport, Share, make_report
from helpdesk_app.reports.reporting import Progress, read_figures
from helpdesk_app.reports.succession import passed_on
from helpdesk_app.search.index import Floats
from helpdesk_app.text.folding import fold_line

NEAR: Final = 3
"""Entries beside an item."""
_SAME_MEANING: Final = 0.92
"""Cosine from which two searches ask the same: « prix du badge » and « combien coûte un badge » have 0.95, « badge
perdu » and « prix du badge » 0.91."""
_COMPARED: Final = 500
"""Groups, the largest, that are compared by meaning."""

Encode = Callable[[str], Floats]
"""Returns the unit vector of a query."""


class ItemKind(Enum):
    """Where an item comes from."""

    SEARCH = auto()
    """A search that found nothing, or nothing reliable."""
    PROPOSAL = auto()
    """A wording that an agent proposed for an entry."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that an item is near to."""

    entry: Entry
    why: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """Something that agents said, and what may be done about it."""

    kind: ItemKind
    text: str
    """The most frequent spelling."""
    count: int
    others: tuple[str, ...] = ()
    """Other spellings and wordings, the most frequent first."""
    target: str = ""
    """uid of the entry that it was proposed for, or that it clearly belongs to; empty where an answer is to write."""
    found: str = ""
    """uid of the entry that the search finds reliably now."""

    @property
    def key(self) -> str:
        """The text, folded: the same item in another inbox has the same key."""
        return fold_line(self.text)


@dataclass(frozen=True, slots=True)
class Inbox:
    """The feedback of the agents."""

    items: tuple[InboxItem, ...] = ()
    """The most frequent first; those that find a reliable answer now last."""
    figures: Mapping[str, EntryFigures] | None = None
    """By uid; ``None`` before feedback was read."""

    def without(self, workspace: Workspace) -> tuple[InboxItem, ...]:
        """Return the items that are still to be done in ``workspace``."""
        done = _done(workspace)
        return tuple(item for item in self.items if item.key not in done)


def files_in(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Return name, size and time of each file of exports in ``folder``, to notice new ones; none where it is missing.

    Raises:
        OSError: The folder cannot be looked at.
    """
    if not folder.is_dir():
        return frozenset()
    found = ((path.name, path.stat()) for path in folder.iterdir())
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def read_feedback(sources: Sequence[Path], progress: Progress = lambda _done, _all: None) -> Figures:
    """Return the figures of exported or merged feedback.

    Args:
        sources: A merged file, or exports, or folders of exports.
        progress: As for ``reporting.read_figures``; may raise to stop.

    Raises:
        StorageError: A file cannot be read, or is no feedback.
        ValueError: The suffix of a file is none of ours, or a library is missing.
    """
    return read_figures(sources, progress, engine=EngineName.SQLITE)


def make_inbox(
    figures: Figures,
    compiled: Compiled,
    built: Faq | None = None,
    encode: Encode | None = None,
    step: Callable[[], None] = lambda: None,
) -> Inbox:
    """Return what the feedback says about ``compiled``.

    Args:
        figures: Of the feedback.
        compiled: The FAQ as it is now.
        built: As agents have it: votes on other texts of an answer are not counted.
        encode: Groups searches by meaning too.
        step: Called for each group of searches; may raise to stop.
    """
    faq = compiled.faq
    figures = passed_on(figures, faq)
    report = make_report(figures, (built or faq).entries)
    finder = AnswerFinder(compiled.engine, faq.entries)
    items = list(_proposals(figures.proposals, finder))
    for group in _by_meaning(report.unanswered, encode, step):
        step()
        if not (text := _unmasked(group.representative)):
            continue
        found, best = finder.found(text), finder.best(text)
        others = tuple(dict.fromkeys(filter(None, map(_unmasked, group.others))))
        uids = (best.uid if best else "", found.uid if found else "")
        items.append(InboxItem(ItemKind.SEARCH, text, group.count, others, *uids))
    near = Counter[str]()
    for item in items:
        if item.kind is ItemKind.SEARCH and item.target and not item.found:
            near[item.target] += item.count
    ordered = sorted(items, key=lambda item: (bool(item.found), -item.count, item.text))
    return Inbox(tuple(ordered), _figures(report.answers, report.older, near))


def figures_by_entry(figures: Figures, faq: Faq) -> Mapping[str, EntryFigures]:
    """Return what the feedback says about each entry, without the searches that are near to it: at once."""
    report = make_report(replace(passed_on(figures, faq), unanswered=()), faq.entries)
    return _figures(report.answers, report.older, {})


def near_to(compiled: Compiled, item: InboxItem) -> tuple[Near, ...]:
    """Return the entries that an item may be a wording of, the one that it was proposed for first, with the reasons."""
    hits = [hit.entry for hit in compiled.engine.search(item.text, limit=NEAR).hits]
    proposed = [entry for entry in compiled.faq.entries if entry.uid == item.target]
    entries = list(dict.fromkeys((*proposed, *hits)))[:NEAR]
    return tuple(
        Near(entry, why_ahead(compiled.engine, item.text, entry, None, compiled.stop_words)) for entry in entries
    )


def accept(workspace: Workspace, item: InboxItem, uid: str) -> Workspace:
    """Make the text of an item a wording of the entry ``uid``."""
    entry = workspace.entries[uid]
    content = entry.content
    if item.key in map(fold_line, (content.question, *content.wordings)):
        return workspace
    wordings = (*content.wordings, item.text)
    return workspace.with_entry(replace(entry, content=replace(content, wordings=wordings)))


def begin_entry(workspace: Workspace, item: InboxItem, uid: str) -> Workspace:
    """Begin the entry ``uid``, a draft that asks what the item asks; its other spellings become wordings."""
    begun = commands.draft(workspace, uid, item.text)
    entry = begun.entries[uid]
    kept: list[str] = []
    for other in item.others:
        if nearest_alike(other, [item.text, *kept]) is None:
            kept.append(other)
    return begun.with_entry(replace(entry, content=replace(entry.content, wordings=tuple(kept))))


def dismiss(workspace: Workspace, item: InboxItem) -> Workspace:
    """Say that nothing is to be written for an item, now and whenever it is searched again."""
    texts = {fold_line(text) for text in (item.text, *item.others)}
    return replace(workspace, dismissed=workspace.dismissed | texts)


def _unmasked(query: str) -> str:
    """Return a query or wording without the places where personal data stood."""
    return " ".join(query.replace(MASK, " ").split())


def _done(workspace: Workspace) -> frozenset[str]:
    """Return the folded texts that need no more work."""
    contents = (
        entry.content for entry in workspace.entries.values() if entry.content.upkeep.status is not Status.HIDDEN
    )
    asked = (fold_line(text) for content in contents for text in (content.question, *content.wordings))
    return workspace.dismissed.union(asked)


def _proposals(proposals: Iterable[ProposedWording], finder: AnswerFinder) -> Iterator[InboxItem]:
    by_uid: dict[str, list[ProposedWording]] = defaultdict(list)
    for proposal in proposals:
        by_uid[proposal.uid].append(proposal)
    for uid, proposed in by_uid.items():
        for alike in clusters(proposed, lambda proposal: proposal.wording, lambda proposal: proposal.count):
            wording, *others = dict.fromkeys(_unmasked(proposal.wording) for proposal in alike)
            if wording:
                found = finder.found(wording)
                target = uid if uid in finder.entries else ""
                count = sum(proposal.count for proposal in alike)
                uids = (target, found.uid if found else "")
                yield InboxItem(ItemKind.PROPOSAL, wording, count, tuple(filter(None, others)), *uids)


def _by_meaning(groups: Sequence[QueryGroup], encode: Encode | None, step: Callable[[], None]) -> Sequence[QueryGroup]:
    """Return ``groups``, the largest first, with those that ask the same put together."""
    if encode is None:
        return groups
    leaders: list[QueryGroup] = []
    vectors: list[Floats] = []
    for group in groups[:_COMPARED]:
        step()
        vector = encode(group.representative)
        cosines = np.array([float(other @ vector) for other in vectors])
        nearest = int(cosines.argmax()) if vectors else -1
        if nearest >= 0 and cosines[nearest] >= _SAME_MEANING:
            leaders[nearest] = _joined(leaders[nearest], group)
        else:
            leaders.append(group)
            vectors.append(vector)
    return [*leaders, *groups[_COMPARED:]]


def _joined(one: QueryGroup, other: QueryGroup) -> QueryGroup:
    return QueryGroup(
        one.representative,
        one.count + other.count,
        one.no_result + other.no_result,
        (*one.others, other.representative, *other.others),
    )


def _figures(
    answers: Iterable[AnswerReport], older: Iterable[AnswerReport], near: Mapping[str, int]
) -> Mapping[str, EntryFigures]:
    """Return the figures of each entry: copies of all its texts, votes on the present one."""
    present = {report.uid: report for report in answers}
    copies = Counter[str]()
    for report in (*present.values(), *older):
        copies[report.uid] += report.copies

    def figures_of(uid: str) -> EntryFigures:
        report = present.get(uid)
        useful = report.useful if report else Share(0, 0)
        reasons = report.reasons if report else ()
        return EntryFigures(
            copies[uid],
            useful.part,
            useful.whole - useful.part,
            (useful.low, useful.high),
            tuple((Reason(reason), count) for reason, count in reasons),
            near.get(uid, 0),
        )

    return {uid: figures_of(uid) for uid in dict.fromkeys((*present, *copies, *near))}
