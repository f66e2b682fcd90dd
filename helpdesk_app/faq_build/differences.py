"""Show what changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

from helpdesk_app.text.translation import _

_WORD: Final = re.compile(r"\S+")
_WORD_OR_LINE_END: Final = re.compile(r"\S+|\n")
_CONTEXT: Final = 4
"""Unchanged words shown on either side of a change."""

_MOST_COMPARED: Final = 2_000
"""Words between the first and the last change that are compared; the time grows with the square of their number."""

_LONGEST: Final = 60
"""Words of a removed or inserted stretch that are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one of two texts that are compared."""

    text: str
    differs: bool


def difference(before: str, after: str) -> str:
    """Return what was removed, as ``[-old-]``, and inserted, as ``{+new+}``, with a few words around each change.

    The notation is that of ``git diff --word-diff``. Changes of white space alone give an empty string.
    """
    return " ".join(_pieces(_WORD.findall(before), _WORD.findall(after)))


def list_difference(before: Iterable[str], after: Iterable[str]) -> str:
    """Return which texts were removed and inserted, in the notation of :func:`difference`."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    removed = (f"[-{text}-]" for text in old if text not in new)
    return " ".join((*removed, *(f"{{+{text}+}}" for text in new if text not in old)))


def side_by_side(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces, line ends kept, those that only one of them has marked."""
    old, new = (_WORD_OR_LINE_END.findall(text) for text in (before, after))
    left, right = list[Piece](), list[Piece]()
    is_long = len(old) + len(new) > _MOST_COMPARED
    whole = [("replace", 0, len(old), 0, len(new))]
    changes = whole if is_long else SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, i, j, m, n in changes:
        for side, words in ((left, old[i:j]), (right, new[m:n])):
            if words:
                side.append(Piece(" ".join(words).replace(" \n ", "\n"), differs=tag != "equal"))
    return left, right


def _pieces(old: list[str], new: list[str]) -> Iterator[str]:
    head = sum(1 for _pair in takewhile(_same, zip(old, new, strict=False)))
    shorter = min(len(old), len(new)) - head
    tail = sum(1 for _pair in takewhile(_same, zip(old[: -shorter - 1 : -1], new[: -shorter - 1 : -1], strict=True)))
    yield from _context(old[:head], start=False)
    yield from _changes(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from _context(old[len(old) - tail :], end=False)


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    if len(old) + len(new) > _MOST_COMPARED:
        yield from _change(old, new)
        return
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _context(old[i:j]) if tag == "equal" else _change(old[i:j], new[m:n])


def _change(old: list[str], new: list[str]) -> Iterator[str]:
    if old:
        yield f"[-{_shortened(old)}-]"
    if new:
        yield f"{{+{_shortened(new)}+}}"


def _context(words: list[str], *, start: bool = True, end: bool = True) -> Iterator[str]:
    """Yield the unchanged words that a change precedes (``start``) or follows (``end``), and an ellipsis for others."""
    if len(words) <= _CONTEXT * (start + end):
        yield from words
        return
    yield from (words[:_CONTEXT] if start else ())
    yield "…"
    yield from (words[-_CONTEXT:] if end else ())


def _shortened(words: list[str]) -> str:
    return " ".join(words if len(words) <= _LONGEST else (*words[:_LONGEST], _("… ({n} words)").format(n=len(words))))


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
