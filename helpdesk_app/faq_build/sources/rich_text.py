"""Write an answer in the small subset of Markdown that a FAQ holds.

One paragraph a line; ``- item`` and ``1. item``, indented by two blanks a level; ``| cell | cell |`` for a row of a
table; ``**bold**``, ``[text](address)`` and ``![alternative text](picture:name)`` inside a line. A heading inside an
answer becomes a line in bold. Everything else of a source's layout is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from helpdesk_app.text.inline import pictures_in, texts_around_pictures

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s()<>]+$", re.IGNORECASE)
_NO_MARKS: Final = str.maketrans("[]{}|", "()()/", "*")
UNDESCRIBED: Final = "image"
"""Stands for the alternative text that a picture lacks."""

_BARE: Final = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def bold(text: str) -> str:
    """Return ``text`` in bold, with the blanks at its ends outside the marks."""
    inner = text.strip()
    if not inner or "**" in inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}**{inner}**{after}"


def link(text: str, address: str) -> str:
    """Return ``text`` linked to ``address``; only the text where the address leads nowhere outside its page.

    An address that the text shows already is not repeated.
    """
    address = address.strip().replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    inner = " ".join(text.split())
    if not _ADDRESS.match(address) or not inner:
        return text
    shown = _BARE.sub("", address).rstrip("/")
    if _BARE.sub("", inner).rstrip("/") == shown:
        return text
    if "[" in inner or "]" in inner:
        return f"{text} ({address})"
    before, _, after = text.partition(text.strip())
    return f"{before}[{inner}]({address}){after}"


def is_outside_address(address: str) -> bool:
    """Return whether ``address`` leads somewhere by itself."""
    return bool(_ADDRESS.match(address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")))


def picture(alternative: str, name: str) -> str:
    """Return the picture ``name`` of the FAQ with what it shows in words."""
    return f"![{picture_words(alternative) or UNDESCRIBED}](picture:{name})"


def picture_words(alternative: str) -> str:
    """Return an alternative text on one line, without the signs that are marks of the subset."""
    return " ".join(alternative.translate(_NO_MARKS).split())


def without_pictures(text: str) -> str:
    """Return a line without its pictures; of one that has nothing else, the alternative texts."""
    words = " ".join(" ".join(texts_around_pictures(text)).split())
    return words or " ".join(placed.alternative.of(text) for placed in pictures_in(text))


def is_only_pictures(text: str) -> bool:
    """Return whether a line has a picture and nothing else."""
    pieces = texts_around_pictures(text)
    return len(pieces) > 1 and not "".join(pieces).strip()


def item(text: str, *, depth: int = 0, number: int | None = None) -> str:
    """Return a list item; ``depth`` counts from 0."""
    return f"{'  ' * depth}{'-' if number is None else f'{number}.'} {text}"


def row(cells: Iterable[str]) -> str:
    """Return a row of a table; tabs separate its cells where one of them has a bar."""
    texts = [" ".join(cell.split()) for cell in cells]
    if any("|" in text for text in texts):
        return "\t".join(text or "–" for text in texts)
    return f"| {' | '.join(texts)} |"


def plain(text: str) -> str:
    """Return a line without pictures and the marks of bold and links, for a question."""
    text = without_pictures(text) if "](picture:" in text else text
    return _LINK.sub(r"\1", text.replace("**", "")).strip()


_LINK: Final = re.compile(r"\[([^\[\]]*)\]\((?:https?://|mailto:|tel:)[^\s()]*\)", re.IGNORECASE)
