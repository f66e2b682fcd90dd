"""Document expansion: the synonyms of the phrases that a text contains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from helpdesk_app.search.lexicon import Phrase

_PAIR: Final = 2


class Expander:
    """Finds the phrases of synonym groups in a text and returns the words of their synonyms.

    Entries are expanded when they are compiled, in both directions, so that a keystroke costs nothing more.

    Args:
        groups: Sets of synonymous phrases.
    """

    def __init__(self, groups: Iterable[Sequence[Phrase]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, frozenset[str]]]] = defaultdict(list)
        for group in groups:
            # Many type "Play Store" as "playstore".
            run_together = frozenset("".join(phrase) for phrase in group if len(phrase) == _PAIR)
            for phrase in group:
                synonyms = run_together.union(word for other in group if other != phrase for word in other)
                synonyms = synonyms.difference(phrase)
                if phrase and synonyms:
                    self._by_first[phrase[0]].append((phrase, synonyms))

    def expand(self, words: Sequence[str]) -> frozenset[str]:
        """Return the words of the synonyms of ``words``, without those that are in ``words`` already."""
        expanded: set[str] = set()
        for position, word in enumerate(words):
            for phrase, synonyms in self._by_first.get(word, ()):
                if tuple(words[position : position + len(phrase)]) == phrase:
                    expanded |= synonyms
        return frozenset(expanded.difference(words))
