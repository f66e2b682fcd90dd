"""What a source says, line by line: the common ground of every format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helpdesk_app.faq.model import Facet, FacetValue


class SourceError(Exception):
    """A source that cannot be imported; ``str()`` reads ``file:line: what is wrong and what to do``."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}:{line}: {reason}")
        self.source = source
        self.line = line
        self.reason = reason


class Role(StrEnum):
    """What a line is in its source."""

    HEADER = "header"
    """Furniture of the page: title, number of results, dates, paging."""
    FACET = "facet"
    """A question that sorts the FAQ, or a value offered under it."""
    BLOCK = "block"
    """Part of a question or of an answer."""
    MARKER = "marker"
    """« Cette réponse vous a-t-elle été utile ? », its buttons, a rule between two answers."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source with its role."""

    number: int
    """1-based."""
    role: Role
    block: int = -1
    """Index of its block in ``Document.blocks``; -1 for a line outside any block."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a source that should become an entry."""

    first_line: int
    last_line: int
    answer: str
    question: str = ""
    """Empty where the source holds the answer only."""
    wordings: tuple[str, ...] = ()
    facets: tuple[FacetValue, ...] = ()
    uid: str = ""
    """Given by the source; empty where it follows from the answer."""
    fault: str = ""
    """Why the block cannot become an entry; empty for a good one."""


@dataclass(frozen=True, slots=True)
class SourceRemark:
    """Something about a line that a person should know, though nothing is lost."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source after reading: each of its lines stands in ``lines`` exactly once, in order."""

    source: str
    sha256: str
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    facets: tuple[Facet, ...] = ()
    remarks: tuple[SourceRemark, ...] = ()
    reading: str = ""
    """The rule by which the source was read, in words."""
