"""What a caller asks, apart from what is said around it."""

from __future__ import annotations

import pytest

from helpdesk_app.config import paths
from helpdesk_app.search.asked import introduction, readings
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("bonjour je suis infirmière libérale et j'ai perdu ma carte", ["suis", "infirmiere", "liberale", "et"]),
        ("Je suis médecin, ma carte est bloquée", ["suis", "medecin"]),
        ("nous sommes une clinique. Quel badge ?", ["nous", "sommes", "une", "clinique"]),
        ("suis medecin et ma carte", ["suis", "medecin", "et"]),
        ("je suis, mais qui ? je suis medecin", []),
        ("je suis medecin - ma carte", []),
        ("je suis enceinte", []),
        ("je suis et reste", []),
        ("ma carte et mon badge", []),
        ("je suis", []),
        ("", []),
    ],
)
def test_who_the_caller_is_ends_where_the_sentence_goes_on(text: str, introduced: list[str]) -> None:
    found = introduction(text, tokens(text), [("suis",), ("nous", "sommes")])
    assert [token.text for token in found] == introduced


def test_an_introduction_begins_with_its_phrase_where_it_is_said_twice() -> None:
    text = "nous sommes nous sommes une clinique, quel badge"
    found = introduction(text, tokens(text), [("suis",), ("nous", "sommes")])
    assert [token.text for token in found] == ["nous", "sommes", "nous", "sommes", "une", "clinique"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(paths.resource("search", "lexicon.toml"))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Bonsoir madame, je voudrais savoir où trouver mon numéro rpps svp merci", "où trouver mon numéro rpps"),
        ("excusez-moi de vous déranger, ma carte est-elle prête ? Merci beaucoup.", "ma carte est-elle prête"),
        ("Allô bonjour, voilà : j'ai perdu ma carte", "j'ai perdu ma carte"),
        ("mon badge, s'il vous plaît !", "mon badge"),
        ("carte bloquée ?", "carte bloquée ?"),
        ("pourquoi dire merci au guichet", "pourquoi dire merci au guichet"),
        ("bonjour", "bonjour"),
        ("merci madame", "merci madame"),
        ("", ""),
    ],
)
def test_courtesies_around_a_question_are_left_out(said: str, asked: str, lexicon: Lexicon) -> None:
    assert readings(said, lexicon) == [asked]


@pytest.mark.parametrize(
    ("said", "with_it", "without_it"),
    [
        (
            "bonjour je suis infirmière libérale et j'ai changé de portable",
            "je suis infirmière libérale et j'ai changé de portable",
            "j'ai changé de portable",
        ),
        (
            "j'ai perdu ma carte, je suis médecin, que faire ?",
            "j'ai perdu ma carte, je suis médecin, que faire ?",
            "j'ai perdu ma carte , que faire ?",
        ),
        ("Nous sommes une clinique. Quel badge ?", "Nous sommes une clinique. Quel badge ?", "Quel badge ?"),
    ],
)
def test_who_is_calling_is_read_and_left_out(said: str, with_it: str, without_it: str, lexicon: Lexicon) -> None:
    assert readings(said, lexicon) == [with_it, without_it]


def test_of_two_courtesies_the_longer_is_left_out() -> None:
    lexicon = Lexicon(courtesies=(("merci", "beaucoup"), ("merci",), ("beaucoup",)))
    assert readings("badge merci beaucoup merci", lexicon) == ["badge"]
