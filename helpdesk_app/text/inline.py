"""What stands inside a line of an answer, a small subset of Markdown: bold, links and pictures.

That is ``**bold**``, ``[text](address)`` and ``![alternative text](picture:name)``, with the name of a picture of the
FAQ. The marks are spans of the answer that no rendering shows, so that every other offset holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from helpdesk_app.text.spans import Span

_BOLD: Final = re.compile(r"\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*")
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:|tel:)[^\s()]+)\)", re.IGNORECASE)
_PICTURE: Final = re.compile(r"!\[([^\[\]\n]+)\]\(picture:([0-9a-f]{32})\)")
_PICTURE_MARK: Final = "](picture:"


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in an answer."""

    span: Span
    """With its marks."""
    alternative: Span
    """What it shows, in words."""
    name: str


def bold_spans(answer: str) -> tuple[Span, ...]:
    """Return what is bold in ``answer``, in order, without its marks."""
    return tuple(Span(*found.span(1)) for found in _BOLD.finditer(answer))


def written_links(answer: str) -> tuple[tuple[Span, str], ...]:
    """Return the texts that are linked in ``answer``, in order, each with its address."""
    return tuple((Span(*found.span(1)), found[2]) for found in _LINK.finditer(answer))


def pictures_in(text: str) -> tuple[PlacedPicture, ...]:
    """Return the pictures in ``text``, in order."""
    if _PICTURE_MARK not in text:
        return ()
    return tuple(
        PlacedPicture(Span(*found.span()), Span(*found.span(1)), found[2]) for found in _PICTURE.finditer(text)
    )


def around_pictures(text: str) -> list[Span]:
    """Return what is before, between and after the pictures of ``text``: one span more than there are pictures."""
    pictures = [placed.span for placed in pictures_in(text)]
    starts, ends = [0, *(span.end for span in pictures)], [*(span.start for span in pictures), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def texts_around_pictures(text: str) -> list[str]:
    """Return the texts of :func:`around_pictures`."""
    return [span.of(text) for span in around_pictures(text)]


def mark_spans(answer: str) -> tuple[Span, ...]:
    """Return the marks in ``answer``, in order: what is not shown."""
    if "**" not in answer and "](" not in answer:
        return ()
    spans = [
        span
        for pattern in (_BOLD, _LINK, _PICTURE)
        for found in pattern.finditer(answer)
        for span in (Span(found.start(), found.start(1)), Span(found.end(1), found.end()))
    ]
    return tuple(sorted(spans, key=lambda span: span.start))


def without_marks(text: str) -> str:
    """Return ``text`` without marks: the address of a link in brackets behind it, a picture as its alternative text."""
    if "**" not in text and "](" not in text:
        return text
    text = _PICTURE.sub(r"[\1]", _BOLD.sub(r"\1", text))
    return _LINK.sub(lambda found: f"{found[1]} ({found[2].removeprefix('mailto:')})", text)


def spoken(text: str) -> str:
    """Return ``text`` without marks and without the addresses of its links."""
    return _LINK.sub(r"\1", _PICTURE.sub(r"\1", _BOLD.sub(r"\1", text)))


def without_names(text: str) -> str:
    """Return ``text`` with the names of its pictures blanked out, which are no words; offsets hold."""
    if _PICTURE_MARK not in text:
        return text
    return _PICTURE.sub(lambda found: f"  {found[1]}{' ' * (found.end() - found.end(1))}", text)


def without_breaks(text: str) -> str:
    """Return ``text`` with each of its pictures as one long word, in which no sentence ends; offsets hold."""
    return _PICTURE.sub(lambda found: "x" * len(found[0]), text) if _PICTURE_MARK in text else text
