"""Columns are recognised by name, then by content, and never between two that are equally likely."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.columns import ColumnError, Role, is_header, recognise

ROWS = [
    [str(n), f"Comment faire {n} ?", f"La réponse numéro {n} est assez longue pour être une réponse.", "AB"[n % 2] * 3]
    for n in range(8)
]


def test_names_are_known_in_french_and_english() -> None:
    found = recognise(["ID", "Intitulé", "Texte de la réponse", "Thème", "Statut", "Auteur"], [])
    assert {role: found.names[some[0]] for role, some in found.found.items()} == {
        Role.QUESTION: "Intitulé",
        Role.ANSWER: "Texte de la réponse",
        Role.UID: "ID",
        Role.TOPIC: "Thème",
        Role.STATUS: "Statut",
    }
    assert found.described().endswith("not used: « Auteur »")


def test_the_surer_name_counts() -> None:
    found = recognise(["Titre", "Question", "Description", "Réponse"], [])
    assert (found.of(Role.QUESTION), found.of(Role.ANSWER)) == ((1,), (3,))


def test_content_shows_what_no_name_says() -> None:
    found = recognise(["w", "x", "y", "z"], ROWS)
    assert (found.of(Role.QUESTION), found.of(Role.ANSWER), found.of(Role.TOPIC)) == ((1,), (2,), (3,))
    assert "(by its content)" in found.described()


@pytest.mark.parametrize(
    ("names", "rows", "reason"),
    [
        (["Réponse", "Réponse"], [], "2 columns are named « Réponse »"),
        (["x", "y"], [["mot", "mot"]], "no column is clearly that of the answers"),
        (["a", "b", "Réponse"], [["Où ?", "Qui ?", "x"]], "« a », « b » all hold questions"),
    ],
)
def test_an_even_choice_is_none(names: list[str], rows: list[list[str]], reason: str) -> None:
    with pytest.raises(ColumnError, match=reason):
        recognise(names, rows)


def test_a_column_without_a_name_is_called_by_its_number() -> None:
    columns = recognise(["Question", "", "Réponse"], [])
    assert [columns.name(index) for index in range(3)] == ["Question", "colonne 2", "Réponse"]


def test_a_recipe_decides() -> None:
    found = recognise(["x", "y"], [["mot", "mot"]], {"question": ["X"], "answer": ["y"]})
    assert (found.of(Role.QUESTION), found.of(Role.ANSWER)) == ((0,), (1,))
    with pytest.raises(ColumnError, match=r"which the table does not have\. Is it « Intitulé »"):
        recognise(["Réponse", "Intitulé"], [], {"question": ["Intitulee"]})


@pytest.mark.parametrize(
    ("numbers", "is_uid"), [(["1", "2", "3"], False), (["7", "12", "3"], True), (["7", "7", "3"], False)]
)
def test_a_numbering_is_no_id(numbers: list[str], *, is_uid: bool) -> None:
    found = recognise(["id", "question", "réponse"], [[number, "q", "r"] for number in numbers])
    assert bool(found.of(Role.UID)) is is_uid


def test_a_header_names_an_answer_and_something_else() -> None:
    assert is_header(["Question", "Réponse"])
    assert is_header(["", "Thème", "Contenu"])
    assert not is_header(["Ma FAQ", ""])
    assert not is_header(["Texte"])
