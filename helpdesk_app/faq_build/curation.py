"""Add what the editors wrote to the entries and facets of the sources.

What no longer agrees with the sources (an entry that is gone, an entry without a table in the file) gives a notice, and
the build goes on. Facets are compared folded, by the line of the source, the question as shown, the key in the file, or
the short name; uids may differ in case.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.limits import entry_excess, facet_excess
from helpdesk_app.faq.model import (
    NO_UPKEEP,
    AnswerOrigin,
    Entry,
    Facet,
    FacetValue,
    QuestionOrigin,
    Status,
    Upkeep,
)
from helpdesk_app.faq_build.curation_file import CuratedEntry, CuratedFacet, Curation
from helpdesk_app.faq_build.curation_table import CurationError
from helpdesk_app.faq_build.differences import difference
from helpdesk_app.faq_build.importing import with_values
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.text.blanks import blank_faults
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_, _

_WITHOUT_QUESTION: Final = N_("entries without a question, named after the beginning of their answer")
_IN_NO_SOURCE: Final = N_("entries of the curation file that are in no source (any more)")
_UNASKED: Final = N_("facets that are never asked for, because they have no heading")
_NEAR_VALUES: Final = N_("values of the sources that may be misspelt ones of the curation file")
_OUTDATED: Final = N_("answers of the editors whose source has changed since")
_REPEATED: Final = N_("questions or wordings that another entry has already")

FormerAnswer = Callable[[str, str], str]
"""Returns the text that an entry, by its uid, had with this fingerprint; empty where nothing has it."""

_SHORT: Final = 120
"""Most characters of an answer that replace a missing question."""


@dataclass(frozen=True, slots=True)
class Curated:
    """Entries and facets after curation."""

    entries: tuple[Entry, ...]
    """The published ones."""
    unpublished: tuple[Entry, ...]
    """Drafts and hidden ones."""
    facets: tuple[Facet, ...]
    """With the values of published entries."""
    successors: tuple[tuple[str, str], ...]
    """As in ``Faq``."""
    notices: tuple[Notice, ...]
    doubts: tuple[Notice, ...] = ()
    """Answers of the editors whose source has changed since."""
    tables: Mapping[str, CuratedEntry] = field(default_factory=dict)
    """What the curation says, by the uid of the entry."""
    shown_facets: Mapping[str, str] = field(default_factory=dict)
    """The facet question as people read it, by that of the source."""


def curate(
    entries: Sequence[Entry],
    facets: Sequence[Facet],
    curation: Curation | None,
    former_answer: FormerAnswer = lambda _uid, _fingerprint: "",
) -> Curated:
    """Return the entries and facets of the sources with the editors' additions.

    A curated question replaces that of the source, which becomes a wording; its origin is then
    :attr:`QuestionOrigin.PROPOSED`. An entry without any question gets the beginning of its answer.

    Args:
        entries: Of the sources, under the uids that they keep.
        facets: Of the sources.
        curation: The editors' file.
        former_answer: Finds the answer that the editors replaced, to show how it differs from that of the source now.

    Raises:
        CurationError: An entry or a facet exceeds a limit after curation.
    """
    return _Curator(entries, facets, curation, former_answer).curated()


class _Curator:
    """Joins a curation to entries and facets, and collects notices."""

    def __init__(
        self,
        entries: Sequence[Entry],
        facets: Sequence[Facet],
        curation: Curation | None,
        former_answer: FormerAnswer,
    ) -> None:
        self._entries = entries
        self._facets = facets
        self._curation = curation or Curation("")
        self._has_curation = curation is not None
        self._former_answer = former_answer
        self._notices: list[Notice] = []
        self._doubts: list[Notice] = []
        self._shown: dict[str, str] = {}
        """The question that is shown, by the question of the source."""

    def curated(self) -> Curated:
        facets = self._curate_facets()
        tables = self._tables_by_uid()
        curated = tuple(self._curate_entry(entry, tables.get(entry.uid)) for entry in self._entries)
        self._report_unused(tables)
        published = tuple(entry for entry in curated if entry.upkeep.status is Status.PUBLISHED)
        all_facets = self._with_proposed(with_values(facets, published))
        self._report_unasked(all_facets)
        self._report_near_values()
        self._report_repeated(published, tables)
        for facet in all_facets:
            if excess := facet_excess(facet):
                source = self._curation.source or self._entries[0].provenance[0].source
                raise CurationError(source, 1, _("{excess}. Shorten it.").format(excess=excess))
        unpublished = tuple(entry for entry in curated if entry.upkeep.status is not Status.PUBLISHED)
        successors = tuple(self._successors(published, unpublished, tables))
        return Curated(
            published,
            unpublished,
            all_facets,
            successors,
            tuple(self._notices),
            doubts=tuple(self._doubts),
            tables=tables,
            shown_facets=self._shown,
        )

    def _with_proposed(self, facets: Sequence[Facet]) -> tuple[Facet, ...]:
        """Return ``facets`` with the values that no text of the agency gives marked as proposed."""
        given = {
            (self._shown.get(value.facet, value.facet), value.value)
            for entry in self._entries
            if entry.upkeep.origin is AnswerOrigin.AGENCY
            for value in entry.facets
        }
        return tuple(
            replace(facet, proposed=tuple(value for value in facet.values if (facet.question, value) not in given))
            for facet in facets
        )

    def _successors(
        self, published: Sequence[Entry], unpublished: Sequence[Entry], tables: Mapping[str, CuratedEntry]
    ) -> Iterator[tuple[str, str]]:
        """Yield the entries that are not shown (any more) and name the one that takes over."""
        shown = {entry.uid for entry in published}
        of_entry = {table.uid: uid for uid, table in tables.items()}
        named = {
            entry.uid: (entry.upkeep.successor, entry.provenance[0].source, entry.provenance[0].first_line)
            for entry in (*published, *unpublished)
            if entry.upkeep.successor
        }
        for table in self._curation.entries:
            if "successor" in table.upkeep:
                where = (table.upkeep["successor"], self._curation.source, table.line)
                named[of_entry.get(table.uid, table.uid)] = where
        for uid, (successor, source, line) in sorted(named.items()):
            if uid in shown:
                reason = _(
                    'entry {uid} has a successor and is shown. Hide it with status = "hidden", or take it out.'
                ).format(uid=uid)
                raise CurationError(source, line, reason)
            if successor not in shown and successor not in named:
                text = _("the successor of {uid} is no entry: {successor!r}.{suggestion}").format(
                    uid=uid, successor=successor, suggestion=suggestion(successor, shown)
                )
                self._notices.append(Notice(source, line, text))
            yield uid, successor

    def _curate_facets(self) -> tuple[Facet, ...]:
        """Return the facets as they are shown, each once."""
        labels: dict[str, CuratedFacet] = {}
        headed = [given for given in self._curation.facets if given.heading]
        labels |= {fold_line(given.heading): given for given in headed}
        for given in self._curation.facets:
            labels |= {fold_line(name): given for name in (given.key, given.question, given.source_text) if name}
        shown: dict[str, Facet] = {}
        for facet in self._facets:
            label = labels.get(fold_line(facet.source_text)) or labels.get(fold_line(facet.question))
            curated = facet if label is None else _as_curated(facet, label)
            first = shown.setdefault(fold_line(curated.question), curated)
            self._shown[facet.question] = first.question
            if label and first is curated and label.question != facet.source_text:
                text = _("facet « {text} » is shown as « {question} ».").format(
                    text=facet.source_text, question=label.question
                )
                self._notices.append(Notice(self._curation.source, label.line, text))
        for given in self._curation.facets:
            if not given.source_text:
                facet = _as_curated(Facet(given.question, source_text=given.question), given)
                first = shown.setdefault(fold_line(given.question), facet)
                self._shown.setdefault(given.question, first.question)
            elif fold_line(given.question) not in shown:
                text = _("facet unknown to the sources: {text!r}; its values are left out.").format(
                    text=given.source_text
                )
                self._notices.append(Notice(self._curation.source, given.line, text))
        own = [fold_line(given.question) for given in self._curation.facets if not given.source_text]
        return tuple(shown[name] for name in (*(name for name in shown if name not in own), *own))

    def _tables_by_uid(self) -> dict[str, CuratedEntry]:
        """Return the tables of the file by the uid of their entry, which may differ in case."""
        uids = {entry.uid for entry in self._entries}
        tables = {table.uid: table for table in self._curation.entries if table.uid in uids}
        in_lower_case = {uid.lower(): uid for uid in uids - tables.keys()}
        for table in self._curation.entries:
            if table.uid not in uids and (uid := in_lower_case.get(table.uid.lower())):
                tables.setdefault(uid, table)
        return tables

    def _curate_entry(self, entry: Entry, table: CuratedEntry | None) -> Entry:
        first = entry.provenance[0]
        is_missing = table is None and self._has_curation
        table = table or CuratedEntry(entry.uid, "", (), (), 0)
        question, origin, wordings = entry.question, entry.origin, entry.wordings
        if table.question and table.question != entry.question:
            question, origin = table.question, QuestionOrigin.PROPOSED
            wordings = (*((entry.question,) if entry.question else ()), *wordings)
        wordings = (*(wording for wording in wordings if wording not in table.without.wordings), *table.wordings)
        answer = table.answer or entry.answer
        if not question:
            question, origin = shorten(answer), QuestionOrigin.PROPOSED
            text = _("entry {uid} has no question; the beginning of its answer is used as one.").format(uid=entry.uid)
            group = _WITHOUT_QUESTION
            if is_missing:
                text = _("entry {uid} is not in {source}: « {question} ».").format(
                    uid=entry.uid, source=self._curation.source, question=question
                )
                group = _("entries without a question that are not in {source}").format(source=self._curation.source)
            self._notices.append(Notice(first.source, first.first_line, text, group))
        upkeep = self._upkeep(entry, table)
        self._check_answer(entry, table, upkeep.incomplete)
        curated = replace(
            entry,
            question=question,
            answer=answer,
            origin=origin,
            wordings=tuple(wording for wording in dict.fromkeys(wordings) if wording != question),
            facets=self._values(entry, table),
            upkeep=upkeep,
        )
        if table.line and (excess := entry_excess(curated)):
            raise CurationError(
                self._curation.source,
                table.line,
                _("entry {uid}: {excess}. Shorten it.").format(uid=entry.uid, excess=excess),
            )
        return curated

    def _values(self, entry: Entry, table: CuratedEntry) -> tuple[FacetValue, ...]:
        """Return the facet values of the source under the names that are shown, then those of the editors."""
        given = (replace(value, facet=self._shown.get(value.facet, value.facet)) for value in entry.facets)
        shown = set(self._shown.values())
        kept = (value for value in given if value not in table.without.facets)
        return tuple(dict.fromkeys((*kept, *(value for value in table.facets if value.facet in shown))))

    @staticmethod
    def _upkeep(entry: Entry, table: CuratedEntry) -> Upkeep:
        """Return the upkeep that the editors state, and where they are silent that of the source."""
        untold = {key: getattr(NO_UPKEEP, key) for key in table.without.keys}
        written = {"origin": AnswerOrigin.EDITOR} if table.answer else {}
        return replace(entry.upkeep, **{**untold, **written, **table.upkeep})

    def _check_answer(self, entry: Entry, table: CuratedEntry, incomplete: str) -> None:
        """Report what is wrong with an answer: it is incomplete, has a bad blank, or replaces another one."""
        first = entry.provenance[0]
        in_source, in_curation = (first.source, first.first_line), (self._curation.source, table.line)
        if incomplete:
            where = in_curation if "incomplete" in table.upkeep else in_source
            text = _("the answer of {uid} is incomplete: {what}.").format(uid=entry.uid, what=incomplete)
            self._notices.append(Notice(*where, text))
        for fault in blank_faults(table.answer or entry.answer):
            where = in_curation if table.answer else in_source
            text = _("entry {uid}: {fault}.").format(uid=entry.uid, fault=fault)
            self._notices.append(Notice(*where, text))
        said = uid_of(entry.answer)
        if not table.answer or table.answer_was == said:
            return
        if not table.answer_was:
            text = _('entry {uid}: add answer_was = "{said}", to be told when the source changes its answer.').format(
                uid=entry.uid, said=said
            )
            self._notices.append(Notice(*in_curation, text))
            return
        old = self._former_answer(entry.uid, table.answer_was)
        changed = difference(old, entry.answer) if old else f"« {entry.answer} »"
        text = _(
            "entry {uid}: the source has changed the answer that the editors replaced: {changed}. Correct the answer "
            'where that matters, and write answer_was = "{said}".'
        ).format(uid=entry.uid, changed=changed, said=said)
        self._doubts.append(Notice(*in_curation, text, _OUTDATED))

    def _report_unused(self, tables: Mapping[str, CuratedEntry]) -> None:
        used = {table.uid for table in tables.values()}
        without = [entry.uid for entry in self._entries if entry.uid not in tables]
        for table in self._curation.entries:
            if table.uid not in used and not table.same_as:
                text = _("entry {uid} is in no source (any more): « {question} ».").format(
                    uid=table.uid, question=table.question
                )
                text += suggestion(table.uid, without)
                self._notices.append(Notice(self._curation.source, table.line, text, _IN_NO_SOURCE))

    def _report_unasked(self, facets: Sequence[Facet]) -> None:
        """Report the facets that the window never asks for, and what to write for it."""
        for facet in facets:
            if facet.values and not facet.heading:
                source = json.dumps(facet.source_text or facet.question, ensure_ascii=False)
                near = suggestion(facet.question, [g.heading for g in self._curation.facets if g.heading])
                text = _(
                    "facet « {question} » is never asked for, because it has no heading.{near} Write in the curation "
                    'file, in its table: source = {source}, and heading = "…", a word or two.'
                ).format(question=facet.question, near=near, source=source)
                given = next((g for g in self._curation.facets if g.question == facet.question), None)
                where = (self._curation.source, given.line) if given else (self._source_of(facet), 0)
                self._notices.append(Notice(*where, text, _UNASKED))

    def _report_near_values(self) -> None:
        """Report the values of the sources that look like a misspelt one of the curation."""
        listed = {given.question: given.values for given in self._curation.facets}
        given_first = {value: entry for entry in reversed(self._entries) for value in entry.facets}
        for value, entry in given_first.items():
            values = listed.get(self._shown.get(value.facet, value.facet), ())
            if value.value not in values and (near := suggestion(value.value, values)):
                first = entry.provenance[0]
                text = _("entry {uid}: « {facet} » has no value « {value} » in {source}.").format(
                    uid=entry.uid, facet=value.facet, value=value.value, source=self._curation.source
                )
                self._notices.append(Notice(first.source, first.first_line, text + near, _NEAR_VALUES))

    def _source_of(self, facet: Facet) -> str:
        """Return the first source that gives a value of ``facet``."""
        having = (e for e in self._entries if any(self._shown.get(v.facet) == facet.question for v in e.facets))
        return next(having, self._entries[0]).provenance[0].source

    def _report_repeated(self, curated: Sequence[Entry], tables: Mapping[str, CuratedEntry]) -> None:
        """Report questions and wordings that two entries share."""
        seen: dict[str, tuple[Entry, str]] = {}
        for entry in curated:
            for text in (entry.question, *entry.wordings):
                source, line = self._location(entry, tables.get(entry.uid), text)
                first, where = seen.setdefault(fold_line(text), (entry, f"{source}:{line}"))
                if first.uid == entry.uid:
                    continue
                if text == entry.question and fold_line(text) == fold_line(first.question):
                    said = _("entry {uid} has the same question as entry {other}: « {text} ».").format(
                        uid=entry.uid, other=first.uid, text=text
                    )
                else:
                    said = _("entry {uid} has a wording of entry {other}: « {text} ».").format(
                        uid=entry.uid, other=first.uid, text=text
                    )
                where = _("The first is in {where}.").format(where=where)
                self._notices.append(Notice(source, line, f"{said} {where}", _REPEATED))

    def _location(self, entry: Entry, table: CuratedEntry | None, text: str) -> tuple[str, int]:
        """Return the source and the line of a question or wording."""
        if table and text in (table.question, *table.wordings):
            return self._curation.source, table.line
        return entry.provenance[0].source, entry.provenance[0].first_line


def _as_curated(facet: Facet, label: CuratedFacet) -> Facet:
    # A source may name a facet by its heading, as the entries by hand do.
    said = label.source_text or label.question
    source_text = facet.source_text if fold_line(facet.source_text) == fold_line(said) else said
    return replace(facet, question=label.question, source_text=source_text, heading=label.heading, values=label.values)


def shorten(answer: str) -> str:
    """Return the first sentence of ``answer``, cut between words where it is long."""
    line = next((line for line in answer.split("\n") if line.strip()), "").removeprefix("- ").strip()
    sentence = re.split(r"(?<=[.!?])\s+(?=\S)", line, maxsplit=1)[0].rstrip(" .:;,\u00a0")
    if len(sentence) <= _SHORT:
        return sentence or line[:_SHORT]
    return f"{sentence[:_SHORT].rsplit(None, 1)[0].rstrip(' .:;,')}…"
