"""What a new version of sources changes in a FAQ, entry by entry, for an editor to take or to refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import Final

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq.past import Archived, Past
from helpdesk_app.faq_build.continuity import Before, Continued, continue_entries
from helpdesk_app.faq_build.curation_file import Curation, load_curation
from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.publishing import read_before
from helpdesk_app.faq_build.sources.document import Document
from helpdesk_app.faq_build.sources.folder import CURATION, DATABASE, ENTRIES, files_in
from helpdesk_app.faq_build.sources.formats import read_files

_NONE: Final = Entry("", "", "")


class MatchedAs(Enum):
    """What an entry of the new version is to one of the last."""

    DOUBTFUL = auto()
    """It may be that one."""
    CHANGED = auto()
    NEW = auto()
    GONE = auto()
    UNCHANGED = auto()


class MatchVerdict(Enum):
    """What the editor decides about a match."""

    OPEN = auto()
    TAKEN = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class EntryMatch:
    """An entry of the last version beside one of the new, as their sources have them."""

    kind: MatchedAs
    older: Entry | None
    """``None`` for a new one."""
    newer: Entry | None
    """``None`` for one that is gone; of one that became part of another, that one."""
    verdict: MatchVerdict = MatchVerdict.TAKEN
    title: str = ""
    """The question that the editors gave it; empty where they gave none."""

    @property
    def key(self) -> tuple[MatchedAs, str]:
        """What names the match among the others."""
        entry = self.older if self.kind is MatchedAs.GONE or self.newer is None else self.newer
        assert entry is not None
        return self.kind, entry.uid


@dataclass(frozen=True, slots=True)
class Comparison:
    """The new version of a FAQ beside the last."""

    matches: tuple[EntryMatch, ...]
    imported: tuple[Entry, ...]
    """All entries of the new version, under the uids of their sources."""
    planned: Mapping[str, str]
    """uid of the source -> uid under which the entry goes on."""
    memory: Before
    """What the next build goes on from."""
    curation: Curation | None

    def own_uids(self) -> dict[str, str]:
        """Return the uid that a build gives each entry as long as nobody decides, by the one it goes on under."""
        found = continue_entries(self.imported, self.memory, self.curation).uids
        return {uid: found[imported] for imported, uid in self.planned.items()}

    def with_verdicts(self, verdicts: Mapping[tuple[MatchedAs, str], MatchVerdict]) -> Comparison:
        """Return this with what the editor decides, by the key of the match."""
        matches = tuple(
            replace(one, verdict=verdict) if (verdict := verdicts.get(one.key, one.verdict)) is not one.verdict else one
            for one in self.matches
        )
        return replace(self, matches=matches) if verdicts else self


def compare(folder: Path, staged: Mapping[str, Document]) -> Comparison:
    """Compare the FAQ of ``folder`` with what it will be.

    Args:
        folder: As it is.
        staged: The new sources, by the path that they get in the folder.

    Raises:
        SourceError: A source or the curation has a mistake; names file, line and reason.
        StorageError: ``faq.db`` cannot be read.
    """
    curation = load_curation(folder / CURATION) if (folder / CURATION).is_file() else None
    memory = read_before(None, folder / DATABASE)[0] or Before()
    present = {document.source: document for document in read_files(folder, files_in(folder))}
    names = sorted({**present, **staged}, key=lambda name: (name.startswith(f"{ENTRIES}/"), name))
    older = continue_entries(import_documents(present.values()).entries, memory, curation)
    imported = import_documents(staged.get(name) or present[name] for name in names).entries
    newer = continue_entries(imported, _as_before(older, memory), curation)
    asked = {table.uid: table.question for table in (curation.entries if curation else ())}
    found = sorted(_matches(older, newer, staged), key=lambda match: match.kind.value)
    matches = tuple(replace(match, title=asked.get((match.older or match.newer or _NONE).uid, "")) for match in found)
    return Comparison(matches, imported, newer.uids, memory, curation)


def _as_before(older: Continued, memory: Before) -> Before:
    """Return the last version as its sources have it, with the archive of the last build."""
    archived = memory.as_in_sources(memory.archived)
    kept = tuple(replace(one, entry=entry) for one, entry in zip(memory.past.archive, archived, strict=True))
    return Before(Faq(older.entries), Past(tuple(Archived(one.entry) for one in kept)))


def _matches(older: Continued, newer: Continued, staged: Mapping[str, Document]) -> Iterator[EntryMatch]:
    before = {entry.uid: entry for entry in older.entries}
    after = {entry.uid: entry for entry in newer.entries}
    successors = dict(newer.successors)
    doubtful = {pair.newer.uid: pair.older for pair in newer.resemblances if pair.older.uid in before}
    asked = {entry.uid for entry in doubtful.values()}
    for entry in newer.entries:
        if not _is_of(entry, staged):
            continue
        last = before.get(entry.uid)
        if last is None and entry.uid in doubtful:
            yield EntryMatch(MatchedAs.DOUBTFUL, doubtful[entry.uid], entry, MatchVerdict.OPEN)
        elif last is None:
            yield EntryMatch(MatchedAs.NEW, None, entry)
        else:
            yield EntryMatch(MatchedAs.UNCHANGED if _says_same(last, entry) else MatchedAs.CHANGED, last, entry)
    for entry in older.entries:
        if entry.uid not in after and entry.uid not in asked and _is_of(entry, staged):
            yield EntryMatch(MatchedAs.GONE, entry, after.get(successors.get(entry.uid, "")))


def _is_of(entry: Entry, staged: Mapping[str, Document]) -> bool:
    return any(place.source in staged for place in entry.provenance)


def _says_same(one: Entry, other: Entry) -> bool:
    return replace(one, provenance=()) == replace(other, provenance=())


def decided(matches: Sequence[EntryMatch], kind: MatchedAs) -> tuple[int, int]:
    """Return how many matches of a kind there are, and how many of these are open."""
    some = [match for match in matches if match.kind is kind]
    return len(some), sum(match.verdict is MatchVerdict.OPEN for match in some)
