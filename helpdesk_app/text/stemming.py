"""A light stemmer for folded French words.

Follows the "light" stemmer of J. Savoy (Light stemming approaches for the French, Portuguese, German and Hungarian
languages, SAC 2006), which removes plurals, feminines and the commonest noun endings only. On helpdesk queries it finds
more right answers than Snowball's French stemmer, which cuts more ("testament" becomes "test"), and it needs no
accents, which agents leave out.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

_SHORTEST: Final = 4
"""Words up to this length lose only a plural ending."""


class _Rule(NamedTuple):
    """In words longer than ``length``, ``ending`` becomes ``replacement``."""

    length: int
    ending: str
    replacement: str


_ENDINGS: Final = (
    _Rule(9, "issement", "ir"),
    _Rule(8, "issant", "ir"),
    _Rule(7, "ivement", "if"),
    _Rule(6, "ement", "e"),
    _Rule(11, "ficatrice", "fier"),
    _Rule(10, "ficateur", "fier"),
    _Rule(9, "catrice", "quer"),
    _Rule(8, "cateur", "quer"),
    _Rule(8, "atrice", "er"),
    _Rule(7, "ateur", "er"),
    _Rule(6, "trice", "ter"),
    _Rule(7, "teuse", "ter"),
    _Rule(6, "teur", "ter"),
    _Rule(5, "euse", "eu"),
    _Rule(5, "ieme", ""),
    _Rule(7, "ive", "if"),
    _Rule(8, "ionnelle", "ion"),
    _Rule(8, "ionnel", "ion"),
    _Rule(4, "ete", "et"),
    _Rule(8, "ique", ""),
    _Rule(8, "esse", "e"),
    _Rule(7, "inage", "in"),
    _Rule(9, "isation", ""),
    _Rule(9, "isateur", ""),
    _Rule(8, "ation", ""),
    _Rule(8, "ition", ""),
)
"""Only the first rule that fits is applied."""


_DERIVATIONS: Final = tuple(
    sorted(
        (
            *("ement", "ment", "ations", "ation", "ateur", "atrice", "eur", "euse", "age", "aire", "atif", "ative"),
            *("able", "ible", "ance", "ence", "nel", "nelle", "er", "ir", "ee", "e"),
        ),
        key=len,
        reverse=True,
    )
)
"""Endings of words that are derived from one another; the longest one that fits is cut."""
_SHORTEST_ROOT: Final = 4
_SHORTEST_IN_I: Final = 3
"""Letters of a root in "i" or "y": that of "payer" and "paiement"."""


def stem(word: str) -> str:
    """Return the stem of a folded word; a word with other characters than letters is returned as it is."""
    if not word.isalpha():
        return word
    word = _singular(word)
    for length, ending, replacement in _ENDINGS:
        if len(word) > length and word.endswith(ending):
            word = word.removesuffix(ending) + replacement
            break
    return _normal(word)


def _singular(word: str) -> str:
    if len(word) > _SHORTEST + 1 and word.endswith("aux") and not word.endswith("eaux"):
        return word.removesuffix("ux") + "l"
    if len(word) >= _SHORTEST and word[-1] in "xs":
        return word[:-1]
    return word


def _normal(word: str) -> str:
    """Return the word without doubled letters and without the endings of infinitives and feminines."""
    if len(word) <= _SHORTEST:
        return word
    word = _without_doubled_letters(word)
    if len(word) > _SHORTEST:
        word = word.removesuffix("ie")
    if len(word) > _SHORTEST:
        word = word.removesuffix("r").removesuffix("e").removesuffix("e")
    return word


def root(word: str) -> str:
    """Return what a folded word has in common with words derived from it: "publicit" of "publicité", "publicitaire".

    Much coarser than the stem; words with the same root only may have to do with each other.
    """
    if not word.isalpha():
        return word
    word = _singular(word)
    for ending in _DERIVATIONS:
        base = _without_doubled_letters(word.removesuffix(ending))
        if word.endswith(ending) and len(base) >= (_SHORTEST_IN_I if base[-1:] in ("i", "y") else _SHORTEST_ROOT):
            break
    else:
        base = _without_doubled_letters(word)
    return base[:-1] + "i" if len(base) > 1 and base.endswith("y") else base


def _without_doubled_letters(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
