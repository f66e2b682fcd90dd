"""Stretches of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points; ``end`` is exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return this stretch of ``text``."""
        return text[self.start : self.end]
