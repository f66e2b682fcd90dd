"""Fold and tokenise French text, each token with its place in the original.

One analyser serves entries and queries, so that whatever a caller's words go through, the FAQ went through too:

- case, accents, ligatures (œ, æ, ß), compatibility forms (full-width letters, superscripts) and soft hyphens vanish;
- the elided words (l', d', qu' ...) vanish, with any apostrophe, a space in its place, or spelled out (le, de, que);
- digit groups join ("1 000" is 1000), dotted acronyms join ("C.D.D." is cdd), ordinals meet ("13ème", "13 eme", "13e");
- hyphens separate words; that "e-CPS", "e cps" and "ecps" meet is the analyser's business (analyzer.py), because
  only the FAQ knows which joined words exist.

Offsets are code points of the original text, whatever folding does to its length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_APOSTROPHES: Final = "'\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07"
_HYPHENS: Final = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_LIGATURES: Final = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"}

_ELIDED: Final = ("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
ELIDABLE: Final = frozenset(
    (
        "le",
        "la",
        "les",
        "de",
        "du",
        "des",
        "je",
        "me",
        "te",
        "se",
        "ne",
        "ce",
        "que",
        "jusque",
        "lorsque",
        "puisque",
        "quoique",
    )
)
"""Words that the analyser drops, because their elided forms are dropped: "d'employeur" is "de employeur"."""

_TOKEN: Final = re.compile(
    rf"""
      (?P<elision>(?:{"|".join(_ELIDED)})(?:(?:'\ *|\ +(?=[aeiouyh]))(?=\w)|'\ *$)  # l'ami, l ami, l'
      |(?<=-)t(?=-))                                                      # a-t-il
    | (?P<acronym>[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?)                       # C.D.D.
    | (?P<ordinal>(?<!\d\ )\d{{1,2}}(?:\ ?(?:i?emes?|ers?|eres?|nde?)|e)(?!-?\w)) # 13eme, 1er
    | (?P<number>\d{{1,3}}(?:[ .]\d{{3}})+(?!\w)|\d+)                      # 1 000
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_ORDINAL_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its folded form and where it stands in the original, ``original[start:end]``."""

    text: str
    start: int
    end: int
    glued: bool = False
    """A hyphen, and nothing else, parts it from the token before."""


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character.casefold()).casefold()
    folded = "".join(map(_fold_part, parts))
    # A character that is all marks vanishes; one that stands for blanks is a blank.
    return folded if folded.strip() or not folded else " "


def _fold_part(part: str) -> str:
    if part in _APOSTROPHES:
        return "'"
    if part in _HYPHENS:
        return "-"
    if unicodedata.category(part) in {"Mn", "Cf"}:
        return ""
    return _LIGATURES.get(part, part)


class _FoldTable(dict[int, str]):
    """A translation table that fills itself, so that ``str.translate`` does the loop."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """Characters met so far that do not fold to exactly one."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        if len(folded) != 1:
            self.uneven.add(chr(code_point))
        return folded


_FOLD_TABLE: Final = _FoldTable()


def fold_characters(text: str) -> str:
    """Return ``text`` without case, accents, ligatures and typographic variants; its length may differ."""
    return text.translate(_FOLD_TABLE)


def _offsets(text: str) -> list[int]:
    """Return, for each folded character and one past the last, the offset of the original character it comes from."""
    offsets: list[int] = []
    for place, character in enumerate(text):
        offsets.extend([place] * len(_FOLD_TABLE[ord(character)]))
    offsets.append(len(text))
    return offsets


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order. They do not overlap; joined digit groups are one token."""
    folded = fold_characters(text)
    offsets = None if _FOLD_TABLE.uneven.isdisjoint(text) else _offsets(text)
    found: list[Token] = []
    previous_end = -2
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "elision":
            continue
        word = match.group()
        if kind == "word":
            if word in ELIDABLE:
                previous_end = end
                continue
        elif kind == "acronym":
            word = word.replace(".", "")
        elif kind == "ordinal":
            number = _ORDINAL_NUMBER.match(word)
            word = f"{number.group() if number else word}e"
        else:
            word = word.replace(" ", "").replace(".", "")
        glued = start == previous_end + 1 and folded[previous_end] == "-"
        previous_end = end
        if offsets is not None:
            # One character may hold two words ("½" is 1/2): the second gets what the first leaves, or goes.
            start = max(offsets[start], found[-1].end if found else 0)
            end = _end(text, offsets, end)
            if start >= end:
                continue
        found.append(Token(word, start, end, glued))
    return found


def _end(text: str, offsets: list[int], folded_end: int) -> int:
    """Return the end, in the original, of the folded characters before ``folded_end``, combining marks included."""
    end = offsets[folded_end - 1] + 1
    while end < len(text) and _FOLD_TABLE[ord(text[end])] == "" and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end
