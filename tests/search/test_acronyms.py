"""Acronyms that a text explains by itself."""

from __future__ import annotations

import pytest

from helpdesk_app.search.acronyms import find_acronyms
from helpdesk_app.search.lexicon import Phrase
from helpdesk_app.text.tokens import tokens

STOP_WORDS = frozenset({"a", "en", "et", "pour"})


def found(text: str) -> list[tuple[Phrase, Phrase]]:
    return find_acronyms(text, tokens(text), STOP_WORDS)


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("le conseil de prud’hommes (CPH) siège", "cph", ("conseil", "prud", "hommes")),
        ("un contrat à durée déterminée (CDD)", "cdd", ("contrat", "a", "duree", "determinee")),
        ("l’Agence du Numérique en Santé (ANS)", "ans", ("agence", "numerique", "en", "sante")),
        ("Éducation Nationale (EN)", "en", ("education", "nationale")),
    ],
)
def test_a_capital_word_in_brackets_is_explained_by_the_words_before(
    text: str, acronym: str, expansion: Phrase
) -> None:
    assert found(text) == [((acronym,), expansion)]


@pytest.mark.parametrize(
    "text",
    [
        "la carte (CPS)",
        "contrat durée déterminée (cdd)",
        "contrat à durée déterminée CDD",
        "(CDD)",
        "déterminée (CDD)",
        "un a (A)",
        "alpha bravo charlie delta echo fox golf hotel (ABCDEFGH)",
        "contrat (12)",
        "",
    ],
)
def test_what_is_not_explained_is_not_learnt(text: str) -> None:
    assert found(text) == []


def test_several_acronyms_of_one_text_are_all_learnt() -> None:
    learnt = found("Répertoire partagé (RP) et annuaire santé (AS)")
    assert learnt == [(("rp",), ("repertoire", "partage")), (("as",), ("annuaire", "sante"))]
