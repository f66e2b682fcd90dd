"""Which words carry a query."""

from __future__ import annotations

import pytest

from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.query import QueryWord, content_words, is_complete, spelled
from helpdesk_app.text.tokens import Token
from tests.search.corpora import engine_of, questions


def word(text: str, *, is_stop_word: bool) -> QueryWord:
    return QueryWord(Token(text, 0, len(text)), (), 1.0, is_stop_word)


def test_stop_words_do_not_carry_a_query_that_has_others() -> None:
    carte, comment = word("carte", is_stop_word=False), word("comment", is_stop_word=True)
    assert content_words([comment, carte]) == [carte]


def test_a_query_of_stop_words_alone_is_carried_by_them() -> None:
    comment = word("comment", is_stop_word=True)
    assert content_words([comment]) == [comment]


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_of(questions("Comment commander la carte e-CPS ?", "Où est mon passeport ?"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("comnader la crate", "commander la carte"),
        ("ma carte", "ma carte"),
        ("passe port", "passe port"),
        ("xylophone", "xylophone"),
    ],
)
def test_misspelt_words_are_spelt_as_in_the_faq(text: str, expected: str, engine: SearchEngine) -> None:
    assert spelled(text, engine._matcher.read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la carte", True),
        ("la carte ", False),
        ("la cart", False),
        ("ou est la", False),
        ("xylophone", False),
        ("xylophone ?", True),
        ("la carte.", True),
    ],
)
def test_a_query_is_complete_after_a_whole_word_or_a_sentence(text: str, expected: bool, engine: SearchEngine) -> None:
    assert is_complete(text, engine._matcher.read(text)) is expected


def test_a_word_of_two_letters_may_be_the_beginning_of_another() -> None:
    engine = engine_of(questions("Lire le QR", "Ouvrir le bac"))
    assert not is_complete("lire qr", engine._matcher.read("lire qr"))
    assert is_complete("ouvrir bac", engine._matcher.read("ouvrir bac"))


def test_a_word_that_was_corrected_twice_is_spelt_once(engine: SearchEngine) -> None:
    assert spelled("la crate et la crate", engine._matcher.read("la crate et la crate")) == "la carte et la crate"


def test_a_misspelt_word_like_two_others_is_spelt_as_the_first_of_them() -> None:
    engine = engine_of(questions("La carne", "La carte"))
    assert spelled("carpe", engine._matcher.read("carpe")) == "carne"
