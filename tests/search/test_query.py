"""Which words carry a query."""

from __future__ import annotations

from helpdesk_app.search.query import QueryWord, content_words
from helpdesk_app.text.tokens import Token


def word(text: str, *, is_stop_word: bool) -> QueryWord:
    return QueryWord(Token(text, 0, len(text)), (), 1.0, is_stop_word)


def test_stop_words_do_not_carry_a_query_that_has_others() -> None:
    carte, comment = word("carte", is_stop_word=False), word("comment", is_stop_word=True)
    assert content_words([comment, carte]) == [carte]


def test_a_query_of_stop_words_alone_is_carried_by_them() -> None:
    comment = word("comment", is_stop_word=True)
    assert content_words([comment]) == [comment]
