"""The shape of an answer: which stretches of its text are paragraphs, list items and table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from helpdesk_app.text.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of running text."""

    text: Span


@dataclass(frozen=True, slots=True)
class ItemList:
    """Consecutive list items, without their bullets or numbers."""

    items: tuple[Span, ...]
    first_number: int | None = None
    """The number of the first item of a numbered list, else ``None``."""


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows of cells; rows may differ in length."""

    rows: tuple[tuple[Span, ...], ...]


Block = Paragraph | ItemList | Table

_LineKind = Literal["blank", "bullet", "number", "row", "text"]


@dataclass(frozen=True, slots=True)
class _Line:
    kind: _LineKind
    cells: tuple[Span, ...]
    number: int | None = None


_BULLET: Final = re.compile(r"\s*[-–—•*]\s+(?=\S)")
_NUMBER: Final = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_PIPED: Final = re.compile(r"\s*\|(.+)\|\s*$")
_RULE: Final = re.compile(r"[\s|:+-]*-[\s|:+-]*$")


def parse(answer: str) -> tuple[Block, ...]:
    """Return the blocks of ``answer`` in order; their spans are offsets into it and hold all that is shown."""
    return tuple(block for kind, lines in groupby(_lines(answer), key=_kind) for block in _blocks(kind, tuple(lines)))


def _kind(line: _Line) -> _LineKind:
    return line.kind


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
    """Yield a list for each run of consecutive numbers, so that every item is shown and copied with its own."""
    # What a number and its place differ by is the same all along a run.
    runs = groupby(enumerate(lines), key=lambda placed: (placed[1].number or 0) - placed[0])
    for _, run in runs:
        items = [line for _, line in run]
        yield ItemList(tuple(line.cells[0] for line in items), items[0].number)


def _lines(answer: str) -> Iterator[_Line]:
    start = 0
    for line in answer.split("\n"):
        yield _read_line(answer, Span(start, start + len(line)))
        start += len(line) + 1


def _read_line(answer: str, whole: Span) -> _Line:
    line = answer[whole.start : whole.end]
    if not line.strip():
        return _Line("blank", ())
    if bullet := _BULLET.match(line):
        return _Line("bullet", (_trimmed(answer, Span(whole.start + bullet.end(), whole.end)),))
    if number := _NUMBER.match(line):
        item = _trimmed(answer, Span(whole.start + number.end(), whole.end))
        return _Line("number", (item,), int(number[1]))
    if piped := _PIPED.match(line):
        # A line such as |---|---| only rules off the head of the table.
        inner = Span(whole.start + piped.start(1), whole.start + piped.end(1))
        return _Line("row", () if _RULE.match(line) else _cells(answer, inner, "|"))
    if "\t" in line.strip():
        return _Line("row", _cells(answer, whole, "\t"))
    return _Line("text", (_trimmed(answer, whole),))


def _cells(answer: str, row: Span, separator: str) -> tuple[Span, ...]:
    cells: list[Span] = []
    start = row.start
    for cell in answer[row.start : row.end].split(separator):
        cells.append(_trimmed(answer, Span(start, start + len(cell))))
        start += len(cell) + 1
    return tuple(cells)


def _trimmed(answer: str, span: Span) -> Span:
    text = answer[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))
