"""A small real FAQ that tests of several rooms share."""

from __future__ import annotations

import pytest

from helpdesk_app.faq.identity import uid_of, with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Provenance, QuestionOrigin

PRODUCT = "Votre question concerne quel produit ?"


def entry(answer: str, question: str, *values: str) -> Entry:
    return Entry(
        uid=uid_of(answer),
        question=question,
        answer=answer,
        origin=QuestionOrigin.PROPOSED,
        wordings=(f"{question} svp", "l’été"),
        facets=tuple(FacetValue(PRODUCT, value) for value in values),
        provenance=(Provenance("page.txt", 1, 2, "0" * 64), Provenance("page.txt", 7, 8, "0" * 64)),
    )


@pytest.fixture
def faq() -> Faq:
    return with_version(
        Faq(
            entries=(
                entry("Le badge s’achète au guichet :\n- à 8 h ;\n- le lundi.", "Où acheter un badge ?", "Badge"),
                entry("Appelez le 10\u00a020.", "Comment perdre son badge ?", "Badge", "Perte"),
                entry("Non.", "Est-ce gratuit ?"),
            ),
            facets=(Facet(PRODUCT, ("Perte", "Badge"), "Votre question concerne quel produit produit?", "Produit"),),
            imported_on="2026-01-31",
        )
    )
