"""CSV is read with the separator that fits, and its quotes are right or named."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.csv_table import parse
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source

CELLS = st.text(alphabet='ab?,;|\t"\n é', max_size=8)


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(separator: str, encoding: str) -> None:
    text = f'Question{separator}Réponse\r\nOù ?{separator}"Ici, là{separator} et\r\n\r\n« ailleurs »"\r\n'
    document = parse_source(text.encode(encoding), "faq.csv")
    assert pairs(document) == [("Où ?", f"Ici, là{separator} et\n\n« ailleurs »")]
    assert (document.blocks[0].first_line, document.blocks[0].last_line) == (2, 4)


def test_a_cell_longer_than_an_answer_may_be_is_read_and_left_to_the_limits() -> None:
    before = csv.field_size_limit(131_072)
    try:
        (block,) = parse(f"Question;Réponse\nOù ?;{'x' * 150_000}\n", "faq.csv", "0").blocks
    finally:
        csv.field_size_limit(before)
    assert len(block.answer) == 150_000


def test_a_table_without_a_header_loses_no_row() -> None:
    document = parse("Où ?;Ici, c’est là.\nQui ?;Moi, comme toujours.\n", "faq.csv", "0")
    assert pairs(document) == [("Où ?", "Ici, c’est là."), ("Qui ?", "Moi, comme toujours.")]
    assert "without a header; question: « colonne 1 » (by its content)" in document.layout


def test_a_header_whose_names_are_unknown_is_a_doubt() -> None:
    document = parse("A b;Un texte assez long.\nC d;Un autre texte, assez long aussi.\n", "faq.csv", "0")
    assert [doubt.line for doubt in document.doubts] == [1]
    assert not parse("Titre;Un texte\nC d;Un autre texte, assez long aussi.\n", "faq.csv", "0").doubts


def test_the_hint_of_excel_is_followed() -> None:
    document = parse("sep=|\nQuestion|Réponse\nOù ?|Ici;là;ailleurs\n", "faq.csv", "0")
    assert pairs(document) == [("Où ?", "Ici;là;ailleurs")]
    assert [line.number for line in document.lines] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('Question;Réponse\nOù ?;"Ici.\nQui ?;Moi.\n', 2, "none closes it"),
        ('Question;Réponse\nOù ?;"La "carte" bleue"\n', 2, "a quote .* inside a cell"),
        ("Question\nOù ?\n", 1, "one column"),
        ('Question;Réponse\nOù ?;Ici.\nQui ?;"' + "mot " * 60_000 + '"\n', 3, "longer than any answer"),
        ("Question;Réponse\n", 1, "no entry"),
        ("\n\nTitre;Mode;Autre\n\n", 4, "no column is clearly that of the answers"),
        ("x;y\n\n\n1;2\n3;4\n", 4, "no column is clearly that of the answers"),
    ],
)
def test_a_mistake_names_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse(text, "faq.csv", "0")
    assert caught.value.line == line


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), st.sampled_from(";,\t|"))
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], rows: list[tuple[str, str]], separator: str
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([("Question", "Réponse"), *rows, ("Où ?", "Ici.")])
    document = parse(file.getvalue(), "faq.csv", "0")
    assert account(document) == 1 + sum(any(cell.strip() for cell in row) for row in rows)
    assert len(document.lines) == len(file.getvalue().split("\r\n")[:-1]) + sum(
        cell.count("\n") for row in rows for cell in row
    )
