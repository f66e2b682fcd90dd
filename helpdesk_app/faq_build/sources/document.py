"""A source after reading: the kind of each line, and the blocks that should become entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from helpdesk_app.faq.model import NO_UPKEEP, Facet, FacetValue, Upkeep
from helpdesk_app.faq_build.sources.columns import Columns
from helpdesk_app.text.folding import is_blank
from helpdesk_app.text.translation import N_, _


class SourceError(Exception):
    """A source that cannot be imported; ``str()`` reads ``file:line: what is wrong and what to do``."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(_("{source}:{line}: {text}").format(source=source, line=line, text=reason))
        self.source = source
        self.line = line
        self.reason = reason
        self.unread: Document | None = None
        """What the source shows, where only a person can say how it is to be read."""


class LineKind(StrEnum):
    """What a line of a source is."""

    TEXT = N_("text")
    """Part of a question or of an answer."""
    FACET = N_("facet")
    """A question that sorts the FAQ, or a value offered under it."""
    BOILERPLATE = N_("boilerplate")
    """What surrounds the entries of a page: titles, number of results, dates, paging, table of contents."""
    OUTSIDE = N_("outside")
    """Text that is in no entry, and that nothing shows to be boilerplate."""
    MARKER = N_("marker")
    """« Cette réponse vous a-t-elle été utile ? »"""
    BUTTON = N_("button")
    """« Oui » or « Non » under a marker."""
    RULE = N_("rule")
    """A line drawn between two answers."""
    BLANK = N_("blank")


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
    note: str = ""
    """For the editors only."""
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
class SourceTable:
    """A table of a source, and what its columns hold."""

    columns: Columns
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The first line and the cells of each row that may be an entry."""
    name: str = ""
    """Of its sheet."""


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
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Name -> content of the pictures in its text."""
    is_one_entry: bool = False
    """Whether it is a file that holds one entry, with keys above it."""
    layout: str = ""
    """How the source was read, in words."""
    takes_corrections: bool = True
    """Whether a recipe can say what its lines or columns are."""
    texts: tuple[str, ...] = ()
    """What each line shows; empty for a table."""
    tables: tuple[SourceTable, ...] = ()


def unread(source: str, sha256: str, texts: Sequence[str]) -> Document:
    """Return a document none of whose lines is in an entry."""
    kinds = (LineKind.BLANK if is_blank(text) else LineKind.OUTSIDE for text in texts)
    return Document(
        source, sha256, tuple(Line(n, kind) for n, kind in enumerate(kinds, start=1)), (), texts=tuple(texts)
    )
