"""What an agent sees while typing: each letter brings the answer closer, none loses it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import SearchResult
from helpdesk_app.text.tokens import tokens
from tests.search.corpora import uids


def _typed(
    engine: SearchEngine, entry: Entry, stop_words: frozenset[str]
) -> Iterator[tuple[int, list[tuple[str, int | None]]]]:
    """Type each question of ``entry``: yield, a word, the telling words before it, and the rank after each letter."""
    for text in (entry.question, *entry.wordings):
        telling = 0
        for token in tokens(text):
            ranks: list[tuple[str, int | None]] = []
            for end in range(token.start + 1, token.end + 1):
                found = uids(engine, text[:end])
                ranks.append((text[:end], found.index(entry.uid) if entry.uid in found else None))
            yield telling, ranks
            telling += token.text not in stop_words


def test_completing_a_word_loses_no_answer_once_one_telling_word_is_there(
    bundled: Faq, bundled_engine: SearchEngine, lexicon: Lexicon
) -> None:
    """Listed stays listed; and from two telling words on, first stays first."""
    lost = []
    for each in bundled.entries:
        for telling, ranks in _typed(bundled_engine, each, lexicon.stop_words):
            for (_, before), (typed, after) in itertools.pairwise(ranks):
                if telling >= 1 and before is not None and after is None:
                    lost.append((typed, "no longer listed"))
                if telling >= 2 and before == 0 and after != 0:
                    lost.append((typed, "no longer first"))
    assert not lost


def test_completing_a_telling_word_by_itself_loses_no_answer_whose_question_says_it(
    bundled: Faq, bundled_engine: SearchEngine, lexicon: Lexicon
) -> None:
    """From three letters on; a start that is a word of its own ("par" of "parcours") is another reading."""
    known = {
        token.text
        for each in bundled.entries
        for text in (each.question, *each.wordings, each.answer)
        for token in tokens(text)
    } | lexicon.stop_words
    lost = []
    for each in bundled.entries:
        words = {token.text for text in (each.question, *each.wordings) for token in tokens(text)}
        for word in sorted(words - lexicon.stop_words):
            starts = [word[:length] for length in range(3, len(word) + 1)]
            listed = [
                each.uid in uids(bundled_engine, start) for start in starts if start not in known or start == word
            ]
            if sorted(listed) != listed:
                lost.append((word, each.question))
    assert not lost


def _answer(result: SearchResult) -> object:
    return result.hits, result.total, result.facet_counts, result.hidden_by_filters


@pytest.mark.parametrize(
    "query", ["e-cps", "identifiant nat", "carte cps", "comment", "lecteur de ca", "2", "anuaire", "zzz"]
)
@pytest.mark.parametrize(
    "more", [" ", "  ", " ?", "?", ".", ",", " !", "…", "\u00a0", "\u202f?", "\t", "\n", " -", "’", "»"]
)
def test_a_key_that_adds_no_word_changes_nothing(bundled_engine: SearchEngine, query: str, more: str) -> None:
    assert _answer(bundled_engine.search(query + more)) == _answer(bundled_engine.search(query))


def test_browsing_gives_the_order_of_the_faq(bundled: Faq, bundled_engine: SearchEngine) -> None:
    for nothing in ("", " ", "?", "’", "…"):
        result = bundled_engine.search(nothing)
        assert [hit.entry for hit in result.hits] == list(bundled.entries)
        assert {hit.score for hit in result.hits} == {0.0}
        assert not any(hit.spans for hit in result.hits)
        assert result.total == len(bundled.entries)


def test_the_limit_cuts_the_list_and_not_the_count(bundled_engine: SearchEngine) -> None:
    whole = bundled_engine.search("carte e-cps")
    assert whole.total == len(whole.hits) > 2
    for limit in range(len(whole.hits) + 1):
        cut = bundled_engine.search("carte e-cps", limit=limit)
        assert cut.hits == whole.hits[:limit]
        assert cut.total == whole.total
        assert cut.facet_counts == whole.facet_counts
