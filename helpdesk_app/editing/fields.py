"""The fields of an entry that the form shows, each read from a :class:`Content` and written to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from helpdesk_app.editing.model import Content, EditedEntry


class FormField(StrEnum):
    """A field of the form, in its order."""

    QUESTION = "question"
    WORDINGS = "wordings"
    ANSWER = "answer"
    TOPICS = "topics"
    STATUS = "status"
    OWNER = "owner"
    CHECKED_ON = "checked_on"
    VALID_TO = "valid_to"
    NOTE = "note"


DAYS: Final = (FormField.CHECKED_ON, FormField.VALID_TO)
"""The fields that hold an ISO date."""


@dataclass(frozen=True, slots=True)
class _Access:
    read: Callable[[Content], Any]
    write: Callable[[Content, Any], Content]


def _of_content(name: str) -> _Access:
    return _Access(lambda content: getattr(content, name), lambda content, value: replace(content, **{name: value}))


def _of_upkeep(name: str) -> _Access:
    return _Access(
        lambda content: getattr(content.upkeep, name),
        lambda content, value: replace(content, upkeep=replace(content.upkeep, **{name: value})),
    )


_ACCESS: Final = {
    FormField.QUESTION: _of_content("question"),
    FormField.WORDINGS: _of_content("wordings"),
    FormField.ANSWER: _of_content("answer"),
    FormField.TOPICS: _of_content("facets"),
    FormField.STATUS: _of_upkeep("status"),
    FormField.OWNER: _of_upkeep("owner"),
    FormField.CHECKED_ON: _of_upkeep("checked_on"),
    FormField.VALID_TO: _of_upkeep("valid_to"),
    FormField.NOTE: _of_content("note"),
}


def read(content: Content, field: FormField) -> Any:
    """Return the value of ``field``: a text, a tuple of texts or facet values, or a status."""
    return _ACCESS[field].read(content)


def write(content: Content, field: FormField, value: object) -> Content:
    """Return ``content`` with ``value`` in ``field``."""
    return _ACCESS[field].write(content, value)


def is_changed(entry: EditedEntry, field: FormField) -> bool:
    """Return whether an editor changed what the source says in ``field``; the source has no notes."""
    if entry.source is None or field is FormField.NOTE:
        return False
    before, now = read(entry.source, field), read(entry.content, field)
    return set(before) != set(now) if field is FormField.TOPICS else bool(before != now)
