"""Rows become blocks: texts, topics, wordings, upkeep, and what makes no entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.records import Record, read_table

HEADER = ("Question", "Réponse", "Thème", "Variantes", "Statut", "Langue", "Valide jusqu'au")
CELLS = st.text(alphabet="ab?é\n ", max_size=8)


def read(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Document:
    records = [Record(number, number, cells) for number, cells in enumerate((header, *rows), start=1)]
    return read_table(records, "t.csv", "0", "a table")


def test_a_row_is_an_entry() -> None:
    (block,) = read(
        ("Où  aller ?", " Ici.\r\nLà. \n", "Cartes; e-CPS", "où ça ? Par où ?", "publié", "fr", "31/12/2026")
    ).blocks
    assert (block.question, block.answer, block.wordings) == ("Où aller ?", " Ici.\nLà.", ("où ça ?", "Par où ?"))
    assert [value.value for value in block.facets] == ["Cartes", "e-CPS"]
    assert (block.upkeep.status, block.upkeep.valid_to, block.fault) == (Status.PUBLISHED, "2026-12-31", "")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("Où ?", "", "x"), "a question without an answer"),
        (("", "", "x"), "neither question nor answer"),
        (("Où ?", "Ici.", "", "", "", "", "", "de trop"), "8 cells where the header has 7"),
        (("Where?", "Here.", "", "", "", "en"), "its language is « en »"),
    ],
)
def test_a_row_without_an_entry_is_rejected_and_says_why(row: tuple[str, ...], fault: str) -> None:
    document = read(("Qui ?", "Moi.", "", "", "", "fr"), row)
    assert [block.fault for block in document.blocks] == ["", fault]


@pytest.mark.parametrize(("name", "value"), [("Statut", "Brouillon"), ("Brouillon", "oui"), ("Publié", "Non")])
def test_a_draft_is_kept_as_one(name: str, value: str) -> None:
    (block,) = read(("Où ?", "Ici.", value), header=("Question", "Réponse", name)).blocks
    assert block.upkeep.status is Status.DRAFT


def test_a_mistaken_date_names_its_row() -> None:
    with pytest.raises(SourceError, match=r"t\.csv:2: valid_to « bientôt » is not a date"):
        read(("Où ?", "Ici.", "", "", "", "", "bientôt"))


def test_html_in_a_cell_is_read_as_text() -> None:
    document = read(("Où ?", "<p>Ici <b>même</b></p><img src='x'><a href='/x'>là</a>"))
    assert document.blocks[0].answer == "Ici **même**\nlà"
    assert [remark.group for remark in document.remarks] == [
        "answers whose pictures are not kept",
        "answers with a link that leads nowhere outside its page; its text is kept",
    ]


def test_a_title_above_the_header_is_left_out() -> None:
    records = [
        Record(1, 1, ("Notre FAQ", "")),
        Record(2, 2, ()),
        Record(3, 3, ("Question", "Réponse")),
        Record(4, 4, ("Où ?", "Ici.")),
    ]
    document = read_table(records, "t.csv", "0", "a table")
    assert [line.kind for line in document.lines] == [
        LineKind.BOILERPLATE,
        LineKind.BLANK,
        LineKind.BOILERPLATE,
        LineKind.TEXT,
    ]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], rows: list[tuple[str, str, str]]
) -> None:
    rows = [*rows, ("Où ?", "Ici.", "")]
    document = read(*rows, header=("Question", "Réponse", "Thème"))
    assert account(document) == sum(any(cell.strip() for cell in row) for row in rows)
