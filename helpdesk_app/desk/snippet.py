"""The part of an answer that shows, below its question, why the answer is in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from helpdesk_app.text.blanks import fill
from helpdesk_app.text.folding import fold
from helpdesk_app.text.rendering import as_plain_text
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import NO_BREAK_SPACE

_SEARCHED: Final = 4_000
"""Characters of an answer that a snippet is taken from: rows are painted at each key."""
_REMEMBERED: Final = 256
_FILLED: Final = 0.6
_CUT: Final = "… "
_BREAK: Final = re.compile(r"(?<=[.!?…:;]) | (?=•)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text on one line, and what in it matches the query."""

    text: str
    spans: tuple[Span, ...] = ()
    """The words that match."""
    passage: Span | None = None
    """The sentence that is near in meaning, where no word matches."""

    def part(self, length: int) -> Snippet:
        """Return the part to show where about ``length`` characters fit.

        It is the one with the most different matched words, the earliest of equal ones, or else the passage: in the
        middle of what is shown, and from the start of a sentence where one is near. What is cut off before it is an
        ellipsis. The text goes on after ``length`` characters, so that whoever paints it can cut it to the pixel.
        """
        start = self._start(length)
        before = _CUT if start else ""
        end = start + 2 * length
        shift = len(before) - start
        shown = (span for span in self.spans if span.start >= start and span.end <= end)
        return Snippet(
            before + self.text[start:end], tuple(Span(span.start + shift, span.end + shift) for span in shown)
        )

    def _start(self, length: int) -> int:
        best = _densest(self.text, self.spans, length) or self.passage
        if best is None or best.end <= length:
            return 0
        room = max(0, length - (best.end - best.start)) // 2
        earliest = max(0, min(best.start - room, len(self.text) - length))
        # Rather from the start of a sentence, if most of the room is filled; never from the middle of a word.
        latest = min(best.start, len(self.text) - round(_FILLED * length))
        breaks = [found.end() for found in _BREAK.finditer(self.text, earliest, latest)]
        if breaks:
            return breaks[-1]
        space = self.text.find(" ", max(0, earliest - 1), best.start)
        return space + 1 if space >= 0 else earliest


@lru_cache(maxsize=_REMEMBERED)
def one_line(answer: str) -> str:
    """Return the beginning of ``answer`` as plain text on one line."""
    # A bullet stays on the line of its item.
    return " ".join(as_plain_text(fill(answer[:_SEARCHED], {})).split()).replace("• ", f"•{NO_BREAK_SPACE}")


def _densest(text: str, spans: Sequence[Span], length: int) -> Span | None:
    """Return the stretch of at most ``length`` characters with the most different matched words."""
    words = [fold(span.of(text)) for span in spans]
    best: Span | None = None
    most = 0
    for first, span in enumerate(spans):
        seen: set[str] = set()
        end = span.end
        for other, word in zip(spans[first:], words[first:], strict=True):
            if seen and other.end - span.start > length:
                break
            if word not in seen:
                seen.add(word)
                end = other.end
        if len(seen) > most:
            best, most = Span(span.start, end), len(seen)
    return best
