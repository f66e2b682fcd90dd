"""What became of every line of every source: the proof that nothing was lost on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What became of a line."""

    HEADER = "header"
    FACET = "facet"
    KEPT = "kept"
    MERGED = "merged"
    REJECTED = "rejected"
    MARKER = "marker"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a source and what became of it."""

    source: str
    number: int
    """1-based."""
    label: Label
    uid: str = ""
    """The entry that keeps the line, or with which its block was merged."""
    note: str = ""
    """Why the line was rejected, or what else is worth knowing."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should look at, though the import went on."""

    source: str
    line: int
    """1-based; 0 where no line can be named."""
    text: str

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.text}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line of every source, in order, and the blocks that they formed.

    ``kept + merged + rejected`` blocks is what came in: each block is given exactly one of these fates, and its lines
    with it.
    """

    lines: tuple[LedgerLine, ...]
    kept: int
    merged: int
    rejected: int
    notices: tuple[Notice, ...] = ()

    @property
    def blocks(self) -> int:
        """How many blocks the sources held."""
        return self.kept + self.merged + self.rejected

    def lines_by_label(self) -> dict[Label, int]:
        """Return how many lines bear each label, all labels included."""
        counts = Counter(line.label for line in self.lines)
        return {label: counts[label] for label in Label}
