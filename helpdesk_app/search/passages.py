"""An entry as the texts whose meaning is compared with a query's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.blanks import fill
from helpdesk_app.text.sentences import sentences
from helpdesk_app.text.spans import Span

LONGEST: Final = 380
"""Characters of an answer that are read together: about four sentences, a fifth of what the encoder can take."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an answer, and the text that stands for it."""

    span: Span
    """Of ``Entry.answer``."""
    text: str
    """With the question in front, which says what the stretch is about."""


def questions(entry: Entry) -> list[str]:
    """Return the question and the wordings of ``entry``, none empty.

    An entry without a question of its own shows the beginning of its answer instead, which is not a question.
    """
    return [text for text in (_question(entry), *entry.wordings) if text.strip()]


def _question(entry: Entry) -> str:
    beginning = " ".join(entry.question.rstrip("….").split())
    answer = " ".join(entry.answer.split()).removeprefix("- ")
    return "" if answer.startswith(beginning) else entry.question


def windows(entry: Entry) -> list[Window]:
    """Return the windows of the answer of ``entry``: whole sentences, up to ``LONGEST`` characters together.

    A longer sentence is cut.
    """
    question = _question(entry)
    return [Window(span, f"{question}\n{fill(span.of(entry.answer), {})}".strip()) for span in _gathered(entry.answer)]


def _gathered(answer: str) -> Iterator[Span]:
    start: int | None = None
    end = 0
    for piece in _pieces(answer):
        if start is not None and piece.end - start > LONGEST:
            yield Span(start, end)
            start = None
        start = piece.start if start is None else start
        end = piece.end
    if start is not None:
        yield Span(start, end)


def _pieces(text: str) -> Iterator[Span]:
    """Yield sentences, those longer than a window cut at spaces."""
    for sentence in sentences(text):
        start = sentence.start
        while sentence.end - start > LONGEST:
            space = text.rfind(" ", start, start + LONGEST)
            cut = space if space > start else start + LONGEST
            yield Span(start, cut)
            start = cut + (cut == space)
        yield Span(start, sentence.end)


def best_sentence(answer: str, within: Span | None, weigh: Callable[[str], float]) -> Span | None:
    """Return the sentence of ``answer`` that says most about a query, the first of equal ones.

    Args:
        answer: The text.
        within: The window that is nearest in meaning: only its sentences are looked at; ``None`` for the whole answer.
        weigh: Returns how much the words of a sentence say about the query.
    """
    searched = within or Span(0, len(answer))
    found = [
        Span(searched.start + span.start, searched.start + span.end)
        for span in sentences(answer[searched.start : searched.end])
    ]
    return max(found, key=lambda span: weigh(answer[span.start : span.end]), default=None)
