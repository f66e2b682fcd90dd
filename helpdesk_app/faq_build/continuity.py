"""Let the entries of a new import go on as those of the old FAQ, and keep what is no longer shown.

The old ``faq.db`` is the memory of a build: it has the text that each uid had, the archive and the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Final

from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import Entry, Faq, Status
from helpdesk_app.faq.past import NO_PAST, SOURCE_ANSWER, Archived, Past, Revision, RevisionKind
from helpdesk_app.faq_build.changes import changes_between
from helpdesk_app.faq_build.curation import Curated
from helpdesk_app.faq_build.curation_file import Curation
from helpdesk_app.faq_build.curation_table import CurationError
from helpdesk_app.faq_build.matching import Resemblance, match
from helpdesk_app.text.translation import _


@dataclass(frozen=True, slots=True)
class Before:
    """The FAQ that a build goes on from."""

    faq: Faq = field(default_factory=lambda: Faq(()))
    past: Past = NO_PAST

    def as_in_sources(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return ``entries`` with what the source said where the editors replaced its answer."""
        said = self.past.source_answers()
        return tuple(replace(entry, answer=said[entry.uid]) if entry.uid in said else entry for entry in entries)

    def former_answer(self, uid: str, fingerprint: str) -> str:
        """Return the text that the entry ``uid`` had, of ``uid_of`` ``fingerprint``; empty where nothing has it."""
        shown = (entry.answer for entry in (*self.faq.entries, *self.archived) if entry.uid == uid)
        were = (one.before for one in self.past.revisions if one.uid == uid and one.field in ("answer", SOURCE_ANSWER))
        return next((text for text in (*shown, *were) if uid_of(text) == fingerprint), "")

    @property
    def archived(self) -> tuple[Entry, ...]:
        """The entries that it keeps and does not show."""
        return tuple(kept.entry for kept in self.past.archive)


@dataclass(frozen=True, slots=True)
class Continued:
    """The entries of an import under the uids that they keep."""

    entries: tuple[Entry, ...]
    uids: Mapping[str, str]
    """uid of the import -> uid that the entry keeps or gets."""
    successors: tuple[tuple[str, str], ...]
    """As in ``Faq``, of entries that became part of another or were found to be one."""
    resemblances: tuple[Resemblance, ...]
    """Entries that may be old ones, until an editor decides."""


def continue_entries(imported: Sequence[Entry], before: Before, curation: Curation | None) -> Continued:
    """Give the entries of an import the uids of the old ones that they are.

    Raises:
        CurationError: A decision in the curation file contradicts the sources.
    """
    found = match(before.as_in_sources(before.faq.entries), imported, before.as_in_sources(before.archived))
    known = {entry.uid for entry in (*before.faq.entries, *before.archived)}
    uids = {entry.uid: found.kept.get(entry.uid) or _free_uid(entry, known) for entry in imported}
    uids |= _by_replaced_answer(imported, uids, found.kept, curation)
    decided = {table.uid: table for table in (curation.entries if curation else ()) if table.same_as or table.is_new}
    same = {table.uid: table.same_as for table in decided.values() if table.same_as}
    taken = set(uids.values())
    for new, uid in uids.items():
        if uid in same:
            table = decided[uid]
            if table.same_as in taken:
                reason = _(
                    "entry {uid} cannot be the same as {same_as}, which is in the sources too. Take it out."
                ).format(uid=uid, same_as=table.same_as)
                raise CurationError(curation.source if curation else "", table.line, reason)
            uids[new] = table.same_as
    entries = tuple(replace(entry, uid=uids[entry.uid]) for entry in imported)
    merged = ((old, uids[new]) for old, new in found.merged.items())
    return Continued(
        entries=entries,
        uids=uids,
        successors=tuple(sorted(dict((*merged, *same.items())).items())),
        resemblances=tuple(_undecided(found.resemblances, entries, uids, before, decided)),
    )


def _by_replaced_answer(
    imported: Sequence[Entry], uids: Mapping[str, str], kept: Mapping[str, str], curation: Curation | None
) -> dict[str, str]:
    """Return the uids that the curation gives to new entries: it names the answer that the editors replaced."""
    taken = set(uids.values())
    named = {table.answer_was: table.uid for table in (curation.entries if curation else ()) if table.answer_was}
    found = {entry.uid: named[said] for entry in imported if (said := uid_of(entry.answer)) in named}
    return {new: uid for new, uid in found.items() if new not in kept and uid not in taken}


def _free_uid(entry: Entry, taken: set[str]) -> str:
    """Return the uid of a new entry: its own, unless an old entry had its text at some time."""
    uid, number = entry.uid, 0
    while uid in taken:
        number += 1
        uid = uid_of(f"{entry.answer}\n{number}")
    return uid


def _undecided(
    found: Iterable[Resemblance],
    entries: Sequence[Entry],
    uids: Mapping[str, str],
    before: Before,
    decided: Iterable[str],
) -> Iterator[Resemblance]:
    """Yield what resembles and is not decided yet, of this build and of those before."""
    by_uid = {entry.uid: entry for entry in entries}
    pending = {
        kept.entry.uid: Resemblance(kept.entry, by_uid[kept.may_be])
        for kept in before.past.archive
        if kept.may_be in by_uid
    }
    for pair in found:
        pending.setdefault(pair.older.uid, replace(pair, newer=by_uid[uids[pair.newer.uid]]))
    seen = set(decided)
    for older, pair in sorted(pending.items()):
        if older not in by_uid and pair.newer.uid not in seen:
            seen.add(pair.newer.uid)
            yield pair


def successors_after(before: Before, continued: Continued, curated: Curated) -> tuple[tuple[str, str], ...]:
    """Return the successors of entries that are not shown (any more), as in ``Faq``.

    One that the editors name holds as long as they name it, one that the build found holds from then on.
    """
    stated = {entry.uid for entry in curated.unpublished}
    named = {(entry.uid, entry.upkeep.successor) for entry in before.archived if _is_withdrawn(entry)}
    found = (pair for pair in before.faq.successors if pair[0] not in stated and pair not in named)
    successors = dict((*found, *continued.successors, *curated.successors))
    shown = {entry.uid for entry in curated.entries}
    return tuple(sorted(pair for pair in successors.items() if pair[0] not in shown))


def _is_withdrawn(entry: Entry) -> bool:
    return entry.upkeep.status is Status.WITHDRAWN


def past_of(faq: Faq, curated: Curated, before: Before, continued: Continued, curation: Curation | None) -> Past:
    """Return the archive and the history after a build.

    Args:
        faq: As it is shown now.
        curated: What the editors say; drafts and hidden entries, and the successors that they name.
        before: What the build went on from.
        continued: How its entries go on.
        curation: Of the editors; an entry that is the same as another is kept under that one only.
    """
    may_be = {pair.older.uid: pair.newer.uid for pair in continued.resemblances}
    withdrawn = withdrawn_entries(curated, before, curation)
    archive = tuple(Archived(entry, may_be.get(entry.uid, "")) for entry in (*curated.unpublished, *withdrawn))
    replaced = (*_replaced_answers(faq.imported_on, continued, curated, before),)
    revisions = (*before.past.revisions, *_revisions(faq, archive, before), *replaced)
    return Past(archive, revisions)


def withdrawn_entries(curated: Curated, before: Before, curation: Curation | None) -> Iterator[Entry]:
    """Yield the entries that were there before and are in no source any more; arguments as in :func:`past_of`."""
    present = {entry.uid for entry in (*curated.entries, *curated.unpublished)}
    successors = dict(curated.successors)
    aliases = {table.uid for table in (curation.entries if curation else ()) if table.same_as}
    for entry in (*before.faq.entries, *before.archived):
        if entry.uid not in present and entry.uid not in aliases:
            upkeep = replace(entry.upkeep, status=Status.WITHDRAWN, successor=successors.get(entry.uid, ""))
            yield replace(entry, upkeep=upkeep)


def _replaced_answers(day: str, continued: Continued, curated: Curated, before: Before) -> Iterator[Revision]:
    """Yield what the sources say now where the editors replace the answer, as far as it is not known yet."""
    known = before.past.source_answers()
    for entry in continued.entries:
        table = curated.tables.get(entry.uid)
        said = entry.answer if table and table.answer else ""
        if said != known.get(entry.uid, ""):
            yield Revision(entry.uid, day, RevisionKind.CHANGED, SOURCE_ANSWER, said)


_COMPARED: Final = tuple(each.name for each in fields(Entry) if each.name not in ("uid", "provenance"))


def _revisions(faq: Faq, archive: Sequence[Archived], before: Before) -> Iterator[Revision]:
    """Yield what this build changed, entry by entry."""
    shown = {entry.uid: entry for entry in before.faq.entries}
    kept = {entry.uid: entry for entry in before.archived}
    moved = {entry.uid for entry in changes_between(before.faq, faq).moved}
    day = faq.imported_on
    for entry in (*faq.entries, *(one.entry for one in archive)):
        is_withdrawn = _is_withdrawn(entry)
        old = shown.get(entry.uid) or kept.get(entry.uid)
        if old is None:
            yield Revision(entry.uid, day, RevisionKind.NEW)
            continue
        if is_withdrawn and not _is_withdrawn(old):
            yield Revision(entry.uid, day, RevisionKind.WITHDRAWN)
        if _is_withdrawn(old) and not is_withdrawn:
            yield Revision(entry.uid, day, RevisionKind.RETURNED)
        if is_withdrawn:
            continue
        for name in _COMPARED:
            if getattr(old, name) != getattr(entry, name):
                yield Revision(entry.uid, day, RevisionKind.CHANGED, name, text_of(old, name))
        if entry.uid in moved:
            yield Revision(entry.uid, day, RevisionKind.MOVED)


def text_of(entry: Entry, name: str) -> str:
    """Return an attribute of ``entry`` as text; a list has one item a line."""
    match name:
        case "wordings":
            return "\n".join(entry.wordings)
        case "facets":
            return "\n".join(f"{given.facet} {given.value}" for given in entry.facets)
        case "upkeep":
            given = ((each.name, getattr(entry.upkeep, each.name)) for each in fields(entry.upkeep))
            return "\n".join(f"{key} {value}" for key, value in given if value)
    return str(getattr(entry, name))
