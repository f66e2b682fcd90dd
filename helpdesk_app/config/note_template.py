"""The placeholders of a ticket note's template, such as ``{question}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

QUESTION: Final = "question"
ANSWER: Final = "answer"
TOPICS: Final = "topics"
UID: Final = "uid"
DATE: Final = "date"

# In both languages of the window: a template stays valid when the agent changes the language.
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
_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]*)\}")


class UnknownPlaceholderError(ValueError):
    """A template holds an unknown placeholder; ``name`` is the text between its braces."""

    def __init__(self, name: str) -> None:
        super().__init__(f"a ticket note has no placeholder {{{name}}}")
        self.name = name


def placeholders(template: str) -> tuple[str, ...]:
    """Return what each placeholder of ``template`` means, in order.

    Raises:
        UnknownPlaceholderError: One has no meaning.
    """
    return tuple(_meaning(found[1]) for found in _PLACEHOLDER.finditer(template))


def substitute(template: str, value: Callable[[str], str]) -> str:
    """Return ``template`` with each placeholder replaced by the ``value`` of its meaning.

    Raises:
        UnknownPlaceholderError: A placeholder has no meaning.
    """
    return _PLACEHOLDER.sub(lambda found: value(_meaning(found[1])), template)


def _meaning(name: str) -> str:
    try:
        return _NAMES[name.strip().casefold()]
    except KeyError:
        raise UnknownPlaceholderError(name) from None
