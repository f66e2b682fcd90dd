"""Split French text into folded words, each with its offsets in the original.

Entries and queries are split alike, so that a caller's words match those of the FAQ. Text is folded first
(``folding.py``). Then

- elided words (l', d', qu' ...) are dropped, with any apostrophe, with a space instead, or spelled out (le, de, que);
- digit groups join ("1 000" is 1000), dotted acronyms join ("C.D.D." is cdd), ordinals meet ("13ème", "13 eme", "13e");
- hyphens separate words; ``search/analyzer.py`` joins "e-CPS", "e cps" and "ecps", because only the FAQ knows which
  joined words exist.

Offsets are code points of the original text, whatever folding does to its length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from helpdesk_app.text.folding import fold, fold_with_offsets
from helpdesk_app.text.inline import without_names

_ELIDED: Final = ("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
ELIDABLE: Final = frozenset("le la les de du des je me te se ne ce que jusque lorsque puisque quoique".split())
"""Words that are dropped because their elided forms are: "d'employeur" is "de employeur"."""

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
    """A word of a text: its folded form, and ``original[start:end]`` as written."""

    text: str
    start: int
    end: int
    glued: bool = False
    """Only a hyphen separates it from the token before."""


def folded_words(text: str) -> str:
    """Return the tokens of ``text`` as one text, with a space between them: the same words give the same text."""
    return " ".join(token.text for token in tokens(text))


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order. They do not overlap; joined digit groups are one token."""
    text = without_names(text)
    folded, offsets = fold_with_offsets(text)
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
            # One character may hold two words ("½" is 1/2): the second is dropped where nothing is left for it.
            start = max(offsets[start], found[-1].end if found else 0)
            end = _end(text, offsets, end)
            if start >= end:
                continue
        found.append(Token(word, start, end, glued))
    return found


def _end(text: str, offsets: list[int], folded_end: int) -> int:
    """Return the end, in the original, of the folded characters before ``folded_end``, combining marks included."""
    end = offsets[folded_end - 1] + 1
    while end < len(text) and unicodedata.category(text[end]) == "Mn" and not fold(text[end]):
        end += 1
    return end
