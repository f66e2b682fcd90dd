"""A civility, a role or a phrase announces a name, and nothing else."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Jeune", "Mme [MASQUÉ]"),
        ("mme hubert", "mme [MASQUÉ]"),
        ("docteur quéré en ligne", "docteur [MASQUÉ] en ligne"),
        ("nommé Dupont", "nommé [MASQUÉ]"),
        ("médecin von Stein", "médecin [MASQUÉ]"),
        ("résident F.T. né en 1941", "résident [MASQUÉ]. né en [MASQUÉ]"),
        ("initiales : JB", "initiales : [MASQUÉ]"),
        ("Messieurs Durand, Petit et Weber", "Messieurs [MASQUÉ], [MASQUÉ] et [MASQUÉ]"),
        # Names that the other name of the same person announces.
        ("Mme Sanchez ép. Morel", "Mme [MASQUÉ] ép. [MASQUÉ]"),
        ("Mme veuve Carlier", "Mme veuve [MASQUÉ]"),
        ("son épouse Maëlle appelle pour lui", "son épouse [MASQUÉ] appelle pour lui"),
        # What is written where a form has a name.
        ("au nom de pinel", "au nom de [MASQUÉ]"),
        ("nom de naissance weber", "nom de naissance [MASQUÉ]"),
        ("nom usuel CARLIER non repris", "nom usuel [MASQUÉ] non repris"),
        ("nom patronymique", "nom patronymique"),
        ("nom tronqué à 20 lettres", "nom tronqué à 20 lettres"),
        # Acronyms, adjectives and verbs behind a role or a civility; a thing that has a name.
        ("infirmière FFI", "infirmière FFI"),
        ("infirmier Asalée", "infirmier Asalée"),
        ("patient Hospitalisé", "patient Hospitalisé"),
        ("Mme Weber (décédée)", "Mme [MASQUÉ] (décédée)"),
        ("monsieur s'impatiente", "monsieur s'impatiente"),
        ("Mme Durand, Petit déjeuner", "Mme [MASQUÉ], Petit déjeuner"),
        ("le bouton bleu s'appelle Valider", "le bouton bleu s'appelle Valider"),
    ],
)
def test_a_name_is_what_follows_a_word_that_announces_it(text: str, expected: str) -> None:
    assert masked(text) == expected
