"""Acronyms that the FAQ itself spells out: "conseil de prud'hommes (CPH)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helpdesk_app.search.lexicon import Phrase
from helpdesk_app.text.tokens import Token

_LETTERS: Final = range(2, 8)


def find_acronyms(text: str, words: Sequence[Token], stop_words: frozenset[str]) -> list[tuple[Phrase, Phrase]]:
    """Return (acronym, expansion) for every capital word in brackets whose letters begin the words before it.

    Stop words may stand between ("contrat à durée déterminée (CDD)"); every letter needs a word.

    Args:
        text: The original text.
        words: Its tokens.
        stop_words: Folded words that an acronym may skip.
    """
    found: list[tuple[Phrase, Phrase]] = []
    for position, token in enumerate(words):
        original = text[token.start : token.end]
        if not (original.isupper() and len(token.text) in _LETTERS and text[: token.start].endswith("(")):
            continue
        first = position
        for letter in reversed(token.text):
            first -= 1
            while first >= 0 and words[first].text[0] != letter and words[first].text in stop_words:
                first -= 1
            if first < 0 or words[first].text[0] != letter:
                break
        else:
            found.append(((token.text,), tuple(word.text for word in words[first:position])))
    return found
