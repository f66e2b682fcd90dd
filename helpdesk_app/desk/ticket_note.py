"""The note that an agent leaves in the ticket: a template of their own, filled with the answer they gave.

Nothing of the caller goes into it; there is no placeholder that could.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.rendering import as_plain_text

_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]*)\}")

QUESTION: Final = "question"
ANSWER: Final = "answer"
TOPICS: Final = "topics"
UID: Final = "uid"
DATE: Final = "date"

# Each name, and those that mean it: a template outlives a change of the window's language.
_NAMES: Final[Mapping[str, str]] = {
    "question": QUESTION,
    "réponse": ANSWER,
    "reponse": ANSWER,
    "answer": ANSWER,
    "sujets": TOPICS,
    "topics": TOPICS,
    "référence": UID,
    "reference": UID,
    "uid": UID,
    "date": DATE,
}


class UnknownPlaceholderError(Exception):
    """A template asks for something that a note does not hold; ``name`` is what it asks for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"a ticket note knows nothing called {{{name}}}")
        self.name = name


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What a note can tell, as plain text."""

    question: str
    answer: str
    topics: str
    uid: str
    date: str
    """Of the FAQ, as people write it."""

    @classmethod
    def of(cls, entry: Entry, date: str) -> NoteFacts:
        """Return the facts of ``entry``, from a FAQ of ``date``."""
        topics = ", ".join(dict.fromkeys(given.value for given in entry.facets))
        return cls(entry.question, as_plain_text(entry.answer), topics, entry.uid, date)


def check_template(template: str) -> None:
    """Make sure that every placeholder of ``template`` has a meaning.

    Raises:
        UnknownPlaceholderError: One has none.
    """
    for found in _PLACEHOLDER.finditer(template):
        _meaning(found[1])


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
        meanings = [_meaning(found[1]) for found in _PLACEHOLDER.finditer(line)]
        if meanings and not any(values[meaning] for meaning in meanings):
            continue
        lines.append(_PLACEHOLDER.sub(lambda found: values[_meaning(found[1])], line))
    return "\n".join(lines)


def note_as_html(note: str) -> str:
    """Return ``note`` as HTML that keeps its lines."""
    return "<p>" + "<br>".join(escape(line, quote=False) for line in note.splitlines()) + "</p>"


def _meaning(name: str) -> str:
    try:
        return _NAMES[name.strip().casefold()]
    except KeyError:
        raise UnknownPlaceholderError(name) from None
