"""Mark a part of an answer as bold, as a link or as a list, in the Markdown that answers are written in.

Each function takes an answer with the selected part of it, and returns both after the change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from helpdesk_app.text.spans import Span

_BOLD: Final = "**"
_ITEM: Final = re.compile(r"(?:- |\d+\. )")


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer, and what is selected in it; ``selected`` is empty where there is only a caret."""

    text: str
    selected: Span


def toggle_bold(given: Marked) -> Marked:
    """Make the selection bold, or plain where it is bold already; without a selection, put the caret between stars."""
    text, start, end = given.text, given.selected.start, given.selected.end
    if text[:start].endswith(_BOLD) and text[end:].startswith(_BOLD):
        plain = text[: start - 2] + text[start:end] + text[end + 2 :]
        return Marked(plain, Span(start - 2, end - 2))
    bold = f"{text[:start]}{_BOLD}{text[start:end]}{_BOLD}{text[end:]}"
    return Marked(bold, Span(start + 2, end + 2))


def link(given: Marked) -> Marked:
    """Make the selection the text of a link, or its address where it looks like one; select what is to be written."""
    text, start, end = given.text, given.selected.start, given.selected.end
    words = text[start:end]
    if words.startswith(("http://", "https://", "mailto:")):
        return Marked(f"{text[:start]}[]({words}){text[end:]}", Span(start + 1, start + 1))
    address = start + len(words) + 3
    placeholder = "https://"
    linked = f"{text[:start]}[{words}]({placeholder}){text[end:]}"
    if not words:
        return Marked(linked, Span(start + 1, start + 1))
    return Marked(linked, Span(address, address + len(placeholder)))


def toggle_list(given: Marked, *, numbered: bool = False) -> Marked:
    """Make the lines of the selection items of a list, or plain lines where all of them are such items."""
    text = given.text
    start = text.rfind("\n", 0, given.selected.start) + 1
    end = text.find("\n", max(given.selected.end, start))
    end = len(text) if end < 0 else end
    lines = text[start:end].split("\n")
    marks = [f"{number}. " if numbered else "- " for number in range(1, len(lines) + 1)]
    is_list = all(line.startswith(mark) for line, mark in zip(lines, marks, strict=True))
    plain = [_ITEM.sub("", line, count=1) if _ITEM.match(line) else line for line in lines]
    changed = plain if is_list else [mark + line for mark, line in zip(marks, plain, strict=True)]
    written = "\n".join(changed)
    return Marked(text[:start] + written + text[end:], Span(start, start + len(written)))
