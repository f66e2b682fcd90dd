"""What a caller asks, apart from what is said around it: greetings, courtesies, who is calling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from helpdesk_app.search.lexicon import Lexicon, Phrase
from helpdesk_app.text.tokens import Token, tokens

_CLAUSE_WORDS: Final = frozenset({"et", "mais", "car"})
_CLAUSE_MARKS: Final = ",;:.!?"
_BEFORE_A_CLAUSE: Final = f" {_CLAUSE_MARKS}…-–"


def readings(text: str, lexicon: Lexicon) -> list[str]:
    """Return the texts whose meaning may be that of a query: without courtesies, and without an introduction too.

    Who is calling may matter ("je suis enceinte et …") or not ("je suis infirmière et …"): the entries tell.
    """
    found = [text]
    introduced = introduction(text, tokens(text), lexicon.introductions)
    if introduced:
        # What is between the phrase and the word before it belongs to it: "je".
        before = [token for token in tokens(text) if token.end <= introduced[0].start]
        begin = before[-1].end if before else 0
        found.append(f"{text[:begin]} {text[introduced[-1].end :]}")
    return list(dict.fromkeys(_without_courtesies(each, lexicon.courtesies) for each in found))


def introduction(text: str, found: Sequence[Token], introductions: Collection[Phrase]) -> Sequence[Token]:
    """Return the words with which callers say who they are: "je suis infirmière libérale et", before "j'ai perdu …".

    Only where the sentence goes on: "je suis enceinte" alone is what it is about.

    Args:
        text: The query as typed.
        found: Its words in order.
        introductions: Phrases of folded words that begin an introduction.
    """
    words = [token.text for token in found]
    for phrase in introductions:
        for begin in range(len(found) - len(phrase) + 1):
            first = begin + len(phrase)
            if tuple(words[begin:first]) == phrase:
                for end in range(first, len(found)):
                    if words[end] in _CLAUSE_WORDS:
                        return found[begin : end + 1] if end > first else ()
                    if any(mark in text[found[end - 1].end : found[end].start] for mark in _CLAUSE_MARKS):
                        return found[begin:end] if end > first else ()
    return ()


def _without_courtesies(text: str, courtesies: Iterable[Phrase]) -> str:
    """Return ``text`` without the courtesies at its beginning and end, or ``text`` if it is nothing else."""
    found = tokens(text)
    words = tuple(token.text for token in found)
    first, last = 0, len(words)
    while phrase := next((each for each in courtesies if words[first : first + len(each)] == each), None):
        first += len(phrase)
    while phrase := next((each for each in courtesies if words[max(first, last - len(each)) : last] == each), None):
        last -= len(phrase)
    if first >= last:
        return text
    begin = found[first - 1].end if first else 0
    end = found[last - 1].end if last < len(found) else len(text)
    return text[begin:end].lstrip(_BEFORE_A_CLAUSE)
