"""Why an entry matches a query: word by word, as data that a window or a terminal can put into a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import Field, MatchKind, WordMatch
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.scoring import Scorer


def explain(
    query: str,
    words: Sequence[QueryWord],
    entry: Entry,
    row: int,
    *,
    analyzer: Analyzer,
    matcher: Matcher,
    scorer: Scorer,
) -> tuple[WordMatch, ...]:
    """Return what matches each word of the query, in the order of the query.

    Args:
        query: As typed.
        words: The query as the matcher read it.
        entry: The entry at ``row``.
        row: Its row in the index.
        analyzer: Tokenises the texts of the entry.
        matcher: Knows the terms of their words.
        scorer: Knows what each word adds to the score.
    """
    texts = {
        Field.QUESTION: entry.question,
        Field.WORDING: "\n".join(entry.wordings),
        Field.ANSWER: entry.answer,
        Field.FACET: "\n".join(given.value for given in entry.facets),
    }
    words_of = {field: {token.text for token in analyzer.words(text)} for field, text in texts.items()}
    reasons: list[WordMatch] = []
    for word, weight in zip(words, scorer.shares(words, row), strict=True):
        match = scorer.best_match(word, row)
        typed = query[word.token.start : word.token.end]
        if match is None:
            reasons.append(WordMatch(typed, "", None, (), weight))
            continue
        forms = {field: {form for form in words_of[field] if matcher.term_of(form) == match.term} for field in Field}
        fields = tuple(field for field in Field if forms[field])
        kind, matched = (match.kind if fields else MatchKind.SYNONYM), match.word
        if kind is MatchKind.EXACT and not any(matched in forms[field] for field in fields):
            # The entry has another form of the word only, which shares its term.
            kind, matched = MatchKind.STEM, min(forms[fields[0]])
        reasons.append(WordMatch(typed, matched, kind, fields, weight))
    return tuple(reasons)
