"""What lines that begin an entry have in common at their start, so that one rule stands for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|\s+|[^\w\s]|_")
_LABEL: Final = re.compile(
    r"\s*(?:(?:[^\W\d_]+\.?\s+){0,3}(?:[nN]\s?[°o]\s*)?\d+\s*[.):°–—-]*\s*|[^\w\s«(\[]+\s*|[^\W\d_]+\s?[:)]\s*)(?=\S)"
)
"""What may be the label of an entry where one line only is known: a number, a sign, a word and a colon."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """How lines begin."""

    pattern: str
    """A regular expression, with the group ``question``."""
    start: tuple[str | None, ...]
    """In words: texts, and ``None`` for any number."""


def shape_of(lines: Sequence[str]) -> LineShape | None:
    """Return how ``lines`` begin, or ``None`` where they have nothing in common that marks them."""
    if not lines:
        return None
    tokens = [_TOKEN.findall(line.strip()) for line in lines]
    if len(lines) == 1:
        label = _LABEL.match(lines[0].strip())
        common = _TOKEN.findall(label[0]) if label else []
    else:
        common = []
        for column in zip(*tokens, strict=False):
            if len({_kind(token) for token in column}) > 1:
                break
            common.append(column[0])
    if not "".join(common).strip() or any(len(some) <= len(common) for some in tokens):
        return None
    marks = any(token.isdigit() or not (token.isalpha() or token.isspace()) for token in common)
    start = r"\s*" + "".join(map(_expression, common)) + ("" if common[-1].isspace() else r"\s*" if marks else r"\b")
    pattern = f"{start}(?P<question>.+)" if marks else f"(?P<question>{start}.+)"
    return LineShape(f"^{pattern}", tuple(None if token.isdigit() else token for token in common))


def _kind(token: str) -> str:
    return "0" if token.isdigit() else " " if token.isspace() else token


def _expression(token: str) -> str:
    return r"\d+" if token.isdigit() else r"\s+" if token.isspace() else re.escape(token)
