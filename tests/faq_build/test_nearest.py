"""The nearest known name is suggested for a misspelt one."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.nearest import nearest, suggestion


@pytest.mark.parametrize(
    ("name", "near"),
    [("produits", "produit"), ("Thématique", "thematique"), ("prodiut", "produit"), ("xyz", ""), ("", "")],
)
def test_the_nearest_name_is_found_whatever_its_accents(name: str, near: str) -> None:
    assert nearest(name, ["thematique", "produit"]) == near
    assert suggestion(name, ["thematique", "produit"]) == (f" Is it « {near} »?" if near else "")


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("produit", []) == ""
