"""Documents -> entries, each answer once, and the ledger of what became of every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq.identity import fold_answer, uid_of
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Provenance
from helpdesk_app.faq_build.ledger import Label, Ledger, LedgerLine, Notice
from helpdesk_app.faq_build.sources.document import Block, Document, Role, SourceError

_LABELS: Final = {
    Role.HEADER: Label.HEADER,
    Role.FACET: Label.FACET,
    Role.MARKER: Label.MARKER,
    Role.BLANK: Label.BLANK,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What the sources hold, before curation.

    An entry whose source has no question has an empty one here.
    """

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]
    """Without values; ``question`` is the line of the source."""
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of one block."""

    label: Label
    uid: str = ""
    note: str = ""


def import_documents(documents: Iterable[Document]) -> Imported:
    """Turn the blocks of all documents into entries, in their order.

    A block with the uid and the content of an earlier one is merged with it: one entry, two provenances. Where the two
    have different questions, the later one becomes a wording.

    Raises:
        SourceError: Two blocks have the same uid and different content; names both lines.
    """
    entries: dict[str, Entry] = {}
    lines: list[LedgerLine] = []
    notices: list[Notice] = []
    facets: dict[str, Facet] = {}
    tally = dict.fromkeys((Label.KEPT, Label.MERGED, Label.REJECTED), 0)
    for document in documents:
        fates = [_settle(block, document, entries) for block in document.blocks]
        for fate, block in zip(fates, document.blocks, strict=True):
            tally[fate.label] += 1
            if fate.label is not Label.KEPT:
                notices.append(Notice(document.source, block.first_line, f"{fate.label}: {fate.note}."))
        lines += _account(document, fates)
        notices += (Notice(document.source, remark.line, remark.text) for remark in document.remarks)
        for facet in document.facets:
            facets.setdefault(facet.question, facet)
    ledger = Ledger(tuple(lines), tally[Label.KEPT], tally[Label.MERGED], tally[Label.REJECTED], tuple(notices))
    return Imported(tuple(entries.values()), tuple(facets.values()), ledger)


def with_values(facets: Sequence[Facet], entries: Sequence[Entry]) -> tuple[Facet, ...]:
    """Return the facets with every value that an entry gives them: those already listed first, in their order."""
    given = dict.fromkeys(value for entry in entries for value in entry.facets)
    by_facet: dict[str, list[str]] = {}
    for value in given:
        by_facet.setdefault(value.facet, []).append(value.value)
    return tuple(
        replace(facet, values=tuple(dict.fromkeys((*facet.values, *by_facet.get(facet.question, ())))))
        for facet in facets
    )


def _settle(block: Block, document: Document, entries: dict[str, Entry]) -> _Fate:
    """Decide what becomes of ``block`` and put it among the ``entries``."""
    if block.fault:
        return _Fate(Label.REJECTED, note=block.fault)
    uid = block.uid or uid_of(block.answer)
    here = Provenance(document.source, block.first_line, block.last_line, document.sha256)
    known = entries.get(uid)
    if known is None:
        entries[uid] = Entry(
            uid,
            block.question,
            block.answer,
            wordings=block.wordings,
            facets=block.facets,
            provenance=(here,),
        )
        return _Fate(Label.KEPT, uid)
    first = known.provenance[0]
    where = f"{first.source}:{first.first_line}"
    if fold_answer(known.answer) != fold_answer(block.answer) or (block.uid and not _same_entry(known, block)):
        raise SourceError(
            document.source,
            block.first_line,
            f"the id {uid} is also that of {where}, with other content. Give one of them another id.",
        )
    question = known.question or block.question
    wordings = dict.fromkeys((*known.wordings, *block.wordings))
    if block.question not in ("", question):
        wordings[block.question] = None
    entries[uid] = replace(
        known,
        question=question,
        wordings=tuple(wordings),
        facets=_union(known.facets, block.facets),
        provenance=(*known.provenance, here),
    )
    return _Fate(Label.MERGED, uid, f"the same answer as {where}, entry {uid}")


def _same_entry(known: Entry, block: Block) -> bool:
    return (known.question, known.wordings, known.facets) == (block.question, block.wordings, block.facets)


def _union(first: tuple[FacetValue, ...], second: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _account(document: Document, fates: Sequence[_Fate]) -> Iterable[LedgerLine]:
    """Give every line of the document the fate of its block, or the label of its role."""
    for line in document.lines:
        if line.role is Role.BLOCK:
            fate = fates[line.block]
            yield LedgerLine(document.source, line.number, fate.label, fate.uid, fate.note or line.note)
        else:
            yield LedgerLine(document.source, line.number, _LABELS[line.role], note=line.note)
