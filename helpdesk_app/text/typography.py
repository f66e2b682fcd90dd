"""French typography on screen: plain spaces of the source become spaces that do not break."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from helpdesk_app.text.spans import Span

NARROW_NO_BREAK_SPACE: Final = "\u202f"
NO_BREAK_SPACE: Final = "\u00a0"

NO_BREAK_HYPHEN: Final = "\u2011"
ZERO_WIDTH_SPACE: Final = "\u200b"

_SHORT_PREFIX: Final = re.compile(r"(?<=\b\w)-(?=\w)")
_IN_A_PATH: Final = re.compile(r"(?<=[\\/_])(?=\w)")
_BEFORE_NARROW: Final = re.compile(r" (?=[?!;])")
_BEFORE_WIDE: Final = re.compile(r" (?=[:»])|(?<=«) ")
_ASTRAL: Final = re.compile(r"[\U00010000-\U0010FFFF]")


def typeset(text: str) -> str:
    """Return ``text`` with no-break spaces before double punctuation and inside guillemets.

    One character replaces one, so offsets into ``text`` hold in the result. Missing spaces are not added, because
    questions are shown word for word.
    """
    return _BEFORE_WIDE.sub(NO_BREAK_SPACE, _BEFORE_NARROW.sub(NARROW_NO_BREAK_SPACE, text))


def unbroken(text: str) -> str:
    """Return ``text``, typeset, with words such as "e-CPS" kept on one line.

    For the screen only: copied text goes through ``as_written``. A text that has no-break hyphens already is only
    typeset, so that ``as_written`` can undo the change.
    """
    if NO_BREAK_HYPHEN in text:
        return typeset(text)
    return _SHORT_PREFIX.sub(NO_BREAK_HYPHEN, typeset(text))


def breakable(text: str) -> str:
    """Return ``text`` with paths that may wrap; for the screen only, as ``unbroken``."""
    return text if ZERO_WIDTH_SPACE in text else _IN_A_PATH.sub(ZERO_WIDTH_SPACE, text)


def as_written(shown: str, source: str) -> str:
    """Return ``shown``, part of the result of ``unbroken`` or ``breakable``, as it is in ``source``."""
    for mark, plain in ((NO_BREAK_HYPHEN, "-"), (ZERO_WIDTH_SPACE, "")):
        if mark not in source:
            shown = shown.replace(mark, plain)
    return shown


def utf16_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` of ``text`` in UTF-16 units, which Qt counts, instead of code points."""
    astral = [found.start() for found in _ASTRAL.finditer(text)]
    if not astral:
        return tuple(spans)

    def unit(offset: int) -> int:
        return offset + bisect_left(astral, offset)

    return tuple(Span(unit(span.start), unit(span.end)) for span in spans)
