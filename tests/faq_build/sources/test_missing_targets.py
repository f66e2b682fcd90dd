"""An answer that ends by announcing something without giving it is noticed."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.missing_targets import missing_target


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ("Contactez l'équipe via le formulaire :", "ends with a colon, and what it announces is missing"),
        ("Oui.\nVérifiez en cliquant ici.", "announces a link (« cliquant ici ») whose address is missing"),
        ("Les cas sont décrits ici.", "announces a link (« décrits ici ») whose address is missing"),
        ("Voir à l’adresse suivante", "announces a link (« à l’adresse suivante ») whose address is missing"),
    ],
)
def test_what_the_end_of_an_answer_announces_is_missing(answer: str, missing: str) -> None:
    assert missing_target(answer) == missing


@pytest.mark.parametrize(
    "answer",
    [
        "Oui.",
        "Deux cas :\n- un",
        "Cliquez ici : www.exemple.fr",
        "Cliquez ici.\nPuis signez.",
        "Écrivez ci-dessous à a@b.fr",
    ],
)
def test_an_answer_that_gives_what_it_announces_misses_nothing(answer: str) -> None:
    assert missing_target(answer) == ""
