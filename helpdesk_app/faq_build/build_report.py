"""The report of a build: what the sources held, what became of every line, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq.past import NO_PAST, Past, RevisionKind
from helpdesk_app.faq_build.changes import Change, Changes
from helpdesk_app.faq_build.differences import difference, list_difference
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, doubts_in
from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, Outcome, summarise
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.text.translation import _, ngettext

_NAME: Final = 8
"""Characters of the first word of a row."""
_DEEP: Final = " " * 11
"""Before what is said of an entry."""


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
        lines = [_("{source}: read as {layout}").format(source=name, layout=layout) for name, layout in self.layouts]
        ledger = self.ledger
        counts = (ledger.kept, ledger.merged, ledger.rejected)
        blocks, by_line = _row(_("blocks"), ledger.blocks), _row(_("lines"), len(ledger.lines))
        lines += [
            "",
            f"{blocks} = {_sum(zip(Outcome, counts, strict=True))}",
            _row(_("entries"), len(self.faq.entries)),
            f"{by_line} = {_sum(ledger.lines_by_label().items())}",
            "",
            _row(_("notices"), len(self.notices)),
            *(f"  {line}" for line in summarise(self.notices)),
            "",
            *self._searches(),
            *self._doubts(),
            _("every line"),
            *_ranges(ledger.lines),
        ]
        if self.target:
            version = _("{file}, version {version}").format(file=self.target, version=self.faq.version[:12])
            lines += ["", *_changes(self), *undecided(self.resemblances)]
            lines += ["", _row(_("written"), version)]
        return "\n".join(lines)

    def _searches(self) -> Iterable[str]:
        if self.expected:
            met = sum(outcome.is_met for outcome in self.expected)
            listed = f"{len(self.expected):7}"
            yield _("searches {listed} in the test list, {met} find their entry first").format(listed=listed, met=met)
            yield ""

    def _doubts(self) -> Iterable[str]:
        if self.doubts:
            yield _row(_("doubts"), len(self.doubts)) + _(", to be looked at before it is built")
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
        yield _row(_("changes"), _("no sound database was there before to compare with"))
        return
    known = {revision.uid for revision in report.past.revisions if revision.event is RevisionKind.RETURNED}
    new = [entry for entry in changes.new if entry.uid not in known]
    returned = [entry for entry in changes.new if entry.uid in known]
    yield _row(_("changes"), _("against the FAQ before: {counts}").format(counts=_counts(changes, new, returned)))
    yield from (_entry_row(_("new"), entry) for entry in new)
    yield from (_entry_row(_("returned"), entry) for entry in returned)
    for change in changes.changed:
        fields = ", ".join(map(_, change.fields))
        if "question" in change.fields:
            fields += ", " + _("before: « {question} »").format(question=change.before.question)
        yield _("{name}: {text}").format(name=_entry_row(_("changed"), change.after), text=fields)
        yield from _differences(change)
    yield from (_entry_row(_("moved"), entry) for entry in changes.moved)
    yield from (_entry_row(_("withdrawn"), entry) for entry in changes.withdrawn)
    what = _("facet")
    for said, facets in (
        (_("« {question} » is new or has other values"), changes.facets),
        (_("« {question} » is now headed « {heading} »"), changes.facets_renamed),
        (_("« {question} » is gone"), changes.facets_gone),
    ):
        for facet in facets:
            yield f"  {what:<{_NAME}} " + said.format(question=facet.question, heading=facet.heading)


def _row(name: str, value: object) -> str:
    """Return a row of the report; a number is aligned at its right."""
    return f"{name:<{_NAME}} " + (f"{value:7}" if isinstance(value, int) else str(value))


def _sum(counts: Iterable[tuple[str, int]]) -> str:
    return " + ".join(_("{n} {name}").format(n=count, name=_(name)) for name, count in counts)


def _entry_row(what: str, entry: Entry) -> str:
    # One space less behind the longest word, so that the questions stay below each other.
    gap = "  " if len(what) <= _NAME else " "
    return f"  {what:<{_NAME}} {entry.uid}{gap}" + _("« {name} »").format(name=entry.question)


def _counts(changes: Changes, new: Sequence[Entry], returned: Sequence[Entry]) -> str:
    back, changed, moved, gone = map(len, (returned, changes.changed, changes.moved, changes.withdrawn))
    counts = (
        ngettext("{n} new", "{n} new", len(new)).format(n=len(new)),
        ngettext("{n} returned from the archive", "{n} returned from the archive", back).format(n=back) if back else "",
        ngettext("{n} changed", "{n} changed", changed).format(n=changed),
        ngettext("{n} moved", "{n} moved", moved).format(n=moved),
        ngettext("{n} withdrawn and kept in the archive", "{n} withdrawn and kept in the archive", gone).format(n=gone),
    )
    return ", ".join(filter(None, counts))


def undecided(resemblances: Sequence[Resemblance]) -> Iterable[str]:
    """Describe the entries that may be old ones, and how to decide."""
    if resemblances:
        yield _row(_("decide"), len(resemblances)) + _(", each a new entry until the curation says same_as or new")
    for pair in resemblances:
        new, old, question = pair.newer.uid, pair.older.uid, pair.older.question
        said = _("new {new} may be the withdrawn {old}  « {question} »")
        yield f"  {said.format(new=new, old=old, question=question)}"
        answers = difference(pair.older.answer, pair.newer.answer)
        yield _DEEP + _("{name}: {text}").format(name=_("answer"), text=answers)
        yield f"{_DEEP}[entries.{pair.newer.uid}]"
        yield _DEEP + _('same_as = "{uid}"    # or: new = true').format(uid=pair.older.uid)


def _differences(change: Change) -> Iterable[str]:
    """Describe what changed in the texts of an entry, one field a line; its question is described already."""
    before, after = change.before, change.after
    values = ([f"{given.facet} {given.value}" for given in entry.facets] for entry in (before, after))
    upkeep = ([f"{key} {value}" for key, value in asdict(entry.upkeep).items() if value] for entry in (before, after))
    found = {
        "answer": difference(before.answer, after.answer) or _("white space or line ends only"),
        "wordings": list_difference(before.wordings, after.wordings) or _("in another order"),
        "facets": list_difference(*values) or _("in another order"),
        "upkeep": list_difference(*upkeep),
    }
    for field in change.fields:
        if field in found:
            yield _DEEP + _("{name}: {text}").format(name=_(field), text=found[field])


def _ranges(lines: Sequence[LedgerLine]) -> Iterable[str]:
    """Describe runs of lines that share their fate, one run a line."""

    def fate(line: LedgerLine) -> tuple[str, str, str, str]:
        return line.source, line.label, line.uid, line.note

    for (source, label, uid, note), run in groupby(lines, key=fate):
        numbers = [line.number for line in run]
        location = f"{source}:{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else "")
        yield f"  {location:32} {_(label):11} {uid:12} {_(note)}".rstrip()
