"""Read a folder of sources, curation and entries by hand into a :class:`Workspace`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from helpdesk_app.editing.fingerprints import Fingerprint, fingerprints_of
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.topics import in_order, with_values_used
from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import NO_UPKEEP, AnswerOrigin, Entry, Facet, FacetValue, Faq
from helpdesk_app.faq_build.continuity import withdrawn_entries
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.faq_build.curation_file import CuratedEntry
from helpdesk_app.faq_build.expected_results import load_expected
from helpdesk_app.faq_build.gathering import Gathered, gather
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.faq_build.publishing import read_before
from helpdesk_app.faq_build.sources.document import Block, Document
from helpdesk_app.faq_build.sources.encoding import decode, split_lines
from helpdesk_app.faq_build.sources.folder import CURATION, DATABASE, DISMISSED, ENTRIES, files_in
from helpdesk_app.faq_build.sources.formats import read_bytes, read_files
from helpdesk_app.text.folding import fold_line

Progress = Callable[[int, int], None]
"""Is told how many files were read, and how many there are; may raise to stop."""

_UNTABLED: Final = CuratedEntry("", "", (), (), 0)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder says."""

    workspace: Workspace
    notices: tuple[Notice, ...] = ()
    doubts: tuple[Notice, ...] = ()
    """What a person has to accept before it is built."""
    resemblances: tuple[Resemblance, ...] = ()
    """Entries that may be old ones, for an editor to decide."""
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    """Of the files that were read, by their path in the folder."""
    lost: tuple[str, ...] = ()
    """What the curation says of entries that neither the sources nor the last build have: no part of ``workspace``."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Of the sources and of the FAQ as it was built last, by name."""
    built: Faq | None = None
    """The folder's ``faq.db`` as it was built last; ``None`` where there is no sound one."""


def load(folder: Path, progress: Progress = lambda _done, _all: None) -> Loaded:
    """Read what the editors work on; a folder may be empty yet.

    Raises:
        SourceError: A file has a mistake; names file, line and reason.
        StorageError: ``faq.db`` or another file cannot be read.
    """
    fingerprints = fingerprints_of(folder)
    before, _ = read_before(None, folder / DATABASE)
    # A file that is gone now, because the share is, must not read as one that was never there.
    curation = folder / CURATION if CURATION in fingerprints else None
    found = gather(_documents(folder, progress), curation, before)
    listed = {given.question: given.values for given in (found.curation.facets if found.curation else ())}
    facets = tuple(replace(facet, values=listed.get(facet.question, ())) for facet in found.curated.facets)
    entries = {entry.uid: with_sorted_topics(entry, facets) for entry in _entries(found)}
    facets = with_values_used(facets, entries.values())
    announcements = found.curation.announcements if found.curation else ()
    return Loaded(
        Workspace(entries, facets, load_expected(folder), _dismissed(folder), announcements),
        notices=found.notices,
        doubts=found.doubts,
        resemblances=found.continued.resemblances,
        fingerprints=fingerprints,
        lost=tuple(_lost(found, entries)),
        pictures={**found.before.faq.pictures, **found.imported.pictures},
        built=before.faq if before else None,
    )


def _lost(found: Gathered, entries: Mapping[str, EditedEntry]) -> Iterator[str]:
    used = {table.uid for table in found.curated.tables.values()}
    for table in found.curation.entries if found.curation else ():
        text = table.answer or table.question or next(iter(table.wordings), "")
        if text and not table.same_as and table.uid not in used and table.uid not in entries:
            yield shorten(text)


def _documents(folder: Path, progress: Progress) -> Iterator[Document]:
    files = files_in(folder)
    for number, document in enumerate(read_files(folder, files), start=1):
        yield document
        progress(number, len(files))


def _dismissed(folder: Path) -> frozenset[str]:
    path = folder / DISMISSED
    if not path.is_file():
        return frozenset()
    return frozenset(filter(None, map(fold_line, split_lines(decode(read_bytes(path), DISMISSED)))))


def _entries(found: Gathered) -> Iterator[EditedEntry]:
    """Yield all entries: those of the sources in their order, begun ones without an answer, withdrawn ones."""
    by_hand = {document.source: document.blocks[0] for document in found.documents if is_one_entry(document)}
    curated = {entry.uid: entry for entry in (*found.curated.entries, *found.curated.unpublished)}
    for entry in found.continued.entries:
        table = found.curated.tables.get(entry.uid, _UNTABLED)
        block = by_hand.get(entry.provenance[0].source) if len(entry.provenance) == 1 else None
        yield _edited(entry, curated[entry.uid], table, block, found.curated.shown_facets)
    begun = [_begun(source, block, found.curated.shown_facets) for source, block in by_hand.items() if block.fault]
    yield from begun
    notes = {table.uid: table.note for table in (found.curation.entries if found.curation else ())}
    known = {entry.uid for entry in begun}
    withdrawn = withdrawn_entries(found.curated, found.before, found.curation)
    for entry in (entry for entry in withdrawn if entry.uid not in known):
        content = replace(_content(entry, entry.facets), note=notes.get(entry.uid, ""))
        source = replace(content, upkeep=replace(entry.upkeep, successor=""), note="")
        yield EditedEntry(entry.uid, content, source, entry.provenance)


def with_sorted_topics(entry: EditedEntry, facets: tuple[Facet, ...]) -> EditedEntry:
    """Return an entry whose topics are in the order of the facets."""
    content, source = entry.content, entry.source
    return replace(
        entry,
        content=replace(content, facets=in_order(content.facets, facets)),
        source=source and replace(source, facets=in_order(source.facets, facets)),
    )


def is_one_entry(document: Document) -> bool:
    """Return whether a document is a file of ``entries/`` that holds one entry, as the editors write them."""
    return document.source.startswith(f"{ENTRIES}/") and document.is_one_entry


def _edited(
    entry: Entry, curated: Entry, table: CuratedEntry, block: Block | None, shown: Mapping[str, str]
) -> EditedEntry:
    """Return an entry of the sources with what the editors say of it.

    Args:
        entry: As the sources have it.
        curated: As agents see it.
        table: Of the curation.
        block: Of the file that the editors wrote it in; ``None`` where they did not.
        shown: The names of facets as people read them, by those of the sources.
    """
    content = replace(_content(curated, curated.facets), note=table.note or (block.note if block else ""))
    if not (entry.question or table.question):
        content = replace(content, question="")
    if table.answer and "origin" not in table.upkeep:
        # Whose text it is follows from the text itself.
        content = replace(content, upkeep=replace(content.upkeep, origin=_origin(entry, table)))
    if block is not None:
        return EditedEntry(entry.uid, content, None, entry.provenance, file=entry.provenance[0].source)
    source = _content(entry, _shown_values(entry.facets, shown))
    was = table.answer_was if table.answer else ""
    return EditedEntry(entry.uid, content, source, entry.provenance, answer_was=was)


def _origin(entry: Entry, table: CuratedEntry) -> AnswerOrigin:
    return NO_UPKEEP.origin if "origin" in table.without.keys else entry.upkeep.origin


def _content(entry: Entry, facets: tuple[FacetValue, ...]) -> Content:
    return Content(entry.question, entry.answer, entry.wordings, facets, entry.upkeep)


def _shown_values(values: tuple[FacetValue, ...], shown: Mapping[str, str]) -> tuple[FacetValue, ...]:
    return tuple(dict.fromkeys(replace(value, facet=shown.get(value.facet, value.facet)) for value in values))


def _begun(source: str, block: Block, shown: Mapping[str, str]) -> EditedEntry:
    """Return an entry by hand that has no answer in words yet, and that a build leaves out."""
    facets = _shown_values(block.facets, shown)
    content = Content(block.question, block.answer, block.wordings, facets, block.upkeep, block.note)
    return EditedEntry(block.uid or uid_of(source), content, None, file=source)
