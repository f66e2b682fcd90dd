"""A file of another kind is refused by its name, with what to do instead."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.refused_formats import refusal_of_bytes, refusal_of_text, zipped_kind


def zipped(**content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in content.items():
            # Without the time, which would be in the name of a test.
            archive.writestr(zipfile.ZipInfo(name), text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "faq.pdf", "a PDF document"),
        (b"\r\n\xe2\xe3 %PDF-1.4\r%\xe2\xe3", "faq.pdf", "a PDF document"),
        (b"II*\x00\x08\x00", "faq.tif", "a picture"),
        (b"{\\rtf1\\ansi Bonjour}", "faq.rtf", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "faq.xls", "an Office document that is protected"),
        (b"SQLite format 3\x00" + bytes(84), "faq.db", "a database"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "faq.png", "a picture"),
        (b"\xff\xd8\xff\xe0", "faq.jpg", "a picture"),
        (b"\x1f\x8b\x08\x00", "faq.txt.gz", "a compressed file"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "faq.odt", "a LibreOffice document (.odt)"),
        (zipped(**{"xl/workbook.bin": ""}), "faq.xlsb", "a binary Excel workbook (.xlsb)"),
        (zipped(**{"ppt/presentation.xml": "<p/>"}), "faq.pptx", "a PowerPoint presentation"),
        (zipped(**{"faq.txt": "Où ?"}), "faq.zip", "a compressed file"),
        (zipped(**{"word/document.xml": "<w/>"})[:40], "faq.docx", "a compressed file"),
        (b"[entries.a]\n", "curation.toml", "a curation file"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, name: str, kind: str) -> None:
    refusal = refusal_of_bytes(data, name)
    assert refusal.startswith(f"this is {kind}")
    assert refusal.endswith(".")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?>\n<faq/>', "XML"),
    ],
)
def test_a_text_of_another_kind_is_named(text: str, kind: str) -> None:
    assert refusal_of_text(text).startswith(f"this is {kind}. ")


def test_a_text_may_be_a_page() -> None:
    for text in ("Où ?\nIci. Le fichier commence par %PDF-1.7, dit-il.", "< 3 jours", "[Aide] Où ?", "{1} Où ?"):
        assert refusal_of_bytes(text.encode(), "page.txt") == refusal_of_text(text) == ""


@given(st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_a_broken_archive_is_named_too(data: bytes) -> None:
    assert "compressed file" in refusal_of_bytes(data, "faq.zip")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(**{"word/document.xml": "<w/>"}), "docx"),
        (zipped(**{"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "xlsx"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), ""),
        (zipped(**{"faq.txt": "Où ?"}), ""),
        (b"PK", ""),
    ],
)
def test_a_document_that_is_read_is_known_by_what_is_inside(data: bytes, kind: str) -> None:
    assert zipped_kind(data) == kind
