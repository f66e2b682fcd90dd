"""Why an entry answers a query: word by word, in data that a window or a terminal can word."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import Field, How, WordMatch
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.scoring import Scorer


def explain(
    query: str,
    words: Sequence[QueryWord],
    entry: Entry,
    place: int,
    *,
    analyzer: Analyzer,
    matcher: Matcher,
    scorer: Scorer,
) -> tuple[WordMatch, ...]:
    """Return a reason for every word of the query, in the order of the query.

    Args:
        query: As typed.
        words: The query as the matcher read it.
        entry: The entry at ``place`` of the FAQ.
        place: Its row in the index.
        analyzer: Reads the entry's texts.
        matcher: Knows the terms of their words.
        scorer: Knows what each word adds.
    """
    texts = {
        Field.QUESTION: entry.question,
        Field.WORDING: "\n".join(entry.wordings),
        Field.ANSWER: entry.answer,
        Field.FACET: "\n".join(given.value for given in entry.facets),
    }
    terms = {field: {matcher.term_of(token.text) for token in analyzer.words(text)} for field, text in texts.items()}
    reasons: list[WordMatch] = []
    for word, weight in zip(words, scorer.shares(words, place), strict=True):
        match = scorer.match_in(word, place)
        fields = tuple(field for field in Field if match and match.term in terms[field])
        how = None if match is None else match.how if fields else How.SYNONYM
        typed = query[word.token.start : word.token.end]
        reasons.append(WordMatch(typed, match.word if match else "", how, fields, weight))
    return tuple(reasons)
