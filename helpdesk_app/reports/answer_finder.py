"""Which answer of the present FAQ a search belongs to, if any."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, Protocol

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Field, Reliability, SearchResult, WordMatch
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import tokens

MARGIN: Final = 4 / 3
"""The best answer's score has to be this many times that of the second."""
SHARED: Final = 0.5
"""Share of the query, weighted by idf, that the answer's question and wordings have to contain."""
_SUBJECT: Final = frozenset({Field.QUESTION, Field.WORDING})


class Search(Protocol):
    """What the finder needs of a search engine, such as ``helpdesk_app.search.engine.SearchEngine``."""

    def search(self, text: str, *, limit: int = ...) -> SearchResult:
        """Return the entries that answer ``text``, best first."""
        ...

    def explain(self, query: str, entry: Entry, /) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``."""
        ...


def reliable_answer(search: Search, query: str) -> Entry | None:
    """Return the answer that the search finds reliably, ``None`` where it finds none."""
    result = search.search(query, limit=1)
    return result.hits[0].entry if result.hits and result.reliability is Reliability.SURE else None


class AnswerFinder:
    """Finds the answer that a search has, or could be a wording of.

    Args:
        search: Searches the FAQ.
        entries: Of the FAQ.
    """

    def __init__(self, search: Search, entries: Sequence[Entry]) -> None:
        self.entries = {entry.uid: entry for entry in entries}
        self._search = search
        self._entry_counts: Counter[str] = Counter()
        for entry in entries:
            text = "\n".join((entry.question, *entry.wordings, entry.answer))
            self._entry_counts.update({stem(token.text) for token in tokens(text)})

    def found(self, query: str) -> Entry | None:
        """Return the answer that the search finds reliably, ``None`` where it finds none."""
        return reliable_answer(self._search, query)

    def best(self, query: str) -> Entry | None:
        """Return the answer that ``query`` may be a wording of, ``None`` where there is any doubt.

        The answer is clearly better than the second, and its question and wordings contain the rarest word of the query
        and half of the query by idf. A wrong wording would make the search give a wrong answer as reliable.
        """
        hits = self._search.search(query, limit=2).hits
        if not hits or (len(hits) > 1 and hits[0].score < MARGIN * hits[1].score):
            return None
        words = self._search.explain(query, hits[0].entry)
        weights = [self._idf(word) for word in words]
        in_subject = [bool(_SUBJECT & set(word.fields)) for word in words]
        shared = sum(weight for weight, is_in in zip(weights, in_subject, strict=True) if is_in)
        has_rarest = bool(words) and in_subject[weights.index(max(weights))]
        return hits[0].entry if has_rarest and shared >= SHARED * sum(weights) else None

    def _idf(self, word: WordMatch) -> float:
        """Return the idf of BM25 (Robertson and Zaragoza 2009) of the word, or of the one that it matches."""
        folded = word.matched_word or "".join(token.text for token in tokens(word.query_word))
        count = self._entry_counts[stem(folded)]
        return math.log(1 + (len(self.entries) - count + 0.5) / (count + 0.5))
