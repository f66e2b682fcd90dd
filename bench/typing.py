"""How agents type: key by key, with typos, and in many spellings."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_ROWS: Final = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_CUT: Final = re.compile(r"[^\W\d_]{7,}")
_LAST_WORD: Final = re.compile(r"\w+\W*\Z")
# Prefixes that people write with a hyphen, a space or nothing, unlike "ai-je" and "t-on".
_PREFIXED: Final = re.compile(r"(?<!\w)(e|i|m|bi|co|mi|re)-(?=\w{2})", re.IGNORECASE)
_ELIDED: Final = re.compile(r"(?<!\w)(?:[dljmtsnc]|qu)['’](?=\w)", re.IGNORECASE)
_THOUSANDS: Final = re.compile(r"(?<!\d)(\d{1,3})[ \u00a0\u202f]?(\d{3})(?!\d)")


def keystrokes(text: str) -> Iterator[str]:
    """Yield what the search box holds after each key."""
    return (text[:end] for end in range(1, len(text) + 1))


def neighbours() -> dict[str, str]:
    """Return, for each letter, the letters beside it on an AZERTY keyboard."""
    beside = {letter: "" for row in _ROWS for letter in row}
    for row in _ROWS:
        for left, right in itertools.pairwise(row):
            beside[left] += right
            beside[right] += left
    for upper, lower in itertools.pairwise(_ROWS):
        for above, below in zip(upper, lower, strict=False):
            beside[above] += below
            beside[below] += above
    return beside


_NEIGHBOURS: Final = neighbours()


def with_typos(text: str, source: random.Random, share: float = 0.5) -> str:
    """Return ``text`` with one typo in about ``share`` of its words of five letters or more.

    A typo swaps two letters, drops one, doubles one, or hits the key beside it, each as likely as the others. The
    first letter stays, as it does in nearly all typos.
    """
    return _LONG_WORD.sub(lambda word: _typo(word[0], source) if source.random() < share else word[0], text)


def _typo(word: str, source: random.Random) -> str:
    at = source.randrange(1, len(word) - 1)
    before, letter, after, rest = word[:at], word[at], word[at + 1], word[at + 2 :]
    match source.randrange(4):
        case 0:
            return before + after + letter + rest
        case 1:
            return before + after + rest
        case 2:
            return before + letter + letter + after + rest
        case _:
            plain = without_accents(letter.lower())
            return before + source.choice(_NEIGHBOURS.get(plain, plain)) + after + rest


def abbreviated(text: str, source: random.Random) -> str:
    """Return ``text`` with its words of seven letters or more, but for the last word, cut after four to six letters."""
    last = _LAST_WORD.search(text)
    end = last.start() if last else len(text)
    return _CUT.sub(lambda word: word[0][: source.randint(4, 6)], text[:end]) + text[end:]


def without_accents(text: str) -> str:
    """Return ``text`` without accents; ligatures stay."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def folded(text: str) -> str:
    """Return ``text`` as most agents type it: no accent, no capital."""
    return without_accents(text).lower()


def spellings(text: str) -> dict[str, str]:
    """Return ``text`` in the spellings that mean the same, by name; some may leave it as it is."""
    straight = text.replace("’", "'")
    return {
        "curly apostrophe": straight.replace("'", "’"),
        "straight apostrophe": straight,
        "apostrophe as space": straight.replace("'", " "),
        "not elided": _ELIDED.sub("", text),
        "œ as oe": text.replace("œ", "oe").replace("Œ", "OE"),
        "oe as œ": text.replace("oeu", "œu").replace("OEU", "ŒU"),
        "hyphen as space": _PREFIXED.sub(r"\1 ", text),
        "hyphen dropped": _PREFIXED.sub(r"\1", text),
        "typographic hyphen": text.replace("-", "\u2010"),
        "no-break spaces": text.replace(" ", "\u00a0"),
        "double spaces": f"  {text.replace(' ', '  ')}",
        "capitals": text.upper(),
        "title case": text.title(),
        "question mark": f"{text} ?",
        "dots": f"{text}...",
        "digits grouped": _THOUSANDS.sub("\\1\u202f\\2", text),
        "digits together": _THOUSANDS.sub(r"\1\2", text),
        "decomposed": unicodedata.normalize("NFD", text),
    }
