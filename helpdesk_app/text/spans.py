"""Stretches of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark: ``text[start:end]``, in code points."""

    start: int
    end: int
