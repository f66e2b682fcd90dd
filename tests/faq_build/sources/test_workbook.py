"""Workbooks of Excel and LibreOffice are tables, one a sheet, and cannot harm the reader."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.workbook import parse

CELLS = st.text(alphabet="ab?é \n", max_size=6)
TABLE = [("Question", "Réponse"), ("Où ?", "Ici."), ("Qui ?", 3646)]
ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def workbook(**sheets: Sequence[tuple[object, ...]]) -> bytes:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def ods(*rows: str, attributes: str = "", cell: str = "", top: str = "") -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in row.split(";")
        )
        + "</table:table-row>"
        for row in rows
    )
    far = f'<table:table-row {attributes}><table:table-cell office:value-type="string" {cell}><text:p>x</text:p>'
    last = f"{far}</table:table-cell></table:table-row>" if attributes or cell else ""
    table = f'<table:table table:name="Cartes">{cells}{last}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{top}<office:document-content {ODS_NAMES}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks]


def test_a_sheet_is_a_table() -> None:
    document = parse(workbook(Cartes=TABLE), "faq.xlsx", "0")
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "3646")]
    assert document.layout == "workbook: sheet « Cartes »; question: « Question »; answer: « Réponse »"


def test_rows_count_from_the_top_of_the_sheet() -> None:
    document = parse(workbook(Cartes=[(), (), *(("", *row) for row in TABLE)]), "faq.xlsx", "0")
    assert [(block.question, block.first_line) for block in document.blocks] == [("Où ?", 4), ("Qui ?", 5)]


def test_a_workbook_of_libreoffice_is_one_too() -> None:
    assert pairs(parse(ods("Question;Réponse", "Où ?;Ici."), "faq.ods", "0")) == [("Où ?", "Ici.")]


def test_sheets_sort_their_entries(account: Callable[[Document], int]) -> None:
    document = parse(workbook(Cartes=TABLE, Clés=[*TABLE[:1], ("Quand ?", "Demain.")]), "faq.xlsx", "0")
    assert [block.facets[0].value for block in document.blocks] == ["Cartes", "Cartes", "Clés"]
    assert [block.first_line for block in document.blocks] == [2, 3, 5]
    assert [[line for line, _cells in table.rows] for table in document.tables] == [[2, 3], [5]]
    assert account(document) == 3


def test_a_sheet_without_entries_is_said_to_be_left_out(account: Callable[[Document], int]) -> None:
    document = parse(workbook(Cartes=TABLE, Listes=[("x",), ("y",)]), "faq.xlsx", "0")
    assert account(document) == 2
    assert document.doubts[0].text.startswith("sheet « Listes » is not read")
    assert document.doubts[0].line == 4
    assert [line.number for line in document.lines if line.kind is LineKind.OUTSIDE] == [4, 5]


def test_a_doubt_about_a_sheet_is_kept() -> None:
    rows = [("A b", "Un texte assez long."), ("C d", "Un autre texte, assez long aussi.")]
    document = parse(workbook(Cartes=TABLE, Autres=rows), "faq.xlsx", "0")
    assert [doubt.line for doubt in document.doubts] == [4]


def test_cells_become_text() -> None:
    rows = [("Question", "Réponse", "Vérifié le"), ("Où ?", True, datetime.date(2026, 3, 5))]
    (block,) = parse(workbook(a=rows), "faq.xlsx", "0").blocks
    assert (block.answer, block.upkeep.checked_on) == ("oui", "2026-03-05")


def test_a_merged_topic_counts_in_each_row() -> None:
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([("Thème", "Question", "Réponse"), ("", "Où ?", "Ici."), ("", "Qui ?", "Moi.")]):
            sheet.write_row(number, 0, row)
        sheet.merge_range(1, 0, 2, 0, "Cartes")
    document = parse(file.getvalue(), "faq.xlsx", "0")
    assert [[value.value for value in block.facets] for block in document.blocks] == [["Cartes"], ["Cartes"]]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(a=[]), "is empty"),
        (workbook(a=TABLE)[:300], "damaged"),
        (ods("Question;Réponse", attributes='table:number-rows-repeated="99999999"'), "far apart"),
        (ods("Question;Réponse", cell='table:number-columns-repeated="99999999"'), "far apart"),
        (ods("Question;Réponse", top='<!DOCTYPE x [<!ENTITY a "b">]>'), "document type"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse(data, "faq.xlsx", "0")
    assert caught.value.line == 1


def test_cells_at_both_ends_of_a_sheet_are_refused_before_they_are_held() -> None:
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    with pytest.raises(SourceError, match="far apart") as caught:
        parse(file.getvalue(), "faq.xlsx", "0")
    assert caught.value.line == 1


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
@settings(max_examples=30, deadline=None)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], rows: list[tuple[str, str, str]]
) -> None:
    document = parse(workbook(a=[("Question", "Réponse", "Thème"), *rows, ("Où ?", "Ici.")]), "faq.xlsx", "0")
    assert account(document) == 1 + sum(any(cell.strip() for cell in row) for row in rows)


def test_what_is_said_of_a_column_holds_for_the_sheets_that_have_it() -> None:
    cards = [("Libellé", "Titre", "Texte"), ("Où ?", "Badge", "Ici même.")]
    keys = [("Question", "Réponse"), ("Qui ?", "Le gardien.")]
    given = {"question": ["Libellé"], "unused": ["Titre"]}
    document = parse(workbook(Cartes=cards, Clés=keys), "x", "0", given)
    assert pairs(document) == [("Où ?", "Ici même."), ("Qui ?", "Le gardien.")]
    assert not document.doubts
    assert len(document.tables) == 2
    with pytest.raises(SourceError, match="does not have"):
        parse(workbook(Cartes=cards, Clés=keys), "x", "0", {"question": ["Libelé"]})
