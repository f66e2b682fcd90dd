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
        "pictures that are not kept",
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


def test_a_column_that_is_unused_is_not_guessed() -> None:
    records = [Record(n, n, (f"Sujet {n} ?", "Ici même.", "A" if n % 2 else "B")) for n in range(2, 12)]
    rows = [Record(1, 1, ("Question", "Réponse", "Site")), *records]
    assert read_table(rows, "t.csv", "0", "a table").blocks[0].facets
    document = read_table(rows, "t.csv", "0", "a table", {"unused": ["Site", "une colonne d’hier"]})
    assert not document.blocks[0].facets
    assert "not used: « Site »" in document.layout
    (table,) = document.tables
    assert table.rows[0] == (2, ("Sujet 2 ?", "Ici même.", "B"))


def test_a_column_without_a_name_is_told_by_its_number() -> None:
    rows = [Record(n, n, (f"Sujet {n} ?", f"Court {n}.", f"Ici {n}.")) for n in range(1, 4)]
    with pytest.raises(SourceError) as caught:
        read_table(rows, "t.csv", "0", "a table")
    assert caught.value.unread is not None
    assert caught.value.unread.tables[0].columns.names == ("colonne 1", "colonne 2", "colonne 3")
    document = read_table(rows, "t.csv", "0", "a table", {"answer": ["colonne 3"]})
    assert (document.blocks[0].question, document.blocks[0].answer) == ("Sujet 1 ?", "Ici 1.")
    headed = [Record(1, 1, ("Question", "")), Record(2, 2, ("Où ?", "Ici."))]
    assert read_table(headed, "t.csv", "0", "a table", {"answer": ["colonne 2"]}).blocks[0].answer == "Ici."
