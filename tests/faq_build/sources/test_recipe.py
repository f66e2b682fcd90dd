"""A recipe says about a file what its content does not, and its mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, load_recipe, parse_recipe


def test_a_recipe_is_read(tmp_path: Path) -> None:
    (tmp_path / "faq.toml").write_text(
        'ignore = ["notes.pdf"]\n[files."page.txt"]\nnoise = "Voir la réponse"\nquestions = "^Q[0-9]"\n'
        'question_lines = ["Badge"]\nanswer_lines = ["Où ?"]\nend_lines = ["Fin"]\n'
        '[files."t.csv"]\ncolumns.answer = ["A", "B"]\n',
        encoding="utf-8",
    )
    recipe = load_recipe(tmp_path)
    assert recipe.ignored == {"notes.pdf"}
    assert recipe.of("page.txt").noise == {"voir la reponse"}
    page = recipe.of("page.txt")
    assert [*page.question_lines, *page.answer_lines, *page.end_lines] == ["badge", "ou ?", "fin"]
    questions = recipe.of("page.txt").questions
    assert questions is not None
    assert questions.match("Q1 Où ?")
    assert recipe.of("t.csv").columns == {"answer": ("A", "B")}
    assert recipe.of("other") == NO_RECIPE


def test_a_folder_without_one_has_an_empty_one(tmp_path: Path) -> None:
    assert not load_recipe(tmp_path).files


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("ignore = x\n", 1, "ignore"),
        ("\nfile = 1\n", 1, "unknown key « file »; there are ignore, imported_on, files. Is it « files »"),
        ('\n[files."a"]\nnoises = []\n', 2, "a: unknown key « noises »"),
        ('[files."a"]\ncolumns.reponse = "x"\n', 1, "unknown key « reponse »"),
        ('[files."a"]\nquestions = "("\n', 1, "no regular expression"),
        ('[files."a"]\nnoise = [1]\n', 1, "noise must be a text"),
        ('imported_on = "hier"\n', 1, "imported_on « hier » is not a date"),
        ("files = 1\n", 1, "files must be tables"),
        ("\nignore = " + "[" * 3000, 2, "nested too deeply"),
        ('[files."a"]\ncolumns = 1\n', 1, "columns must name them"),
    ],
)
def test_a_mistake_is_named(text: str, line: int, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse_recipe(text)
    assert (caught.value.source, caught.value.line) == ("faq.toml", line)
