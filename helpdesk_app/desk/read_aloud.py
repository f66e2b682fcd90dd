"""An answer as steps to read aloud."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.text.blanks import fill
from helpdesk_app.text.identifiers import grouped
from helpdesk_app.text.inline import spoken
from helpdesk_app.text.markup import ItemList, Paragraph, Table, parse
from helpdesk_app.text.sentences import sentences
from helpdesk_app.text.typography import typeset

WORDS_PER_MINUTE: Final = 150
"""A calm voice on the telephone; people who read aloud do 150 to 160."""

_LONG_NUMBER: Final = re.compile(r"(?<![\w.@/-])\d{5,}(?![\w@/-])")


@dataclass(frozen=True, slots=True)
class Step:
    """What to say in one breath, and how long that takes."""

    text: str
    seconds: int


def steps_of(answer: str) -> tuple[Step, ...]:
    """Return ``answer`` as steps: a sentence, a list item or a table row each; long numbers grouped for the ear."""
    return tuple(Step(spoken, _seconds(spoken)) for text in _texts(fill(answer, {})) if (spoken := _spoken(text)))


def _texts(answer: str) -> Iterator[str]:
    for block in parse(answer):
        match block:
            case Paragraph(text):
                paragraph = text.of(answer)
                yield from (sentence.of(paragraph) for sentence in sentences(paragraph))
            case ItemList(items, first_number):
                for offset, item in enumerate(items):
                    number = "" if first_number is None else f"{first_number + offset}. "
                    yield number + item.of(answer)
            case Table(rows):
                for row in rows:
                    yield ", ".join(cell.of(answer) for cell in row)


def _spoken(text: str) -> str:
    return typeset(_LONG_NUMBER.sub(lambda found: grouped(found[0]), spoken(text.strip())))


def _seconds(text: str) -> int:
    return max(1, math.ceil(len(text.split()) * 60 / WORDS_PER_MINUTE))
