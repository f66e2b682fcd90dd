"""Turn documents into entries, each answer once, and keep a ledger of what became of every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq.identity import fold_answer, uid_of
from helpdesk_app.faq.limits import entry_excess
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Provenance, Upkeep
from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, Outcome
from helpdesk_app.faq_build.sources.document import Block, Document, LineKind, SourceError
from helpdesk_app.text.translation import N_, _

_GROUPS: Final = {
    Outcome.MERGED: N_("answers that the sources have already, merged"),
    Outcome.REJECTED: N_("questions or answers that make no entry, rejected"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What the sources hold, before curation. An entry without a question in its source has an empty one."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]
    """Without values; ``question`` is the line of the source."""
    ledger: Ledger
    pictures: Mapping[str, bytes]
    """As in ``Faq``."""


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of one block, and why."""

    outcome: Outcome
    uid: str = ""
    note: str = ""


@dataclass(slots=True)
class _EntryDraft:
    """An entry that blocks are still added to."""

    uid: str
    question: str
    answer: str
    wordings: dict[str, None]
    facets: dict[FacetValue, None]
    upkeep: Upkeep
    provenance: list[Provenance]

    @classmethod
    def of(cls, uid: str, block: Block, provenance: Provenance) -> _EntryDraft:
        wordings, facets = dict.fromkeys(block.wordings), dict.fromkeys(block.facets)
        return cls(uid, block.question, block.answer, wordings, facets, block.upkeep, [provenance])

    def has_answer(self, block: Block) -> bool:
        return self.answer == block.answer or fold_answer(self.answer) == fold_answer(block.answer)

    def has_all_else(self, block: Block) -> bool:
        return (
            self.question == block.question
            and list(self.wordings) == list(block.wordings)
            and list(self.facets) == list(block.facets)
            and self.upkeep == block.upkeep
        )

    def add(self, block: Block, provenance: Provenance) -> None:
        self.question = self.question or block.question
        self.wordings |= dict.fromkeys(block.wordings)
        if block.question not in ("", self.question):
            self.wordings[block.question] = None
        self.facets |= dict.fromkeys(block.facets)
        self.provenance.append(provenance)

    def entry(self) -> Entry:
        """Return the finished entry.

        Raises:
            SourceError: It exceeds a limit.
        """
        wordings, facets, provenance = tuple(self.wordings), tuple(self.facets), tuple(self.provenance)
        texts = (self.uid, self.question, self.answer)
        entry = Entry(*texts, wordings=wordings, facets=facets, provenance=provenance, upkeep=self.upkeep)
        if excess := entry_excess(entry):
            first = self.provenance[0]
            reason = _("{excess}. Shorten it, or leave it out, and build again.").format(excess=excess)
            raise SourceError(first.source, first.first_line, reason)
        return entry


def import_documents(documents: Iterable[Document]) -> Imported:
    """Turn the blocks of all documents into entries, in their order.

    A block with the uid and the content of an earlier one is merged with it: one entry, two provenances. Where the two
    have different questions, the later one becomes a wording.

    Raises:
        SourceError: An entry exceeds a limit, or two blocks have the same uid and different content.
    """
    drafts: dict[str, _EntryDraft] = {}
    lines: list[LedgerLine] = []
    notices: list[Notice] = []
    facets: dict[str, Facet] = {}
    pictures: dict[str, bytes] = {}
    counts: Counter[Outcome] = Counter()
    for document in documents:
        fates = [_add(block, document, drafts) for block in document.blocks]
        for fate, block in zip(fates, document.blocks, strict=True):
            counts[fate.outcome] += 1
            if fate.outcome is not Outcome.KEPT:
                notices.append(Notice(document.source, block.first_line, _outcome(fate), _GROUPS[fate.outcome]))
        lines += _account(document, fates)
        notices += (Notice(document.source, remark.line, remark.text, remark.group) for remark in document.remarks)
        pictures |= document.pictures
        for facet in document.facets:
            facets.setdefault(facet.question, facet)
    kept, merged, rejected = (counts[outcome] for outcome in Outcome)
    ledger = Ledger(tuple(lines), kept, merged, rejected, tuple(notices))
    return Imported(tuple(draft.entry() for draft in drafts.values()), tuple(facets.values()), ledger, pictures)


def with_values(facets: Sequence[Facet], entries: Sequence[Entry]) -> tuple[Facet, ...]:
    """Return the facets with every value that an entry gives them, after those that they list already."""
    given = dict.fromkeys(value for entry in entries for value in entry.facets)
    by_facet: dict[str, list[str]] = {}
    for value in given:
        by_facet.setdefault(value.facet, []).append(value.value)
    return tuple(
        replace(facet, values=tuple(dict.fromkeys((*facet.values, *by_facet.get(facet.question, ())))))
        for facet in facets
    )


def _add(block: Block, document: Document, drafts: dict[str, _EntryDraft]) -> _Fate:
    """Add ``block`` to the ``drafts`` as a new entry or to a known one, or reject it."""
    if block.fault:
        return _Fate(Outcome.REJECTED, note=block.fault)
    uid = block.uid or uid_of(block.answer)
    provenance = Provenance(document.source, block.first_line, block.last_line, document.sha256)
    known = drafts.get(uid)
    if known is None:
        drafts[uid] = _EntryDraft.of(uid, block, provenance)
        return _Fate(Outcome.KEPT, uid)
    first = known.provenance[0]
    where = f"{first.source}:{first.first_line}"
    if not known.has_answer(block) or (block.uid and not known.has_all_else(block)):
        reason = _("the id {uid} is also that of {where}, with other content. Give one of them another id.").format(
            uid=uid, where=where
        )
        raise SourceError(document.source, block.first_line, reason)
    known.add(block, provenance)
    return _Fate(Outcome.MERGED, uid, _("the same answer as {where}, entry {uid}").format(where=where, uid=uid))


def _outcome(fate: _Fate) -> str:
    return _("{name}: {text}").format(name=_(fate.outcome), text=_(fate.note)) + "."


def _account(document: Document, fates: Sequence[_Fate]) -> Iterable[LedgerLine]:
    """Enter every line of the document in the ledger, those of a block with its outcome."""
    for line in document.lines:
        if line.kind is LineKind.TEXT:
            fate = fates[line.block]
            note = fate.note or line.note
            yield LedgerLine(document.source, line.number, line.kind, fate.outcome, fate.uid, note)
        else:
            yield LedgerLine(document.source, line.number, line.kind, note=line.note)
