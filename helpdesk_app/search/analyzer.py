"""Text -> the tokens that are indexed and searched, with the parts of a compound joined."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from helpdesk_app.text.tokens import Token, tokens

_SHORT_PREFIX: Final = 2
"""Letters of a hyphenated prefix that belongs to its word: "e-CPS", "mi-temps"; "rendez-vous" is two words."""


class Analyzer:
    """Tokenises entries and queries alike.

    Args:
        compounds: The joined words of this FAQ ("ecps"). Two neighbouring tokens that form one are joined.
    """

    def __init__(self, compounds: Iterable[str] = ()) -> None:
        self.compounds = frozenset(compounds)

    def words(self, text: str) -> list[Token]:
        """Return the tokens of ``text`` in order and without overlap, compounds joined."""
        return self.join(tokens(text))

    def join(self, found: list[Token]) -> list[Token]:
        """Return the tokens with the parts of each compound joined."""
        if not self.compounds:
            return found
        joined: list[Token] = []
        for token in found:
            if joined and joined[-1].text + token.text in self.compounds:
                before = joined[-1]
                joined[-1] = Token(before.text + token.text, before.start, token.end, before.glued)
            else:
                joined.append(token)
        return joined


def find_compounds(texts: Iterable[Sequence[Token]], stop_words: frozenset[str]) -> frozenset[str]:
    """Return the joined words that the tokenised ``texts`` write with a hyphen.

    A hyphenated pair is a compound if its first part is a short prefix, or if the joined form occurs as a word of its
    own. Hyphen, space or nothing between the parts then reads the same.
    """
    known: set[str] = set()
    compounds: set[str] = set()
    candidates: set[str] = set()
    for text in texts:
        known.update(token.text for token in text)
        for before, token in itertools.pairwise(text):
            if not token.glued or not (before.text.isalpha() and token.text.isalpha()):
                continue
            if before.text in stop_words or token.text in stop_words:
                continue
            joined = before.text + token.text
            is_prefixed = len(before.text) <= _SHORT_PREFIX < len(joined)
            (compounds if is_prefixed else candidates).add(joined)
    return frozenset(compounds | (candidates & known))
