"""The report of a build: what the sources held, what became of every line, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.past import NO_PAST, Past, RevisionKind
from helpdesk_app.faq_build.changes import Change, Changes
from helpdesk_app.faq_build.differences import difference, list_difference
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, doubts_in
from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, summarise
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.text.translation import _


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What the sources held and what became of it."""

    faq: Faq
    layouts: tuple[tuple[str, str], ...]
    """How each source was read, by its name."""
    ledger: Ledger
    notices: tuple[Notice, ...]
    target: Path | None = None
    """The database that was written; ``None`` for a dry run."""
    changes: Changes | None = None
    """Against the database that was replaced; ``None`` where there was none, or a damaged one."""
    past: Past = NO_PAST
    resemblances: tuple[Resemblance, ...] = ()
    """Entries that may be old ones, for an editor to decide."""
    doubts: tuple[Notice, ...] = ()
    """What a person has to accept before this is published."""
    expected: tuple[ExpectedOutcome, ...] = ()
    """What the editors' test list finds."""

    @property
    def ok(self) -> bool:
        """Whether every block of the sources is in the FAQ."""
        return self.ledger.rejected == 0

    def as_text(self) -> str:
        """Return the report for people: layouts, counts, notices, the fate of every line, and what is new."""
        lines = [f"{name}: read as {layout}" for name, layout in self.layouts]
        ledger = self.ledger
        lines += [
            "",
            f"blocks   {ledger.blocks:7} = {ledger.kept} kept + {ledger.merged} merged + {ledger.rejected} rejected",
            f"entries  {len(self.faq.entries):7}",
            f"lines    {len(ledger.lines):7} = "
            + " + ".join(f"{count} {label}" for label, count in ledger.lines_by_label().items()),
            "",
            f"notices  {len(self.notices):7}",
            *(f"  {line}" for line in summarise(self.notices)),
            "",
            *self._searches(),
            *self._doubts(),
            "every line",
            *_ranges(ledger.lines),
        ]
        if self.target:
            lines += ["", *_changes(self), *undecided(self.resemblances)]
            lines += ["", f"written  {self.target}, version {self.faq.version[:12]}"]
        return "\n".join(lines)

    def _searches(self) -> Iterable[str]:
        if self.expected:
            met = sum(outcome.is_met for outcome in self.expected)
            listed = f"{len(self.expected):7}"
            yield _("searches {listed} in the test list, {met} find their entry first").format(listed=listed, met=met)
            yield ""

    def _doubts(self) -> Iterable[str]:
        if self.doubts:
            yield f"doubts   {len(self.doubts):7}, to be looked at before it is built"
            yield from (f"  {line}" for line in summarise(self.doubts))
            yield ""


def summary(report: BuildReport) -> Iterable[str]:
    """Describe what changed, what does not pass and what is to be decided, without the fate of every line."""
    yield from map(str, doubts_in(report.expected))
    if report.changes:
        yield from _changes(report)
    yield from undecided(report.resemblances)


def _changes(report: BuildReport) -> Iterable[str]:
    """Describe what is new, changed or gone, one entry a line."""
    changes = report.changes
    if changes is None:
        yield "changes  no sound database was there before to compare with"
        return
    known = {revision.uid for revision in report.past.revisions if revision.event is RevisionKind.RETURNED}
    new = [entry for entry in changes.new if entry.uid not in known]
    returned = [entry for entry in changes.new if entry.uid in known]
    counts = f"{len(new)} new, " + (f"{len(returned)} returned from the archive, " if returned else "")
    counts += f"{len(changes.changed)} changed, {len(changes.moved)} moved"
    yield f"changes  against the FAQ before: {counts}, {len(changes.withdrawn)} withdrawn and kept in the archive"
    yield from (f"  new      {entry.uid}  « {entry.question} »" for entry in new)
    yield from (f"  returned {entry.uid}  « {entry.question} »" for entry in returned)
    for change in changes.changed:
        before = f", before: « {change.before.question} »" if "question" in change.fields else ""
        yield f"  changed  {change.after.uid}  « {change.after.question} »: {', '.join(change.fields)}{before}"
        yield from _differences(change)
    yield from (f"  moved    {entry.uid}  « {entry.question} »" for entry in changes.moved)
    yield from (f"  withdrawn {entry.uid} « {entry.question} »" for entry in changes.withdrawn)
    yield from (f"  facet    « {facet.question} » is new or has other values" for facet in changes.facets)
    yield from (
        f"  facet    « {facet.question} » is now headed « {facet.heading} »" for facet in changes.facets_renamed
    )
    yield from (f"  facet    « {facet.question} » is gone" for facet in changes.facets_gone)


def undecided(resemblances: Sequence[Resemblance]) -> Iterable[str]:
    """Describe the entries that may be old ones, and how to decide."""
    if resemblances:
        yield f"decide   {len(resemblances):7}, each a new entry until the curation says same_as or new"
    for pair in resemblances:
        yield f"  new {pair.newer.uid} may be the withdrawn {pair.older.uid}  « {pair.older.question} »"
        yield f"           answer: {difference(pair.older.answer, pair.newer.answer)}"
        yield f"           [entries.{pair.newer.uid}]"
        yield f'           same_as = "{pair.older.uid}"    # or: new = true'


def _differences(change: Change) -> Iterable[str]:
    """Describe what changed in the texts of an entry, one field a line; its question is described already."""
    before, after = change.before, change.after
    values = ([f"{given.facet} {given.value}" for given in entry.facets] for entry in (before, after))
    upkeep = ([f"{key} {value}" for key, value in asdict(entry.upkeep).items() if value] for entry in (before, after))
    found = {
        "answer": difference(before.answer, after.answer) or "white space or line ends only",
        "wordings": list_difference(before.wordings, after.wordings) or "in another order",
        "facets": list_difference(*values) or "in another order",
        "upkeep": list_difference(*upkeep),
    }
    yield from (f"           {field}: {found[field]}" for field in change.fields if field in found)


def _ranges(lines: Sequence[LedgerLine]) -> Iterable[str]:
    """Describe runs of lines that share their fate, one run a line."""

    def fate(line: LedgerLine) -> tuple[str, str, str, str]:
        return line.source, line.label, line.uid, line.note

    for (source, label, uid, note), run in groupby(lines, key=fate):
        numbers = [line.number for line in run]
        location = f"{source}:{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else "")
        yield f"  {location:32} {label:11} {uid:12} {note}".rstrip()
