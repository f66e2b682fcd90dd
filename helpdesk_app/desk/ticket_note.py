"""The note that an agent leaves in the ticket: a template of their own, filled with the answer they gave.

There is no placeholder for anything about the caller.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk_app.config.note_template import ANSWER, DATE, QUESTION, TOPICS, UID, placeholders, substitute
from helpdesk_app.faq.model import Entry
from helpdesk_app.text.rendering import as_plain_text


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What a note can contain, as plain text."""

    question: str
    answer: str
    topics: str
    uid: str
    date: str
    """The date of the FAQ, as people write it."""

    @classmethod
    def of(cls, entry: Entry, date: str) -> NoteFacts:
        """Return the facts of ``entry``, from a FAQ of ``date``."""
        topics = ", ".join(dict.fromkeys(given.value for given in entry.facets))
        return cls(entry.question, as_plain_text(entry.answer), topics, entry.uid, date)


def fill(template: str, facts: NoteFacts) -> str:
    """Return ``template`` with each placeholder replaced; a line whose only content is an empty one is left out.

    Raises:
        UnknownPlaceholderError: A placeholder has no meaning.
    """
    values = {
        QUESTION: facts.question,
        ANSWER: facts.answer,
        TOPICS: facts.topics,
        UID: facts.uid,
        DATE: facts.date,
    }
    lines = []
    for line in template.splitlines():
        asked = placeholders(line)
        if not asked or any(values[name] for name in asked):
            lines.append(substitute(line, values.__getitem__))
    return "\n".join(lines)
