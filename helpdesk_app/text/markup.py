"""Parse an answer into paragraphs, lists and tables, and find the addresses in it.

Every part is a span of the answer, so that search results can be marked in any rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal

from helpdesk_app.text.blanks import shielded
from helpdesk_app.text.inline import mark_spans, written_links
from helpdesk_app.text.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of running text."""

    text: Span


@dataclass(frozen=True, slots=True)
class ItemList:
    """Consecutive list items; their spans leave out bullets and numbers."""

    items: tuple[Span, ...]
    first_number: int | None = None
    """Of a numbered list."""


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows of cells; rows may differ in length."""

    rows: tuple[tuple[Span, ...], ...]


Block = Paragraph | ItemList | Table


@dataclass(frozen=True, slots=True)
class Link:
    """A linked text, or an e-mail or web address in the text."""

    text: Span
    target: str
    """With its scheme: ``mailto:`` or ``https://``."""


_LineKind = Literal["blank", "bullet", "number", "row", "text"]


@dataclass(frozen=True, slots=True)
class _Line:
    kind: _LineKind
    cells: tuple[Span, ...]
    number: int | None = None


_BULLET: Final = re.compile(r"\s*[-–—•*]\s+(?=\S)")
_NUMBER: Final = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_PIPED: Final = re.compile(r"\s*\|(.+)\|\s*$")
_HEADER_RULE: Final = re.compile(r"[\s|:+-]+")
_ADDRESS: Final = re.compile(
    r"(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<url>(?:https?://|www\.)[^\s<>«»\"]+[^\s<>«»\".,;:!?)\]’'])"
)


def parse(answer: str) -> tuple[Block, ...]:
    """Return the blocks of ``answer`` in order."""
    runs = groupby(_lines(shielded(answer)), key=attrgetter("kind"))
    return tuple(block for kind, lines in runs for block in _blocks(kind, tuple(lines)))


def find_links(answer: str) -> tuple[Link, ...]:
    """Return the links and the bare addresses in ``answer`` in order, without the punctuation around them."""
    written = tuple(Link(text, target) for text, target in written_links(answer))
    marks = mark_spans(answer) if written else ()
    bare = tuple(
        Link(Span(*found.span()), _target(found))
        for found in _ADDRESS.finditer(answer)
        if not any(mark.start < found.end() and found.start() < mark.end for mark in marks)
        and not any(link.text.start < found.end() and found.start() < link.text.end for link in written)
    )
    return tuple(sorted((*written, *bare), key=lambda link: link.text.start))


def _blocks(kind: _LineKind, lines: tuple[_Line, ...]) -> tuple[Block, ...]:
    match kind:
        case "blank":
            return ()
        case "bullet":
            return (ItemList(tuple(line.cells[0] for line in lines), None),)
        case "number":
            return tuple(_numbered(lines))
        case "row":
            return (Table(tuple(line.cells for line in lines if line.cells)),)
        case "text":
            return tuple(Paragraph(line.cells[0]) for line in lines)


def _numbered(lines: tuple[_Line, ...]) -> Iterator[ItemList]:
    """Yield a list for each run of consecutive numbers, so that every item keeps its number."""
    # Along a run, number and index grow together.
    runs = groupby(enumerate(lines), key=lambda numbered: (numbered[1].number or 0) - numbered[0])
    for _, run in runs:
        items = [line for _, line in run]
        yield ItemList(tuple(line.cells[0] for line in items), items[0].number)


def _lines(answer: str) -> Iterator[_Line]:
    start = 0
    for line in answer.split("\n"):
        yield _read_line(answer, Span(start, start + len(line)))
        start += len(line) + 1


def _read_line(answer: str, whole: Span) -> _Line:
    line = whole.of(answer)
    if not line.strip():
        return _Line("blank", ())
    if bullet := _BULLET.match(line):
        return _Line("bullet", (_trimmed(answer, Span(whole.start + bullet.end(), whole.end)),))
    if number := _NUMBER.match(line):
        item = _trimmed(answer, Span(whole.start + number.end(), whole.end))
        return _Line("number", (item,), int(number[1]))
    if piped := _PIPED.match(line):
        # A line such as |---|---| only separates the header of the table.
        inner = Span(whole.start + piped.start(1), whole.start + piped.end(1))
        return _Line("row", () if "-" in line and _HEADER_RULE.fullmatch(line) else _cells(answer, inner, "|"))
    if "\t" in line.strip():
        return _Line("row", _cells(answer, whole, "\t"))
    return _Line("text", (_trimmed(answer, whole),))


def _cells(answer: str, row: Span, separator: str) -> tuple[Span, ...]:
    cells: list[Span] = []
    start = row.start
    for cell in row.of(answer).split(separator):
        cells.append(_trimmed(answer, Span(start, start + len(cell))))
        start += len(cell) + 1
    return tuple(cells)


def _trimmed(answer: str, span: Span) -> Span:
    text = span.of(answer)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _target(address: re.Match[str]) -> str:
    if address["mail"]:
        return f"mailto:{address[0]}"
    return address[0] if "://" in address[0] else f"https://{address[0]}"
