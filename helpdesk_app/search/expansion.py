"""What a text says without saying it: the other names of what it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from helpdesk_app.search.lexicon import Phrase

_PAIR: Final = 2


class Expander:
    """Finds phrases of synonym groups in a text and names the words of their siblings.

    Expanding entries when they are compiled, in both directions, costs a keystroke nothing.

    Args:
        groups: Sets of phrases that mean the same.
    """

    def __init__(self, groups: Iterable[Sequence[Phrase]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, frozenset[str]]]] = defaultdict(list)
        for group in groups:
            # "playstore" is how many type "Play Store".
            run_together = frozenset("".join(phrase) for phrase in group if len(phrase) == _PAIR)
            for phrase in group:
                siblings = run_together.union(word for other in group if other != phrase for word in other)
                siblings = siblings.difference(phrase)
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
