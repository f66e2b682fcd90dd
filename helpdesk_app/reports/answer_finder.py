"""Which answer of the present FAQ a search belongs to, if any."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Field, Reliability, SearchResult, WordMatch
from helpdesk_app.text.stemming import stem
from helpdesk_app.text.tokens import tokens

MARGIN: Final = 4 / 3
"""The best answer's score has to be this many times that of the second."""
SHARED: Final = 0.5
"""Share of the query, weighted by idf, that the answer's question and wordings have to contain."""
LEAD: Final = 0.03
"""The same two where meaning is known: how much nearer the best answer has to be than any other one (cosine)."""
SHARED_BY_MEANING: Final = 0.15
"""And the share of the query that the answer has to contain somewhere: a word of what it is about."""
_SUBJECT: Final = frozenset({Field.QUESTION, Field.WORDING})


class Search(Protocol):
    """Searches a FAQ; ``helpdesk_app.search.engine.SearchEngine`` does."""

    def search(self, text: str, *, limit: int = ...) -> SearchResult:
        """Return the entries that answer ``text``, best first."""
        ...


class ExplainedSearch(Search, Protocol):
    """Says why an answer is found, too."""

    def explain(self, query: str, entry: Entry, /) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``."""
        ...

    def lead_in_meaning(self, query: str, entry: Entry, /) -> float | None:
        """Return how much nearer to ``query`` ``entry`` is than any other; ``None`` where no meaning is known."""
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

    def __init__(self, search: ExplainedSearch, entries: Sequence[Entry]) -> None:
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

        The answer is clearly better than the second, and about the subject of the query. By words, that means a third
        more points, and a question or wording with the rarest word of the query and half of the query by idf. By
        meaning, it is nearer than any other answer, and has a word of the query.
        A wrong wording would make the search give a wrong answer as reliable.
        """
        hits = self._search.search(query, limit=2).hits
        if not hits:
            return None
        best = hits[0].entry
        words = self._search.explain(query, best)
        lead = self._search.lead_in_meaning(query, best)
        if lead is not None:
            is_clear = lead >= LEAD and self._share(words, lambda word: word.how is not None) >= SHARED_BY_MEANING
        else:
            is_ahead = len(hits) == 1 or hits[0].score >= MARGIN * hits[1].score
            has_rarest = bool(words) and _is_in_subject(max(words, key=self._idf))
            is_clear = is_ahead and has_rarest and self._share(words, _is_in_subject) >= SHARED
        return best if is_clear else None

    def _share(self, words: Sequence[WordMatch], is_meant: Callable[[WordMatch], bool]) -> float:
        """Return the share of the words, weighted by idf, that are meant."""
        return sum(self._idf(word) for word in words if is_meant(word)) / max(sum(map(self._idf, words)), 1e-9)

    def _idf(self, word: WordMatch) -> float:
        """Return the idf of BM25 (Robertson and Zaragoza 2009) of the word, or of the one that it matches."""
        folded = word.matched_word or "".join(token.text for token in tokens(word.query_word))
        count = self._entry_counts[stem(folded)]
        return math.log(1 + (len(self.entries) - count + 0.5) / (count + 0.5))


def _is_in_subject(word: WordMatch) -> bool:
    """Return whether the question or a wording of the answer contains the word."""
    return bool(_SUBJECT & set(word.fields))
