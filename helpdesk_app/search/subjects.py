"""The words of the topics: what they say of a query whose other words the FAQ lacks, and what to try instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from helpdesk_app.faq.model import Facet
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.typos import Speller


class Subjects:
    """The words of the facet values of one FAQ.

    Args:
        facets: Of the FAQ.
        analyzer: Finds the words.
        term_of: Returns the term of a folded word, ``None`` for a word that the FAQ lacks.
    """

    def __init__(self, facets: Sequence[Facet], analyzer: Analyzer, term_of: Callable[[str], int | None]) -> None:
        self._spelt: dict[str, str] = {}
        self._terms: list[set[int]] = []
        for value in (value for facet in facets for value in facet.values):
            tokens = analyzer.words(value)
            for token in tokens:
                self._spelt.setdefault(token.text, value[token.start : token.end])
            self._terms.append({term for token in tokens if (term := term_of(token.text)) is not None})

    def leave_out_the_question(self, content: Sequence[QueryWord]) -> bool:
        """Return whether the FAQ lacks a word of the query, and the others only name one topic.

        In "perdu carte CPS" the two words that are known say which product it is about. What is asked about the product
        is in the word that the FAQ lacks.

        Args:
            content: The words of the query that are no stop words.
        """
        known = [word.matches[0].term for word in content if word.matches]
        if not known or len(known) == len(content):
            return False
        return any(terms.issuperset(known) for terms in self._terms)

    @cached_property
    def _speller(self) -> Speller:
        """Made when nothing is reliable for the first time: the first list does without."""
        return Speller(sorted(self._spelt))

    def closest(self, unknown: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return at most ``limit`` words that look like the folded words ``unknown``, as the FAQ spells them."""
        near = (word for missed in unknown for word in self._speller.closest(missed, limit))
        return tuple(dict.fromkeys(self._spelt[word] for word in near))[:limit]
