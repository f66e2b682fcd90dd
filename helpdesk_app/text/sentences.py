"""Split a text into sentences."""

from __future__ import annotations

import re
from typing import Final

from helpdesk_app.text.inline import without_breaks
from helpdesk_app.text.spans import Span

_BREAK: Final = re.compile(r"\s*\n\s*|(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«\"0-9])")


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of ``text`` in order, without white space around them; a line ends one too."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    found: list[Span] = []
    for gap in _BREAK.finditer(without_breaks(text), start, end):
        found.append(Span(start, gap.start()))
        start = gap.end()
    if start < end:
        found.append(Span(start, end))
    return [span for span in found if span.start < span.end]
