"""What editors do to a FAQ, each a function from a :class:`Workspace` to the next one."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from helpdesk_app.editing import fields
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.faq.identity import UID_LENGTH, fold_answer, uid_of
from helpdesk_app.faq.model import Facet, FacetValue, Status, Upkeep
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.text.folding import fold_line

_UID_BYTES: Final = 10


def edit(workspace: Workspace, uid: str, field: FormField, value: object) -> Workspace:
    """Put ``value`` into ``field`` of the entry ``uid``."""
    entry = workspace.entries[uid]
    return workspace.with_entry(replace(entry, content=fields.write(entry.content, field, value)))


def new_uid(workspace: Workspace, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """Return a uid that no entry has.

    It is drawn at random: two editors who begin an entry at the same time get two.
    """
    while (uid := base64.b32encode(random_bytes(_UID_BYTES)).decode("ascii")[:UID_LENGTH].lower()) in workspace.entries:
        pass
    return uid


def add(workspace: Workspace, uid: str, content: Content, after: str = "") -> Workspace:
    """Add an entry of the editors behind the entry ``after``, or at the end."""
    added = EditedEntry(uid, content, None)
    if after not in workspace.entries:
        return workspace.with_entry(added)
    entries: dict[str, EditedEntry] = {}
    for known, entry in workspace.entries.items():
        entries[known] = entry
        if known == after:
            entries[uid] = added
    return replace(workspace, entries=entries)


def draft(workspace: Workspace, uid: str, question: str = "", after: str = "") -> Workspace:
    """Begin an entry, which agents do not see before it is published."""
    return add(workspace, uid, Content(question, upkeep=Upkeep(status=Status.DRAFT)), after)


def split(workspace: Workspace, uid: str, at: int, second: str) -> Workspace:
    """Split the entry ``uid`` at offset ``at`` of its answer; the rest becomes the entry ``second`` behind it.

    The second entry has the topics and the upkeep of the first, and the beginning of its answer as its question, which
    the editor words. Where there is no text on one side, nothing happens.
    """
    entry = workspace.entries[uid]
    answer, rest = entry.content.answer[:at].rstrip(), entry.content.answer[at:].strip()
    if not answer.strip() or not rest:
        return workspace
    content = replace(entry.content, question=shorten(rest), answer=rest, wordings=(), note="")
    return add(edit(workspace, uid, FormField.ANSWER, answer), second, content, after=uid)


def merge(workspace: Workspace, kept: str, merged: str) -> Workspace:
    """Put the entry ``merged`` into ``kept``, which takes over its votes, favourites and history.

    Its answer follows unless it is there already; its question becomes a wording. ``merged`` is archived.
    """
    first, second = workspace.entries[kept], workspace.entries[merged]
    answer = first.content.answer
    if fold_answer(second.content.answer) not in fold_answer(answer):
        answer = f"{answer}\n{second.content.answer}".strip("\n")
    content = replace(
        first.content,
        answer=answer,
        wordings=_wordings(first.content, (second.content.question, *second.content.wordings)),
        facets=tuple(dict.fromkeys((*first.content.facets, *second.content.facets))),
    )
    upkeep = replace(second.content.upkeep, status=Status.HIDDEN, successor=kept)
    archived = replace(second, content=replace(second.content, upkeep=upkeep))
    return workspace.with_entry(replace(first, content=content)).with_entry(archived)


def _wordings(content: Content, more: tuple[str, ...]) -> tuple[str, ...]:
    """Return the wordings of ``content`` with those of ``more`` that ask otherwise."""
    asked = {fold_line(content.question): ""} | {fold_line(wording): wording for wording in content.wordings}
    for wording in filter(None, more):
        asked.setdefault(fold_line(wording), wording)
    return tuple(filter(None, asked.values()))


def archive(workspace: Workspace, uid: str) -> Workspace:
    """Take the entry ``uid`` away from the agents; it stays in the archive."""
    return edit(workspace, uid, FormField.STATUS, Status.HIDDEN)


def publish(workspace: Workspace, uid: str) -> Workspace:
    """Show the entry ``uid`` to the agents (again); one that no source has any more is the editors' own then."""
    entry = workspace.entries[uid]
    is_withdrawn = entry.content.upkeep.status is Status.WITHDRAWN
    upkeep = replace(entry.content.upkeep, status=Status.PUBLISHED, successor="")
    content = replace(entry.content, upkeep=upkeep)
    return workspace.with_entry(replace(entry, content=content, source=None if is_withdrawn else entry.source))


def back_to_source(workspace: Workspace, uid: str, field: FormField | None = None) -> Workspace:
    """Give ``field`` of the entry ``uid``, or all of it, what the source says."""
    entry = workspace.entries[uid]
    if entry.source is None:
        return workspace
    if field is None:
        return workspace.with_entry(entry.as_source())
    return edit(workspace, uid, field, fields.read(entry.source, field))


def keep_answer(workspace: Workspace, uid: str) -> Workspace:
    """Keep the answer of the editors although the source has changed its own since they replaced it."""
    entry = workspace.entries[uid]
    if entry.source is None or not entry.is_outdated:
        return workspace
    return workspace.with_entry(replace(entry, answer_was=uid_of(entry.source.answer)))


def check_topic(workspace: Workspace, uid: str, value: FacetValue, *, checked: bool) -> Workspace:
    """Give ``value`` to the entry ``uid``, or take it away; the values stay in the order of the facets."""
    given = set(workspace.entries[uid].content.facets)
    given = given | {value} if checked else given - {value}
    ordered = [FacetValue(facet.question, name) for facet in workspace.facets for name in facet.values]
    unlisted = [kept for kept in workspace.entries[uid].content.facets if kept in given and kept not in ordered]
    return edit(workspace, uid, FormField.TOPICS, (*(kept for kept in ordered if kept in given), *unlisted))


def add_value(workspace: Workspace, value: FacetValue) -> Workspace:
    """Add a value to its facet; one that is there in other letters stays as it is."""
    return replace(
        workspace,
        facets=tuple(
            replace(facet, values=(*facet.values, value.value), proposed=(*facet.proposed, value.value))
            if facet.question == value.facet and known_value(facet, value.value) is None
            else facet
            for facet in workspace.facets
        ),
    )


def known_value(facet: Facet, name: str) -> str | None:
    """Return the value of ``facet`` that reads like ``name``, or ``None``."""
    return next((value for value in facet.values if fold_line(value) == fold_line(name)), None)


def add_facet(workspace: Workspace, question: str, heading: str) -> Workspace:
    """Add a facet without values, unless there is one with this question."""
    if any(fold_line(facet.question) == fold_line(question) for facet in workspace.facets):
        return workspace
    return replace(workspace, facets=(*workspace.facets, Facet(question, source_text=question, heading=heading)))
