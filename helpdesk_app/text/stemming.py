"""A light stemmer for folded French words.

Follows the "light" stemmer of J. Savoy (Light stemming approaches for the French, Portuguese, German and Hungarian
languages, SAC 2006), which removes plurals, feminines and the commonest noun endings only. On helpdesk queries it finds
more right answers than Snowball's French stemmer, which cuts more ("testament" becomes "test"), and it needs no
accents, which agents leave out.
"""

from __future__ import annotations

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
    _Rule(9, "nnelle", "n"),
    _Rule(9, "nnel", "n"),
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
    single = [word[0]]
    for letter in word[1:]:
        if letter != single[-1]:
            single.append(letter)
    word = "".join(single)
    if len(word) > _SHORTEST:
        word = word.removesuffix("ie")
    if len(word) > _SHORTEST:
        word = word.removesuffix("r").removesuffix("e").removesuffix("e")
    return word
