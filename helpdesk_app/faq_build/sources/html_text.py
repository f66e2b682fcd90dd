"""Read HTML: its tree, and the lines of text that a browser shows, in the FAQ's subset of Markdown.

Nothing is fetched and no script runs. The tree is walked without recursion, because a page may nest any number of tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from justhtml import JustHTML

from helpdesk_app.faq_build.sources.document import SourceRemark
from helpdesk_app.faq_build.sources.pictures import GROUP, Pictures
from helpdesk_app.faq_build.sources.rich_text import bold, is_outside_address, item, link, row
from helpdesk_app.text.translation import N_, _

Node = Any
"""A node of the tree; the library has several classes for them."""

_SKIPPED: Final = frozenset(
    ("script", "style", "template", "noscript", "svg", "head", "object", "canvas", "select", "datalist", "#comment")
)
_NOT_KEPT: Final = {
    "svg": N_("a drawing (SVG)"),
    "video": N_("a video"),
    "audio": N_("a recording"),
    "iframe": N_("a page inside the page"),
    "embed": N_("an embedded object"),
    "object": N_("an embedded object"),
}
"""Element -> what it shows beside text."""

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "label", "option"),
    )
)
_BOLD: Final = frozenset(("b", "strong"))
_TAG: Final = re.compile(
    r"</?(?:p|br|div|ul|ol|li|a|b|strong|em|i|u|span|table|tr|td|h[1-6]|img|font)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ESCAPED_TAG: Final = re.compile(r"(?:&lt;|&#60;)/?(?:p|br|div|ul|ol|li|a|b|strong|span|table|h[1-6])\b", re.IGNORECASE)


@dataclass(slots=True)
class ShownText:
    """What a browser shows of some nodes."""

    lines: list[ShownLine] = field(default_factory=list)
    remarks: list[SourceRemark] = field(default_factory=list)
    """Pictures that are not kept, at the number of their line here."""
    lost_links: list[str] = field(default_factory=list)
    """Texts of links whose address leads nowhere outside the page."""

    @property
    def text(self) -> str:
        """The lines, one paragraph each."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class ShownLine:
    """A line of text, and the nodes that it is in."""

    text: str
    path: tuple[Node, ...]
    """From the outermost block to the innermost."""


def parse_html(text: str) -> Node:
    """Return the root of the tree of ``text``."""
    return JustHTML(text, sanitize=False).root


def looks_like_html(text: str) -> bool:
    """Return whether ``text`` has tags, perhaps escaped once as some exports have them."""
    return bool(_TAG.search(text) or _ESCAPED_TAG.search(text))


def html_fragment_lines(text: str, pictures: Pictures | None = None) -> ShownText:
    """Return what a browser shows of the HTML of one answer; its pictures are taken into ``pictures``."""
    if not _TAG.search(text) and _ESCAPED_TAG.search(text):
        text = unescape(text)
    return shown(parse_html(text), pictures=pictures)


def attribute(node: Node, name: str) -> str:
    """Return an attribute of ``node``; empty where it has none."""
    return str((getattr(node, "attrs", None) or {}).get(name) or "")


def children(node: Node) -> list[Node]:
    """Return the child nodes."""
    return getattr(node, "children", None) or []


def walk(root: Node) -> Iterator[Node]:
    """Yield ``root`` and every element below it, in the order of the page."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed([child for child in children(node) if child.name != "#text"]))


def text_of(node: Node) -> str:
    """Return the text of ``node`` on one line, scripts included."""
    parts: list[str] = []
    stack = [node]
    while stack:
        current = stack.pop()
        if current.name == "#text":
            parts.append(current.data or "")
        stack.extend(reversed(children(current)))
        if current.name in _BLOCKS or current.name == "br":
            parts.append(" ")
    return " ".join("".join(parts).split())


def shown(
    root: Node,
    is_skipped: Callable[[Node], bool] = lambda _node: False,
    blocks: Collection[int] = frozenset(),
    pictures: Pictures | None = None,
) -> ShownText:
    """Return the lines that a browser shows of ``root``, closed accordions opened.

    Args:
        root: The outermost node.
        is_skipped: Whether a node is left out.
        blocks: ``id`` of nodes that begin a line of their own, whatever they are.
        pictures: Takes in those that are shown.
    """
    writer = _LineWriter(is_skipped, blocks, pictures or Pictures())
    writer.write(root)
    return writer.shown


class _LineWriter:
    """Walks a tree and writes its lines; a stack of (node, whether it ends here) replaces recursion."""

    def __init__(self, is_skipped: Callable[[Node], bool], blocks: Collection[int], pictures: Pictures) -> None:
        self.shown = ShownText()
        self._pictures = pictures
        self._is_skipped = is_skipped
        self._blocks = blocks
        self._path: list[Node] = []
        self._runs: list[list[str]] = [[]]
        """Text of the open line, and inside it of each open inline element."""
        self._lists: list[int | None] = []
        """Number of the next item of each open list; ``None`` where it has bullets."""
        self._bullets: list[str] = []
        """Beginning of the next line, given by a list item."""
        self._cells: list[list[str]] = []
        """Cells of each open table row."""
        self._preformatted = 0

    def write(self, root: Node) -> None:
        """Write ``root`` and all below it."""
        stack: list[tuple[Node, bool]] = [(root, False)]
        while stack:
            node, ends = stack.pop()
            if ends:
                self._end(node)
            elif node.name == "#text":
                self._text(node.data or "")
            elif node.name in _SKIPPED or self._is_skipped(node):
                self._leave_out(node)
            else:
                self._leave_out(node)
                self._begin(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(children(node)))
        self._flush()

    def _leave_out(self, node: Node) -> None:
        """Mention what ``node`` shows beside text."""
        if what := _NOT_KEPT.get(node.name):
            text = _("{what} is not kept; describe in words what it shows.").format(what=_(what))
            self.shown.remarks.append(SourceRemark(self._line_number, text, _(GROUP)))

    @property
    def _line_number(self) -> int:
        """Of the line that is written next."""
        return len(self.shown.lines) + 1

    def _is_block(self, node: Node) -> bool:
        return node.name in _BLOCKS or id(node) in self._blocks

    def _text(self, text: str) -> None:
        if self._preformatted:
            first, *others = text.split("\n")
            self._runs[-1].append(first)
            for line in others:
                self._flush()
                self._runs[-1].append(line)
        else:
            self._runs[-1].append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _begin(self, node: Node) -> None:
        name = node.name
        if name == "br":
            self._flush()
        elif name == "img":
            alternative = attribute(node, "alt") or attribute(node, "title")
            placed = self._pictures.place(attribute(node, "src"), alternative, self._line_number, self.shown.remarks)
            self._runs[-1].append(placed)
        elif self._is_block(node):
            self._begin_block(node)
        elif name in _BOLD or name == "a":
            self._runs.append([])

    def _begin_block(self, node: Node) -> None:
        name = node.name
        if not self._cells:
            self._flush()
        self._path.append(node)
        if name in ("ul", "menu"):
            self._lists.append(None)
        elif name == "ol":
            start = attribute(node, "start")
            self._lists.append(int(start) if start.isdecimal() and len(start) < 9 else 1)
        elif name == "li":
            self._bullets.append(self._bullet())
        elif name == "tr":
            self._cells.append([])
        elif name in ("td", "th") and self._cells:
            self._runs.append([])
        elif name == "pre":
            self._preformatted += 1
        elif self._cells:
            self._runs[-1].append(" ")

    def _bullet(self) -> str:
        depth = max(0, len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        return item("", depth=depth, number=number)

    def _end(self, node: Node) -> None:
        name = node.name
        if name in _BOLD and len(self._runs) > 1:
            text = "".join(self._runs.pop())
            self._runs[-1].append(bold(text) if "\n" not in text else text)
        elif name == "a" and len(self._runs) > 1:
            self._end_link(node)
        elif self._is_block(node):
            self._end_block(node)

    def _end_link(self, node: Node) -> None:
        text, address = "".join(self._runs.pop()), attribute(node, "href")
        self._runs[-1].append(link(text, address))
        if text.strip() and address and not is_outside_address(address):
            self.shown.lost_links.append(" ".join(text.split()))

    def _end_block(self, node: Node) -> None:
        name = node.name
        if name in ("td", "th") and self._cells:
            self._cells[-1].append("".join(self._runs.pop()) if len(self._runs) > 1 else "")
        elif name == "tr" and self._cells:
            cells = self._cells.pop()
            if any(cell.strip() for cell in cells):
                text = row(cells) if len(cells) > 1 else " ".join(cells[0].split())
                if self._cells:
                    self._runs[-1].append(f" {text} ")
                else:
                    self._line(text)
        elif not self._cells:
            self._flush()
        else:
            self._runs[-1].append(" ")
        if name in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        elif name == "li" and self._bullets:
            self._bullets.pop()
        elif name == "pre":
            self._preformatted -= 1
        if self._path and self._path[-1] is node:
            self._path.pop()

    def _flush(self) -> None:
        """Write the open line; inline elements that are open go on in the next one."""
        if self._cells:
            self._runs[-1].append(" ")
            return
        text = "".join("".join(run) for run in self._runs)
        for run in self._runs:
            run.clear()
        self._line(text.strip() if not self._preformatted else text.rstrip())

    def _line(self, text: str) -> None:
        text = text.strip("\n")
        if not any(not character.isspace() for character in text):
            return
        if self._bullets:
            # Only the first line of an item carries its bullet.
            text, self._bullets[-1] = self._bullets[-1] + text, ""
        self.shown.lines.append(ShownLine(text, tuple(self._path)))
