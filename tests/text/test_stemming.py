"""Stems: forms of one word meet, different words stay apart."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.text.stemming import root, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("carte", "cartes"),
        ("certificat", "certificats"),
        ("national", "nationale", "nationaux", "nationales"),
        ("professionnel", "professionnels", "professionnelle", "professionnelles", "profession"),
        ("personnel", "personnels", "personnelle", "personnelles"),
        ("identifiant", "identifiants", "identifiante"),
        ("installer", "installe", "installes", "installee", "installees"),
        ("activer", "active", "activee"),
        ("utilisateur", "utilisateurs", "utilisatrice"),
        ("contributeur", "contributeurs", "contributrice"),
        ("questionnaire", "questionnaires"),
        ("logiciel", "logiciels"),
        ("jeu", "jeux"),
        ("reseau", "reseaux"),
        ("annuaire", "annuaires"),
        ("droit", "droits"),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1, [stem(form) for form in forms]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("testament", "test"),
        ("carte", "carton"),
        ("cps", "cpe"),
        ("poste", "poser"),
        ("personne", "personnel"),
        ("compte", "comte"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["1000", "13e", "", "rpps2", "2s", "cps", "qr", "x"])
def test_numbers_and_acronyms_are_their_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.text(string.ascii_lowercase, max_size=20) | st.text(max_size=12))
@settings(deadline=None, max_examples=120)
def test_a_stem_is_never_empty_nor_much_longer_than_its_word(word: str) -> None:
    found = stem(word)
    assert bool(found) == bool(word)
    assert len(found) <= len(word) + 1
    assert found[:1] == word[:1]


@given(st.text(string.ascii_lowercase, min_size=4, max_size=20).filter(lambda word: word[-1] not in "sx"))
@settings(deadline=None, max_examples=80)
def test_a_plural_has_the_stem_of_its_singular(word: str) -> None:
    assert stem(word + "s") == stem(word)


@pytest.mark.parametrize(
    "derived",
    [
        ("publicite", "publicites", "publicitaire", "publicitaires"),
        ("payer", "paie", "paye", "paiement", "paiements"),
        ("travail", "travailler", "travailleur", "travailleuse"),
        ("personne", "personnel", "personnelle", "personnelles"),
        ("discipline", "disciplinaire"),
        ("administration", "administratif", "administrative"),
        ("demande", "demander", "demandeur"),
        ("facture", "facturer", "facturation"),
    ],
)
def test_words_derived_from_one_another_share_a_root(derived: tuple[str, ...]) -> None:
    assert len({root(word) for word in derived}) == 1, [root(word) for word in derived]


@pytest.mark.parametrize(
    ("one", "other"),
    [("message", "messe"), ("public", "publicite"), ("carte", "carton"), ("salaire", "sale"), ("test", "testament")],
)
def test_words_that_only_look_alike_have_different_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


@given(st.text(string.ascii_lowercase, max_size=20) | st.text(max_size=12))
@settings(deadline=None, max_examples=120)
def test_a_root_begins_like_its_word_and_is_no_longer(word: str) -> None:
    found = root(word)
    assert bool(found) == bool(word)
    assert len(found) <= len(word)
    assert found[:1] == word[:1]
