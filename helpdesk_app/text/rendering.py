"""An answer written out: as HTML for the window and the clipboard, as plain text for the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from helpdesk_app.text.markup import Block, ItemList, Paragraph, Table, parse
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset, unbroken

_ADDRESS: Final = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<url>(?:https?://|www\.)[^\s<>«»\"]+[^\s<>«»\".,;:!?)\]’'])"
)


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """The CSS that an answer is written with; each may be empty."""

    block: str = ""
    item: str = ""
    mark: str = ""
    link: str = ""
    table: str = ""
    """Of a table, after ``block``."""
    cell: str = ""


def as_html(answer: str, *, marks: Sequence[Span] = (), style: HtmlStyle | None = None, on_screen: bool = False) -> str:
    """Return ``answer`` as HTML with real paragraphs, lists, tables and links, and ``marks`` highlighted.

    Args:
        answer: As the FAQ has it.
        marks: What to highlight, as offsets into ``answer``.
        style: The CSS to write it with.
        on_screen: Keep "e-CPS" on one line; what is copied from there has to go through ``typography.as_written``.
    """
    shown = unbroken(answer) if on_screen else typeset(answer)
    writer = _HtmlWriter(answer, shown, marks, style or HtmlStyle())
    return "\n".join(writer.block(block) for block in parse(answer))


def as_plain_text(answer: str) -> str:
    """Return ``answer`` as text that reads well wherever it is pasted: clean bullets, a blank line between blocks."""
    parts: list[str] = []
    previous: Block | None = None
    for block in parse(answer):
        if previous is not None:
            announced = isinstance(previous, Paragraph) and isinstance(block, ItemList)
            parts.append("\n" if announced else "\n\n")
        parts.append("\n".join(_plain_lines(answer, block)))
        previous = block
    return "".join(parts)


def _plain_lines(answer: str, block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield answer[text.start : text.end]
        case ItemList(items, first_number):
            for place, item in enumerate(items):
                bullet = "•" if first_number is None else f"{first_number + place}."
                yield f"{bullet} {answer[item.start : item.end]}"
        case Table(rows):
            for row in rows:
                yield "\t".join(answer[cell.start : cell.end] for cell in row)


class _HtmlWriter:
    def __init__(self, source: str, text: str, marks: Sequence[Span], style: HtmlStyle) -> None:
        self._text = text
        self._marks = marks
        self._style = style
        # An address may hold the only matched word, and a mark may cross the edge of an address: every stretch of
        # text between two edges is written on its own.
        self._addresses = [(Span(found.start(), found.end()), _target(found)) for found in _ADDRESS.finditer(source)]

    def block(self, block: Block) -> str:
        css = _attribute(self._style.block)
        match block:
            case Paragraph(text):
                return f"<p{css}>{self._run(text)}</p>"
            case ItemList(items, first_number):
                tag = "ul" if first_number is None else "ol"
                start = "" if first_number in {None, 1} else f' start="{first_number}"'
                item_css = _attribute(self._style.item)
                lines = "".join(f"<li{item_css}>{self._run(item)}</li>" for item in items)
                return f"<{tag}{start}{css}>{lines}</{tag}>"
            case Table(rows):
                cell_css = _attribute(self._style.cell)
                lines = "".join(
                    "<tr>" + "".join(f"<td{cell_css}>{self._run(cell)}</td>" for cell in row) + "</tr>" for row in rows
                )
                table_css = _attribute("; ".join(filter(None, (self._style.block, self._style.table))))
                return f'<table cellspacing="0"{table_css}>{lines}</table>'

    def _run(self, run: Span) -> str:
        parts: list[str] = []
        place = run.start
        for address, target in self._addresses:
            if run.start <= address.start and address.end <= run.end:
                inner = self._marked(address)
                parts.append(self._marked(Span(place, address.start)))
                parts.append(f'<a href="{escape(target)}"{_attribute(self._style.link)}>{inner}</a>')
                place = address.end
        parts.append(self._marked(Span(place, run.end)))
        return "".join(parts)

    def _marked(self, run: Span) -> str:
        parts: list[str] = []
        place = run.start
        for mark in self._marks:
            start, end = max(mark.start, place), min(mark.end, run.end)
            if start < end:
                parts.append(escape(self._text[place:start], quote=False))
                marked = escape(self._text[start:end], quote=False)
                parts.append(f"<span{_attribute(self._style.mark)}>{marked}</span>")
                place = end
        parts.append(escape(self._text[place : run.end], quote=False))
        return "".join(parts)


def _target(found: re.Match[str]) -> str:
    if found["mail"]:
        return f"mailto:{found[0]}"
    return found[0] if "://" in found[0] else f"https://{found[0]}"


def _attribute(css: str) -> str:
    return f' style="{escape(css)}"' if css else ""
