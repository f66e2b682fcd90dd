"""Bold parts and links of cells are found in the containers of Excel and LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from xlsxwriter import Workbook

from helpdesk_app.faq_build.sources.archive import ArchiveError
from helpdesk_app.faq_build.sources.document import Document
from helpdesk_app.faq_build.sources.workbook import parse
from helpdesk_app.faq_build.sources.workbook_marks import read_marks

HEADER = ("Question", "Réponse", "Thème")
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2"/>'
    "</office:automatic-styles>"
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def excel(link: str = "https://a.fr/guide?a=1&b=2") -> bytes:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        first, second = book.add_worksheet("Un"), book.add_worksheet("Deux & trois")
        for sheet in (first, second):
            sheet.write_row(0, 0, HEADER, bold)
        first.write_rich_string(1, 0, "Où ", bold, "aller", " ?")
        first.write_rich_string(1, 1, "Au ", bold, "guichet", ", à\ngauche")
        first.write_url(1, 2, "https://a.fr/theme", string="Accès")
        first.write_row(2, 0, ("Qui ?", "Moi."))
        second.write_row(1, 0, ("Comment ?", ""))
        second.write_url(1, 1, link, string="Lire le guide")
        second.write_row(2, 0, ("Quand ?", ""))
        second.write_url(2, 1, "mailto:aide@a.fr", string="Demain.\nOu écrivez.")
        second.write_row(3, 0, ("Combien ?", ""))
        second.write_url(3, 1, "https://a.fr/prix", string="https://a.fr/prix")
        second.write_row(4, 0, ("Pourquoi ?", ""))
        second.write_url(4, 1, "internal:Un!A1", string="Voir la feuille Un")
    return file.getvalue()


def ods(*rows: str) -> bytes:
    cells = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(f'<table:table table:name="FAQ">{cells}</table:table>'))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}>{text}</table:table-cell>'


def test_excel(account: Callable[[Document], int]) -> None:
    document = parse(excel(), "faq.xlsx", "0")
    assert {block.question: block.answer for block in document.blocks} == {
        "Où aller ?": "Au **guichet**, à\ngauche",
        "Qui ?": "Moi.",
        "Comment ?": "[Lire le guide](https://a.fr/guide?a=1&b=2)",
        "Quand ?": "Demain.\nOu écrivez.\nmailto:aide@a.fr",
        "Combien ?": "https://a.fr/prix",
        "Pourquoi ?": "Voir la feuille Un",
    }
    assert document.blocks[0].facets[0].value == "Accès"
    assert account(document) == 6


def test_open_document() -> None:
    header = "".join(cell(f"<text:p>{name}</text:p>") for name in HEADER[:2])
    empty = '<table:table-cell table:number-columns-repeated="1"/>'
    link = (
        '<text:a xlink:href="https://a.fr/a?b=1&amp;c=2">le <text:span text:style-name="T1">guide</text:span></text:a>'
    )
    answer = f'<text:p>Voir<text:s text:c="1"/>{link} ou <text:span text:style-name="T2">là</text:span>.</text:p>'
    rows = (
        header,
        cell("<text:p>Qui ?</text:p>") + cell("<text:p>Moi.</text:p>"),
        empty,
        cell("<text:p>Où ?</text:p>")
        + cell(f'{answer}<text:p><text:span text:style-name="T1">Ici</text:span><text:line-break/>ou là.</text:p>'),
        cell("<text:p>Comment ?</text:p>")
        + cell(
            '<text:p><text:a xlink:href="#FAQ.A1">Voir plus haut</text:a></text:p>', 'table:number-columns-repeated="1"'
        ),
    )
    document = parse(ods(*rows), "faq.ods", "0")
    assert [(block.question, block.answer) for block in document.blocks] == [
        ("Qui ?", "Moi."),
        ("Où ?", "Voir [le **guide**](https://a.fr/a?b=1&c=2) ou là.\n**Ici**\nou là."),
        ("Comment ?", "Voir plus haut"),
    ]


def test_a_cell_with_a_comment_keeps_its_own_text() -> None:
    comment = (
        '<office:annotation><text:p><text:span text:style-name="T1">relire</text:span></text:p></office:annotation>'
    )
    header = "".join(cell(f"<text:p>{name}</text:p>") for name in HEADER[:2])
    answer = '<text:p><text:span text:style-name="T1">Ici</text:span>.</text:p>'
    document = parse(ods(header, cell("<text:p>Où ?</text:p>") + cell(comment + answer)), "f.ods", "0")
    assert document.blocks[0].answer == "**Ici**."


def test_a_part_that_is_not_sound_is_refused() -> None:
    file = io.BytesIO(excel())
    broken = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<b/>", b"<b/><") if "shared" in name else content)
    with pytest.raises(ArchiveError, match="damaged"):
        read_marks(broken.getvalue())
