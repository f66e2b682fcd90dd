"""One rule stands for the lines that begin alike."""

from __future__ import annotations

import re

import pytest

from helpdesk_app.editing.line_shape import shape_of


@pytest.mark.parametrize(
    ("lines", "start", "other", "question"),
    [
        (["Fiche 1 : Où ?", "Fiche 12 : Qui ?"], ("Fiche", " ", None, " ", ":", " "), "Fiche 7 : Quand", "Quand"),
        (["Fiche n° 3 - Badge"], ("Fiche", " ", "n", "°", " ", None, " ", "-", " "), "Fiche n° 40 - Carte", "Carte"),
        (["réf. 3 badge"], ("réf", ".", " ", None, " "), "réf. 12 carte", "carte"),
        (["► Badge perdu"], ("►", " "), "► Carte volée", "Carte volée"),
        (["Sujet : le badge"], ("Sujet", " ", ":", " "), "Sujet : la carte", "la carte"),
        (["Comment payer", "Comment signer"], ("Comment", " "), "Comment vendre", "Comment vendre"),
        (["12. Badge", "3. Carte"], (None, ".", " "), "150. Clé", "Clé"),
    ],
)
def test_what_lines_have_in_common_is_found_again(
    lines: list[str], start: tuple[str | None, ...], other: str, question: str
) -> None:
    shape = shape_of(lines)
    assert shape is not None
    assert shape.start == start
    for line in (*lines, other):
        assert re.match(shape.pattern, line)
    found = re.match(shape.pattern, f"  {other}")
    assert found is not None
    assert found["question"].strip() == question
    assert not re.match(shape.pattern, "Appelez le standard.")


@pytest.mark.parametrize("lines", [[], ["Le badge"], ["Badge", "Carte"], ["Badge", "Badge"], ["«Badge» perdu"]])
def test_lines_with_nothing_in_common_have_no_rule(lines: list[str]) -> None:
    assert shape_of(lines) is None
