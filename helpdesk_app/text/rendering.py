"""Render an answer: as HTML for the window and the clipboard, as plain text for the clipboard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import takewhile
from typing import TypeVar

from helpdesk_app.text.markup import Block, ItemList, Link, Paragraph, Table, find_links, parse
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset, unbroken

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """The CSS of each part of an answer; each may be empty."""

    block: str = ""
    item: str = ""
    mark: str = ""
    link: str = ""
    table: str = ""
    """Added to ``block`` for a table."""
    cell: str = ""


def as_html(answer: str, *, marks: Sequence[Span] = (), style: HtmlStyle | None = None, on_screen: bool = False) -> str:
    """Return ``answer`` as HTML with real paragraphs, lists, tables and links, and ``marks`` highlighted.

    Args:
        answer: As the FAQ has it.
        marks: What to highlight, in order, as offsets into ``answer``.
        style: The CSS.
        on_screen: Keep "e-CPS" on one line; text copied from the screen must go through ``typography.as_written``.
    """
    shown = unbroken(answer) if on_screen else typeset(answer)
    writer = _HtmlWriter(shown, find_links(answer), marks, style or HtmlStyle())
    return "\n".join(writer.block(block) for block in parse(answer))


def as_plain_text(answer: str) -> str:
    """Return ``answer`` as plain text with clean bullets and a blank line between blocks."""
    parts: list[str] = []
    previous: Block | None = None
    for block in parse(answer):
        if previous is not None:
            introduced = isinstance(previous, Paragraph) and isinstance(block, ItemList)
            parts.append("\n" if introduced else "\n\n")
        parts.append("\n".join(_plain_lines(answer, block)))
        previous = block
    return "".join(parts)


def _plain_lines(answer: str, block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield text.of(answer)
        case ItemList(items, first_number):
            for index, item in enumerate(items):
                bullet = "•" if first_number is None else f"{first_number + index}."
                yield f"{bullet} {item.of(answer)}"
        case Table(rows):
            for row in rows:
                yield "\t".join(cell.of(answer) for cell in row)


class _HtmlWriter:
    """Writes blocks as HTML.

    A link may contain a mark, and a mark may begin or end inside a link, so links and marks are written separately.
    """

    def __init__(self, text: str, links: Sequence[Link], marks: Sequence[Span], style: HtmlStyle) -> None:
        self._text = text
        self._links = links
        self._marks = marks
        self._style = style

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
        written = run.start
        first = bisect_left(self._links, run.start, key=lambda link: link.text.start)
        for link in takewhile(lambda link: link.text.end <= run.end, _since(self._links, first)):
            parts.append(self._marked(Span(written, link.text.start)))
            href = escape(link.target)
            parts.append(f'<a href="{href}"{_attribute(self._style.link)}>{self._marked(link.text)}</a>')
            written = link.text.end
        parts.append(self._marked(Span(written, run.end)))
        return "".join(parts)

    def _marked(self, run: Span) -> str:
        parts: list[str] = []
        written = run.start
        first = bisect_right(self._marks, run.start, key=lambda mark: mark.end)
        for mark in takewhile(lambda mark: mark.start < run.end, _since(self._marks, first)):
            marked = Span(max(mark.start, written), min(mark.end, run.end))
            if marked.start < marked.end:
                parts.append(self._escaped(Span(written, marked.start)))
                parts.append(f"<span{_attribute(self._style.mark)}>{self._escaped(marked)}</span>")
                written = marked.end
        parts.append(self._escaped(Span(written, run.end)))
        return "".join(parts)

    def _escaped(self, run: Span) -> str:
        return escape(run.of(self._text), quote=False)


def _since(parts: Sequence[_Part], first: int) -> Iterator[_Part]:
    return (parts[index] for index in range(first, len(parts)))


def _attribute(css: str) -> str:
    return f' style="{escape(css)}"' if css else ""


def lines_as_html(text: str) -> str:
    """Return plain ``text`` as HTML that keeps its lines."""
    return "<p>" + "<br>".join(escape(line, quote=False) for line in text.splitlines()) + "</p>"
