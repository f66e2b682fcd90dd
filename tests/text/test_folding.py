"""Folding keeps what different spellings of the same words have in common."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings

from helpdesk_app.text.folding import (
    APOSTROPHES,
    DASHES,
    fold,
    fold_line,
    fold_with_offsets,
    is_blank,
    plain_apostrophes,
)
from tests.text.awkward_texts import awkward_texts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Où est l’Élève ?", "ou est l'eleve ?"),
        ("Œuvre æquo straße ﬁn", "oeuvre aequo strasse fin"),
        ("Ｃｐｓ x²", "cps x2"),
        ("co\u00ador\u200bdonnées", "coordonnees"),
        ("1\u00a0000\u202f000\u3000€", "1 000 000 €"),
        ("e\u2011CPS – oui — non", "e-cps - oui - non"),
        ("\u00af", " "),
        ("e\u0301", "e"),
    ],
)
def test_case_accents_ligatures_and_typographic_variants_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_apostrophe_and_every_dash_folds_to_the_plain_one() -> None:
    assert {fold(sign) for sign in APOSTROPHES} == {"'"} == set(plain_apostrophes(APOSTROPHES))
    assert {fold(sign) for sign in DASHES} == {"-"}


@given(awkward_texts())
@settings(deadline=None, max_examples=120)
@example("ŉ″‴\u207b｀")
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.category(c) == "Mn" for c in folded)


@given(awkward_texts())
@settings(deadline=None, max_examples=120)
def test_the_offsets_name_the_character_that_each_folded_one_comes_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    sources = range(len(text) + 1) if offsets is None else offsets
    assert len(sources) == len(folded) + 1
    assert sources[-1] == len(text)
    assert all(folded[n] in fold(text[source]) for n, source in enumerate(sources[:-1]))


@pytest.mark.parametrize("text", ["", " \t\u00a0\u3000", "\u200b\ufeff\u00ad\u2060"])
def test_white_space_and_invisible_characters_are_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["\u00af", "\u00b4", " \u00a8 ", "\u0301", "."])
def test_what_shows_is_not_blank_though_it_may_fold_to_nothing(text: str) -> None:
    assert not is_blank(text)


def test_a_folded_line_has_single_spaces() -> None:
    assert fold_line(" L’Été\u00a0:  a\u2011t\u2014il ") == "l'ete : a-t-il"
