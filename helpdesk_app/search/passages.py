"""An entry as the texts whose meaning is compared with a query's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.sentences import sentences
from helpdesk_app.text.spans import Span

WINDOW: Final = 380
"""Characters of an answer that are read together: about four sentences, a tenth of what the encoder can take."""


def windows(answer: str) -> list[Span]:
    """Return whole sentences of ``answer`` gathered up to about ``WINDOW`` characters; a longer sentence is cut."""
    found: list[Span] = []
    start: int | None = None
    end = 0
    for sentence in _pieces(answer):
        if start is not None and sentence.end - start > WINDOW:
            found.append(Span(start, end))
            start = None
        start = sentence.start if start is None else start
        end = sentence.end
    if start is not None:
        found.append(Span(start, end))
    return found


def _pieces(text: str) -> Iterator[Span]:
    """Yield sentences, those longer than a window cut at spaces."""
    for sentence in sentences(text):
        start = sentence.start
        while sentence.end - start > WINDOW:
            space = text.rfind(" ", start, start + WINDOW)
            cut = space if space > start else start + WINDOW
            yield Span(start, cut)
            start = cut + (cut == space)
        if start < sentence.end:
            yield Span(start, sentence.end)


def passages(entry: Entry) -> list[str]:
    """Return the texts of ``entry`` to encode: its question, its wordings, then each window of its answer.

    A window is read with the question in front, which says what it is about.
    """
    asked = [text for text in (entry.question, *entry.wordings) if text.strip()]
    told = [f"{entry.question}\n{entry.answer[span.start : span.end]}".strip() for span in windows(entry.answer)]
    return [*asked, *told]
