"""Add what the editors wrote to the entries and facets of the sources.

What no longer agrees with the sources (an entry that is gone, an entry without a table in the file) gives a notice, and
the build goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq.limits import entry_excess, facet_excess
from helpdesk_app.faq.model import Entry, Facet, QuestionOrigin
from helpdesk_app.faq_build.curation_file import CuratedEntry, CuratedFacet, Curation, CurationError
from helpdesk_app.faq_build.importing import with_values
from helpdesk_app.faq_build.ledger import Notice

_SHORT: Final = 120
"""Most characters of an answer that replace a missing question."""


@dataclass(frozen=True, slots=True)
class Curated:
    """Entries and facets after curation."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]
    notices: tuple[Notice, ...]


def curate(entries: Sequence[Entry], facets: Sequence[Facet], curation: Curation | None) -> Curated:
    """Return the entries and facets of the sources with the editors' additions.

    A curated question replaces that of the source, which becomes a wording; its origin is then
    :attr:`QuestionOrigin.PROPOSED`. An entry without any question gets the beginning of its answer.

    Raises:
        CurationError: An entry exceeds a limit after curation.
    """
    given = curation or Curation("")
    notices: list[Notice] = []
    labels = {facet.source_text: facet for facet in given.facets}
    shown_facets = tuple(_correct(facet, labels, given.source, notices) for facet in facets)
    shown = {facet.question for facet in shown_facets}
    for facet in given.facets:
        if facet.question not in shown:
            text = f"facet unknown to the sources: {facet.source_text!r}; its values are left out."
            notices.append(Notice(given.source, facet.line, text))
    by_uid = {entry.uid: entry for entry in given.entries}
    renamed = {facet.question: new.question for facet, new in zip(facets, shown_facets, strict=True)}
    curated = tuple(_curate_entry(entry, by_uid, renamed, shown, curation, notices) for entry in entries)
    known = {entry.uid for entry in entries}
    for entry in given.entries:
        if entry.uid not in known:
            text = f"entry {entry.uid} is in no source (any more): « {entry.question} »."
            notices.append(Notice(given.source, entry.line, text))
    notices += _repeated_questions(curated)
    all_facets = with_values(shown_facets, curated)
    for shown_facet in all_facets:
        if excess := facet_excess(shown_facet):
            raise CurationError(given.source or curated[0].provenance[0].source, 1, f"{excess}. Shorten it.")
    return Curated(curated, all_facets, tuple(notices))


def _correct(facet: Facet, labels: Mapping[str, CuratedFacet], source: str, notices: list[Notice]) -> Facet:
    label = labels.get(facet.source_text) or labels.get(facet.question)
    if label is None:
        return facet
    if label.question != facet.source_text:
        text = f"facet « {facet.source_text} » is shown as « {label.question} »."
        notices.append(Notice(source, label.line, text))
    return replace(facet, question=label.question, values=label.values)


def _curate_entry(
    entry: Entry,
    by_uid: Mapping[str, CuratedEntry],
    renamed: Mapping[str, str],
    shown: set[str],
    curation: Curation | None,
    notices: list[Notice],
) -> Entry:
    given = by_uid.get(entry.uid)
    where = entry.provenance[0]
    published = tuple(replace(value, facet=renamed.get(value.facet, value.facet)) for value in entry.facets)
    if given is None:
        if curation is not None and not entry.question:
            text = f"entry {entry.uid} is not in {curation.source}: « {shorten(entry.answer)} »."
            notices.append(Notice(where.source, where.first_line, text))
        given = CuratedEntry(entry.uid, "", (), (), 0)
    question, origin, wordings = entry.question, entry.origin, (*entry.wordings, *given.wordings)
    if given.question and given.question != entry.question:
        question, origin = given.question, QuestionOrigin.PROPOSED
        wordings = (*((entry.question,) if entry.question else ()), *wordings)
    if not question:
        question, origin = shorten(entry.answer), QuestionOrigin.PROPOSED
        text = f"entry {entry.uid} has no question; the beginning of its answer stands for one."
        notices.append(Notice(where.source, where.first_line, text))
    curated = replace(
        entry,
        question=question,
        origin=origin,
        wordings=tuple(wording for wording in dict.fromkeys(wordings) if wording != question),
        facets=tuple(dict.fromkeys((*published, *(value for value in given.facets if value.facet in shown)))),
    )
    if curation is not None and (excess := entry_excess(curated)):
        raise CurationError(curation.source, given.line, f"entry {entry.uid}: {excess}. Shorten it.")
    return curated


def shorten(answer: str) -> str:
    """Return the first sentence of ``answer``, cut between words where it is long."""
    line = next((line for line in answer.split("\n") if line.strip()), "").removeprefix("- ").strip()
    sentence = re.split(r"(?<=[.!?])\s+(?=\S)", line, maxsplit=1)[0].rstrip(" .:;,\u00a0")
    if len(sentence) <= _SHORT:
        return sentence or line[:_SHORT]
    return f"{sentence[:_SHORT].rsplit(None, 1)[0].rstrip(' .:;,')}…"


def _repeated_questions(entries: Sequence[Entry]) -> Iterable[Notice]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.question, entry)
        if first is not entry:
            where = entry.provenance[0]
            text = f"entry {entry.uid} has the same question as entry {first.uid}: « {entry.question} »."
            yield Notice(where.source, where.first_line, text)
