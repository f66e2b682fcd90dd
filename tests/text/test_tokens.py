"""A text is split into folded words, each with its offsets in the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpdesk_app.text.folding import fold
from helpdesk_app.text.tokens import Token, folded_words, tokens
from tests.text.awkward_texts import awkward_texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Où est l’Élève ?", "ou est eleve"),
        ("L'ANNUAIRE", "annuaire"),
        ("l annuaire le annuaire", "annuaire annuaire"),
        ("qu’il jusqu'à lorsqu’elle", "il a elle"),
        ("aujourd’hui", "aujourd hui"),
        ("affiche-t-il", "affiche il"),
        ("affiche t il", "affiche il"),
        ("œuvre Œuvre æquo", "oeuvre oeuvre aequo"),
        ("straße", "strasse"),
        ("ﬁn", "fin"),
        ("co\u00adordonnées", "coordonnees"),
        ("Ｃｐｓ", "cps"),
        ("e-CPS", "e cps"),
        ("1 000 1\u00a0000 1\u202f000 1.000 1000", "1000 1000 1000 1000 1000"),
        ("12 345 678", "12345678"),
        ("1 2 3", "1 2 3"),
        ("10 20", "10 20"),
        ("C.D.D. cdd", "cdd cdd"),
        ("13ème 13eme 13e 1er 1ère 2nd", "13e 13e 13e 1e 1e 2e"),
        ("A.", "a"),
        ("x² n°1", "x 2 n 1"),
        ("", ""),
        ("?!… – 😀 \x00", ""),
    ],
)
def test_a_text_is_reduced_to_its_words(text: str, expected: str) -> None:
    assert " ".join(token.text for token in tokens(text)) == expected


def test_each_token_has_its_offsets_in_the_original() -> None:
    text = "L’œuvre de l'E\u0301cole : 1 000 e-CPS, 13 ème C.D.D."
    assert [(token.text, text[token.start : token.end]) for token in tokens(text)] == [
        ("oeuvre", "œuvre"),
        ("ecole", "E\u0301cole"),
        ("1000", "1 000"),
        ("e", "e"),
        ("cps", "CPS"),
        ("13e", "13 ème"),
        ("cdd", "C.D.D."),
    ]


def test_a_combining_mark_belongs_to_its_letter() -> None:
    text = "cafe\u0301 noir"
    first = tokens(text)[0]
    assert text[first.start : first.end] == "cafe\u0301"


def test_only_a_hyphen_glues_words() -> None:
    def glued(text: str) -> list[bool]:
        return [token.glued for token in tokens(text)]

    assert glued("e-CPS") == [False, True]
    assert glued("e\u2011CPS") == [False, True]
    assert glued("e CPS") == [False, False]
    assert glued("e - CPS") == [False, False]
    assert glued("e.CPS, e/CPS") == glued("e CPS e CPS")
    assert glued("-CPS-") == [False]


@given(awkward_texts())
@settings(deadline=None, max_examples=120)
@example("ﬃ l’ﬁ")
@example("1 000\u0301 1")
@example("İİ İ")
@example("1½ ½ ℅ ﷺ")
def test_places_are_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(awkward_texts())
@settings(deadline=None, max_examples=80)
def test_words_are_made_of_folded_letters_and_digits(text: str) -> None:
    for token in tokens(text):
        assert token.text == fold(token.text)
        assert token.text.isalnum()


@given(awkward_texts())
@settings(deadline=None, max_examples=80)
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert [token.text for token in tokens(composed)] == [token.text for token in tokens(decomposed)]


@given(st.lists(st.sampled_from(["carte", "élève", "œuvre", "e-CPS", "Ça", "d’accord", "C.D.D", "badge"])))
@settings(deadline=None, max_examples=50)
def test_the_place_of_a_word_holds_a_spelling_of_that_word(words: list[str]) -> None:
    text = " ".join(words)
    for token in tokens(text):
        written = Token(token.text, 0, token.end - token.start)
        assert [(t.text, t.start, t.end) for t in tokens(text[token.start : token.end])] == [
            (written.text, written.start, written.end)
        ]


def test_the_folded_words_of_a_text_are_its_words_only() -> None:
    assert folded_words("  Où est L’Annuaire, 1 000 e-CPS ?") == "ou est annuaire 1000 e cps"
    assert not folded_words("…")


@given(awkward_texts())
@settings(deadline=None, max_examples=30)
def test_folded_words_ignore_how_characters_are_composed(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert folded_words(composed) == folded_words(decomposed)
