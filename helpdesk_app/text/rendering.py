"""Render an answer: as HTML for the window and the clipboard, as plain text for the clipboard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import takewhile
from typing import TypeVar

from helpdesk_app.text.blanks import blank_spans, bracketed
from helpdesk_app.text.inline import PlacedPicture, bold_spans, mark_spans, pictures_in, without_marks, without_names
from helpdesk_app.text.markup import Block, ItemList, Paragraph, Table, find_links, parse
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
    blank: str = ""
    table: str = ""
    """Added to ``block`` for a table."""
    cell: str = ""
    picture: str = ""
    beside_picture: str = ""
    """Added to ``block`` or ``item`` where a picture is in it."""


def as_html(
    answer: str,
    *,
    marks: Sequence[Span] = (),
    style: HtmlStyle | None = None,
    on_screen: bool = False,
    address_of: Callable[[str], str] = lambda _name: "",
) -> str:
    """Return ``answer`` as HTML with real paragraphs, lists, tables, links and pictures, and ``marks`` highlighted.

    Args:
        answer: As the FAQ has it.
        marks: What to highlight, in order, as offsets into ``answer``.
        style: The CSS.
        on_screen: Keep "e-CPS" on one line; text copied from the screen must go through ``typography.as_written``. Link
            each picture to its address.
        address_of: Returns the address of the picture of a name; empty for one that cannot be shown, in whose place its
            alternative text stands.
    """
    style = style or HtmlStyle()
    text = as_shown(answer) if on_screen else typeset(without_names(answer))
    writer = _HtmlWriter(answer, text, _tagged(answer, style, address_of, on_screen), marks, style)
    return "\n".join(writer.block(block) for block in parse(answer))


def as_shown(answer: str) -> str:
    """Return ``answer`` as it is on the screen, with its blanks in square brackets; offsets hold."""
    return unbroken(bracketed(without_names(answer)))


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
            yield without_marks(text.of(answer))
        case ItemList(items, first_number):
            for index, item in enumerate(items):
                bullet = "•" if first_number is None else f"{first_number + index}."
                yield f"{bullet} {without_marks(item.of(answer))}"
        case Table(rows):
            for row in rows:
                yield "\t".join(without_marks(cell.of(answer)) for cell in row)


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A stretch of the answer within a tag of its own, or with one in its place."""

    text: Span
    opening: str
    closing: str = ""
    is_replaced: bool = False


def _tagged(answer: str, style: HtmlStyle, address_of: Callable[[str], str], on_screen: bool) -> list[_Tagged]:
    """Return the pictures, links and blanks of ``answer`` in order; an address with a blank in it is no link yet."""
    blanks = [_Tagged(span, f"<span{_attribute(style.blank)}>", "</span>") for span in blank_spans(answer)]
    links = [
        _Tagged(link.text, f'<a href="{escape(link.target)}"{_attribute(style.link)}>', "</a>")
        for link in find_links(answer)
        if not any(link.text.start < blank.text.end and blank.text.start < link.text.end for blank in blanks)
    ]
    pictures = [_picture(placed, answer, style, address_of(placed.name), on_screen) for placed in pictures_in(answer)]
    outside = (
        part
        for part in (*links, *blanks)
        if not any(picture.text.start < part.text.end and part.text.start < picture.text.end for picture in pictures)
    )
    return sorted((*outside, *pictures), key=lambda part: part.text.start)


def _picture(placed: PlacedPicture, answer: str, style: HtmlStyle, address: str, on_screen: bool) -> _Tagged:
    if not address:
        return _Tagged(placed.span, "[", "]")
    alternative = escape(typeset(placed.alternative.of(answer)))
    image = f'<img src="{escape(address)}" alt="{alternative}"{_attribute(style.picture)}>'
    linked = f'<a href="{escape(address)}">{image}</a>' if on_screen else image
    return _Tagged(placed.span, linked, is_replaced=True)


class _HtmlWriter:
    """Writes blocks as HTML.

    A link may contain a mark, and a mark may begin or end inside a link, so links and marks are written separately; so
    are blanks and marks.
    """

    def __init__(
        self, answer: str, text: str, tagged: Sequence[_Tagged], marks: Sequence[Span], style: HtmlStyle
    ) -> None:
        self._text = text
        self._hidden = mark_spans(answer)
        self._bold = bold_spans(answer)
        self._tagged = tagged
        self._marks = marks
        self._style = style

    def block(self, block: Block) -> str:
        css = _attribute(self._style.block)
        match block:
            case Paragraph(text):
                return f"<p{self._css(self._style.block, text)}>{self._run(text)}</p>"
            case ItemList(items, first_number):
                tag = "ul" if first_number is None else "ol"
                start = "" if first_number in {None, 1} else f' start="{first_number}"'
                lines = "".join(f"<li{self._css(self._style.item, item)}>{self._run(item)}</li>" for item in items)
                return f"<{tag}{start}{css}>{lines}</{tag}>"
            case Table(rows):
                cell_css = _attribute(self._style.cell)
                lines = "".join(
                    "<tr>" + "".join(f"<td{cell_css}>{self._run(cell)}</td>" for cell in row) + "</tr>" for row in rows
                )
                table_css = _attribute("; ".join(filter(None, (self._style.block, self._style.table))))
                return f'<table cellspacing="0"{table_css}>{lines}</table>'

    def _css(self, css: str, run: Span) -> str:
        has_picture = any(run.start <= part.text.start < run.end for part in self._tagged if part.is_replaced)
        return _attribute("; ".join(filter(None, (css, self._style.beside_picture if has_picture else ""))))

    def _run(self, run: Span) -> str:
        parts: list[str] = []
        written = run.start
        first = bisect_left(self._tagged, run.start, key=lambda part: part.text.start)
        for part in takewhile(lambda part: part.text.end <= run.end, _since(self._tagged, first)):
            parts.append(self._marked(Span(written, part.text.start)))
            inside = "" if part.is_replaced else self._marked(part.text)
            parts.append(f"{part.opening}{inside}{part.closing}")
            written = part.text.end
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
        """Return what is shown of a run; a mark of bold begins and ends outside of it, or is not shown."""
        parts: list[str] = []
        written = run.start
        first = bisect_right(self._hidden, run.start, key=lambda span: span.end)
        for span in takewhile(lambda span: span.start < run.end, _since(self._hidden, first)):
            parts.append(self._weighted(Span(written, max(written, span.start))))
            written = min(span.end, run.end)
        parts.append(self._weighted(Span(written, run.end)))
        return "".join(parts)

    def _weighted(self, run: Span) -> str:
        text = escape(run.of(self._text), quote=False)
        last = bisect_right(self._bold, run.start, key=lambda span: span.start) - 1
        return f"<b>{text}</b>" if text and last >= 0 and run.end <= self._bold[last].end else text


def _since(parts: Sequence[_Part], first: int) -> Iterator[_Part]:
    return (parts[index] for index in range(first, len(parts)))


def _attribute(css: str) -> str:
    return f' style="{escape(css)}"' if css else ""


def lines_as_html(text: str) -> str:
    """Return plain ``text`` as HTML that keeps its lines."""
    return "<p>" + "<br>".join(escape(line, quote=False) for line in text.splitlines()) + "</p>"
