"""Bold and links inside a line of an answer: ``**bold**`` and ``[text](address)``, a small subset of Markdown.

Their marks are spans of the answer that no rendering shows, so that every other offset holds.
"""

from __future__ import annotations

import re
from typing import Final

from helpdesk_app.text.spans import Span

_BOLD: Final = re.compile(r"\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*")
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:|tel:)[^\s()]+)\)", re.IGNORECASE)


def bold_spans(answer: str) -> tuple[Span, ...]:
    """Return what is bold in ``answer``, in order, without its marks."""
    return tuple(Span(*found.span(1)) for found in _BOLD.finditer(answer))


def written_links(answer: str) -> tuple[tuple[Span, str], ...]:
    """Return the texts that are linked in ``answer``, in order, each with its address."""
    return tuple((Span(*found.span(1)), found[2]) for found in _LINK.finditer(answer))


def mark_spans(answer: str) -> tuple[Span, ...]:
    """Return the marks in ``answer``, in order: what is not shown."""
    if "**" not in answer and "](" not in answer:
        return ()
    spans = [
        span
        for pattern in (_BOLD, _LINK)
        for found in pattern.finditer(answer)
        for span in (Span(found.start(), found.start(1)), Span(found.end(1), found.end()))
    ]
    return tuple(sorted(spans, key=lambda span: span.start))


def without_marks(text: str) -> str:
    """Return ``text`` without marks, the address of a link in brackets behind it."""
    if "**" not in text and "](" not in text:
        return text
    return _LINK.sub(lambda found: f"{found[1]} ({found[2].removeprefix('mailto:')})", _BOLD.sub(r"\1", text))


def spoken(text: str) -> str:
    """Return ``text`` without marks and without the addresses of its links."""
    return _LINK.sub(r"\1", _BOLD.sub(r"\1", text))
