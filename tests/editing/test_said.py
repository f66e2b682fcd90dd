"""What an editor says is kept in the recipe, whose comments and other keys stay."""

from __future__ import annotations

import tomllib

import pytest

from helpdesk_app.editing.said import Said, ToldAs, recipe_of, said_in, with_said
from helpdesk_app.faq_build.sources.columns import Columns, Role
from helpdesk_app.faq_build.sources.document import SourceError

RECIPE = """\
# Paul, le 3 mars
imported_on = "2026-11-22"

[files."page.txt"]  # la page de l’agence
noise = ["Partager",   # partout
         "Imprimer"]
ends = "^Fin"
"""
COLUMNS = Columns(("Code", "Titre", "", "Texte"), {Role.QUESTION: (1,), Role.ANSWER: (3,), Role.TOPIC: (0,)})


def test_lines_are_told_once_and_the_rest_of_the_recipe_stays() -> None:
    said = said_in(RECIPE, "page.txt")
    assert said.by_line() == {"partager": ToldAs.FURNITURE, "imprimer": ToldAs.FURNITURE}
    more = said.with_lines(["  Badge perdu "], ToldAs.QUESTION).with_lines(["PARTAGER"], ToldAs.END)
    text = with_said(RECIPE, "page.txt", more)
    assert text.startswith("# Paul, le 3 mars\n")
    assert "# la page de l’agence" in text
    table = tomllib.loads(text)["files"]["page.txt"]
    assert table == {
        "noise": ["Imprimer"],
        "ends": "^Fin",
        "question_lines": ["Badge perdu"],
        "end_lines": ["PARTAGER"],
    }
    assert said_in(text, "page.txt").by_line() == more.by_line()
    assert recipe_of(RECIPE, "page.txt", more).end_lines == {"partager"}
    undone = with_said(text, "page.txt", said)
    assert tomllib.loads(undone) == tomllib.loads(RECIPE)


def test_nothing_said_changes_nothing() -> None:
    assert with_said(RECIPE, "page.txt", said_in(RECIPE, "page.txt")) == RECIPE
    assert with_said(RECIPE, "autre.txt", Said()) == RECIPE
    new = with_said("", "été.txt", Said().with_lines(["Menu"], ToldAs.FURNITURE))
    assert tomllib.loads(new) == {"files": {"été.txt": {"noise": ["Menu"]}}}


def test_a_mistake_in_the_recipe_is_named() -> None:
    with pytest.raises(SourceError, match="unknown key"):
        said_in('[files."a"]\nnoises = []\n', "a")


def test_a_column_has_one_role() -> None:
    said = Said().with_column(COLUMNS, 3, Role.QUESTION)
    assert said.columns == {Role.QUESTION: ("Texte",)}
    said = said.with_column(COLUMNS, 2, Role.ANSWER)
    assert said.columns == {Role.QUESTION: ("Texte",), Role.ANSWER: ("colonne 3",)}
    assert said.with_column(COLUMNS, 3, None).columns == {Role.ANSWER: ("colonne 3",)}


def test_topics_and_further_answers_are_added() -> None:
    assert Said().with_column(COLUMNS, 2, Role.TOPIC).columns == {Role.TOPIC: ("Code", "colonne 3")}
    assert Said().with_column(COLUMNS, 2, Role.ANSWER, further=True).columns == {Role.ANSWER: ("Texte", "colonne 3")}
    said = Said().with_column(COLUMNS, 0, Role.UNUSED).with_column(COLUMNS, 1, Role.UNUSED)
    assert said.columns == {Role.UNUSED: ("Code", "Titre")}
    assert tomllib.loads(with_said("", "t.csv", said)) == {
        "files": {"t.csv": {"columns": {"unused": ["Code", "Titre"]}}}
    }
