"""Bring a workspace into the form that the files keep, so that saving and loading give it back as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.topics import values_used
from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import Announcement, AnswerOrigin, Facet, FacetValue, Status, Upkeep
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.faq_build.upkeep import UpkeepError, read_day
from helpdesk_app.text.folding import fold_line

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ITEM: Final = re.compile(r" *(?:-|\d+\.) ")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def tidy(workspace: Workspace, before: Workspace) -> Workspace:
    """Return ``workspace`` as the files can say it: without stray white space, empty lines and doubles.

    Which values a facet has depends on the file of the curation too; ``CurationText.change_facets`` completes them.

    Args:
        workspace: After the edits.
        before: As it was loaded; what is the same there is taken as it is.
    """
    entries = {
        uid: entry if entry == before.entries.get(uid) else tidy_entry(entry, before.entries.get(uid))
        for uid, entry in workspace.entries.items()
    }
    return replace(
        workspace,
        entries=entries,
        facets=_tidy_facets(workspace.facets, entries, before.facets),
        expected=tuple(_tidy_expected(workspace.expected)),
        dismissed=frozenset(filter(None, map(fold_line, workspace.dismissed))),
        announcements=tuple(_tidy_announcements(workspace.announcements)),
    )


def tidy_entry(entry: EditedEntry, before: EditedEntry | None) -> EditedEntry:
    """Return an entry as the files can say it.

    Who corrects an answer whose source has changed, or the day on which it was checked, has seen that change. One that
    no source has any more and that is not withdrawn, or was edited, is the editors' own from now on.
    """
    source, content = entry.source, tidy_content(entry.content)
    if source is not None and source.upkeep.status is Status.WITHDRAWN:
        kept = replace(source, upkeep=replace(source.upkeep, successor=content.upkeep.successor), note=content.note)
        if content == kept:
            return replace(entry, content=content)
        source = None
    if source is None:
        status = Status.HIDDEN if content.upkeep.status is Status.WITHDRAWN else content.upkeep.status
        content = replace(content, upkeep=replace(content.upkeep, origin=AnswerOrigin.EDITOR, status=status))
        return replace(entry, content=content, source=None, answer_was="")
    content = replace(content, question=content.question or source.question, answer=content.answer or source.answer)
    was = entry.answer_was
    if content.answer == source.answer:
        was = ""
    elif not was or (before and was == before.answer_was and _checked(entry) != _checked(before)):
        was = uid_of(source.answer)
    return replace(entry, content=content, answer_was=was)


def _checked(entry: EditedEntry) -> tuple[str, str]:
    return entry.content.answer, entry.content.upkeep.checked_on


def tidy_content(content: Content) -> Content:
    """Return a content without stray white space, empty lines and doubles."""
    question, answer = one_line(content.question), _lines(content.answer)
    asked = question or shorten(answer)
    wordings = dict.fromkeys(filter(None, map(one_line, content.wordings)))
    facets = (FacetValue(one_line(value.facet), one_line(value.value)) for value in content.facets)
    return Content(
        question,
        answer,
        tuple(wording for wording in wordings if wording != asked),
        tuple(dict.fromkeys(value for value in facets if value.facet and value.value)),
        _tidy_upkeep(content.upkeep),
        "\n".join(line.strip() for line in _lines(content.note).split("\n")),
    )


def one_line(text: str) -> str:
    """Return ``text`` on one line, with single blanks and without what no file keeps."""
    return " ".join(_UNWRITABLE.sub("", text).split())


def _lines(text: str) -> str:
    """Return the lines of ``text`` that say something; blanks at the start of a line indent an item of a list."""
    lines = _LINE_ENDS.sub("\n", _UNWRITABLE.sub("", text)).split("\n")
    return "\n".join(_line(line) for line in lines if line.strip()).strip()


def _line(line: str) -> str:
    return line.rstrip() if _ITEM.match(line) else line.strip()


def _tidy_upkeep(upkeep: Upkeep) -> Upkeep:
    is_shown = upkeep.status is Status.PUBLISHED
    return Upkeep(
        upkeep.origin,
        owner=one_line(upkeep.owner),
        status=upkeep.status,
        valid_from=_day(upkeep.valid_from),
        valid_to=_day(upkeep.valid_to),
        checked_on=_day(upkeep.checked_on),
        address=one_line(upkeep.address),
        incomplete=one_line(upkeep.incomplete),
        successor="" if is_shown else one_line(upkeep.successor),
    )


def _day(text: str) -> str:
    """Return a day in ISO format; what is none stays, for the save to refuse."""
    text = one_line(text)
    try:
        return read_day("day", text) if text else ""
    except UpkeepError:
        return text


def _tidy_facets(
    facets: Iterable[Facet], entries: Mapping[str, EditedEntry], before: Iterable[Facet]
) -> tuple[Facet, ...]:
    """Return the facets: those that were there stay, and every one that is used is there."""
    known = {facet.question: facet for facet in before}
    wanted = {one_line(facet.question): facet for facet in facets}
    used = (value.facet for value in values_used(entries.values()))
    names = filter(None, dict.fromkeys((*known, *wanted, *used)))
    return tuple(_tidy_facet(name, wanted.get(name) or known.get(name), known.get(name)) for name in names)


def _tidy_facet(question: str, facet: Facet | None, before: Facet | None) -> Facet:
    facet = facet or Facet(question, heading=question)
    values = tuple(dict.fromkeys(filter(None, map(one_line, facet.values))))
    return Facet(question, values, before.source_text if before else question, one_line(facet.heading))


def _tidy_expected(results: Iterable[ExpectedResult]) -> Iterator[ExpectedResult]:
    seen = set()
    for result in results:
        query, folded = one_line(result.query), fold_line(result.query)
        if folded and folded not in seen:
            seen.add(folded)
            yield replace(result, query=query)


def _tidy_announcements(announcements: Iterable[Announcement]) -> Iterator[Announcement]:
    for announcement in announcements:
        if text := one_line(announcement.text):
            yield Announcement(text, one_line(announcement.until))
