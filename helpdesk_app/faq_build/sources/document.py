"""A source after reading: the kind of each line, and the blocks that should become entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helpdesk_app.faq.model import NO_UPKEEP, Facet, FacetValue, Upkeep


class SourceError(Exception):
    """A source that cannot be imported; ``str()`` reads ``file:line: what is wrong and what to do``."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}:{line}: {reason}")
        self.source = source
        self.line = line
        self.reason = reason


class LineKind(StrEnum):
    """What a line of a source is."""

    TEXT = "text"
    """Part of a question or of an answer."""
    FACET = "facet"
    """A question that sorts the FAQ, or a value offered under it."""
    BOILERPLATE = "boilerplate"
    """What surrounds the entries of a page: titles, number of results, dates, paging, table of contents."""
    OUTSIDE = "outside"
    """Text that is in no entry, and that nothing shows to be boilerplate."""
    MARKER = "marker"
    """« Cette réponse vous a-t-elle été utile ? »"""
    BUTTON = "button"
    """« Oui » or « Non » under a marker."""
    RULE = "rule"
    """A line drawn between two answers."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source."""

    number: int
    """1-based."""
    kind: LineKind
    block: int = -1
    """Index of its block in ``Document.blocks``; -1 for a line that is not text."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines of a source that should become an entry."""

    first_line: int
    last_line: int
    answer: str
    question: str = ""
    """Empty where the source holds the answer only."""
    wordings: tuple[str, ...] = ()
    facets: tuple[FacetValue, ...] = ()
    uid: str = ""
    """Empty where the source gives none; the uid is then made from the answer."""
    upkeep: Upkeep = NO_UPKEEP
    fault: str = ""
    """Why the block cannot become an entry; empty for a good one."""


@dataclass(frozen=True, slots=True)
class SourceRemark:
    """What a person should know about a line that was read all the same."""

    line: int
    text: str
    group: str = ""
    """What it has in common with others, in the plural."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source after reading; ``lines`` holds each of its lines once, in order."""

    source: str
    sha256: str
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    facets: tuple[Facet, ...] = ()
    remarks: tuple[SourceRemark, ...] = ()
    doubts: tuple[SourceRemark, ...] = ()
    """What a person has to accept before the document is built."""
    layout: str = ""
    """How the source was read, in words."""
