"""Bytes become text in the encodings that people save, and nothing else passes for text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode, split_lines

TEXT = "L’été :\n- « où » ;\n- 12 €, cœur et garçon.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_french_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "page.txt") == TEXT


def test_utf_16_of_either_byte_order_is_read_by_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "page.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
        (b"Oui.\nNon.\n\x00\x01", 3),
        ("Да.\nНет.".encode("koi8-r"), 1),
        (b"Oui.\n\x81\x8d\n", 2),
        (codecs.BOM_UTF16_LE + b"a\x00\n\x00\x00\xd8", 2),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "page.txt")
    assert (caught.value.source, caught.value.line) == ("page.txt", line)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_called_by_its_name(encoding: str) -> None:
    with pytest.raises(SourceError, match="UTF-16 without its byte order mark"):
        decode(TEXT.encode(encoding), "page.txt")


@pytest.mark.parametrize(("latin", "refused"), [(11, True), (10, False), (5, False)])
def test_utf_16_without_its_mark_may_hold_a_letter_in_eleven_that_is_not_latin(latin: int, *, refused: bool) -> None:
    data = ("a" * latin + "\u0100").encode("utf-16-le")
    with pytest.raises(SourceError, match="UTF-16" if refused else "control character"):
        decode(data, "page.txt")


@given(st.binary(max_size=400))
def test_a_binary_file_is_never_told_to_be_saved_as_utf_8(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(b"\x93\xff" + bytes(range(8)) + data, "x")
    assert "Save the document as .docx" in caught.value.reason or "UTF-16" in caught.value.reason


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    line = 1
    try:
        decode(data, "x")
    except SourceError as error:
        line = error.line
    assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(newline: str) -> None:
    assert split_lines(newline.join(["un\x0bdeux\u2028trois", "", "quatre", ""])) == [
        "un\x0bdeux\u2028trois",
        "",
        "quatre",
    ]


def test_damaged_accents_are_refused_where_no_sound_one_is_left() -> None:
    damaged = "Ici.\nOù se crée le badge à côté ?".encode().decode("cp1252", errors="ignore")
    with pytest.raises(SourceError, match=r"page\.txt:2: damaged accents, « Ã¹ » instead of « ù »"):
        decode(damaged.encode(), "page.txt")
    about_them = "Si « Ã¹ », « Ã© » ou « Ãª » s’affiche à l’écran, relancez."
    assert decode(about_them.encode(), "page.txt") == about_them
