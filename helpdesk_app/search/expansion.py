"""What a text says without saying it: the other names of what it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from helpdesk_app.search.lexicon import Phrase


class Expander:
    """Finds phrases of synonym groups in a text and names the words of their siblings.

    Expanding entries when they are compiled, in both directions, costs a keystroke nothing.

    Args:
        groups: Sets of phrases that mean the same.
    """

    def __init__(self, groups: Iterable[Sequence[Phrase]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, frozenset[str]]]] = defaultdict(list)
        for group in groups:
            for phrase in group:
                siblings = frozenset(word for other in group if other != phrase for word in other) - frozenset(phrase)
                if phrase and siblings:
                    self._by_first[phrase[0]].append((phrase, siblings))

    def expand(self, words: Sequence[str]) -> frozenset[str]:
        """Return the words that ``words`` mean and do not hold."""
        meant: set[str] = set()
        for place, word in enumerate(words):
            for phrase, siblings in self._by_first.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    meant |= siblings
        return frozenset(meant.difference(words))
