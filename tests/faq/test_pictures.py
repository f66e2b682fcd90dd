"""What may be a picture of a FAQ is decided by its content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.limits import pictures_excess
from helpdesk_app.faq.pictures import (
    LARGEST,
    LONGEST_SIDE,
    MOST_BYTES,
    picture_fault,
    picture_kind,
    picture_name,
    pictures_of,
)
from tests.small_pictures import jpeg_header, png


def test_a_picture_is_called_by_its_content() -> None:
    assert picture_name(b"") == "e3b0c44298fc1c149afbf4c8996fb924"
    assert picture_name(png()) != picture_name(png(9))


@pytest.mark.parametrize(("data", "kind"), [(png(), "png"), (jpeg_header(4, 4), "jpeg"), (b"GIF89a", ""), (b"", "")])
def test_the_kind_is_that_of_the_content(data: bytes, kind: str) -> None:
    assert picture_kind(data) == kind


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (png(), ""),
        (jpeg_header(4000, 4000), ""),
        (jpeg_header(4000, 4001), "4000 × 4001 pixels; make it smaller"),
        (jpeg_header(LONGEST_SIDE + 1, 5), f"{LONGEST_SIDE + 1} × 5 pixels"),
        (png(3, 600), "3 × 600 pixels, which show nothing"),
        (png() + bytes(LARGEST), "it has 2.0 MB, at most 2 are kept"),
        (png()[:20], "damaged"),
        (jpeg_header(8, 8)[:15], "damaged"),
        (b"GIF89a" + bytes(20), "it is GIF; save it as PNG or JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "it is WebP"),
        (b"<?xml version='1.0'?><svg xmlns='x'><script/></svg>", "it is SVG, which may hold a program"),
        (b"MZ\x90", "it is no picture that is known"),
        (b"", "it is no picture that is known"),
    ],
)
def test_what_is_refused_and_why(data: bytes, fault: str) -> None:
    found = picture_fault(data)
    assert fault in found
    assert bool(found) is bool(fault)


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b""]), st.binary(max_size=60))
def test_any_bytes_are_judged(start: bytes, rest: bytes) -> None:
    assert isinstance(picture_fault(start + rest), str)


def test_the_pictures_of_a_faq_have_a_limit_together() -> None:
    one = png() + bytes(LARGEST - len(png()))
    many = {str(number): one for number in range(MOST_BYTES // LARGEST + 1)}
    assert "52.0 MB together, at most 50 are allowed" in pictures_excess(many)
    del many["0"]
    assert pictures_excess(many) == ""
    assert pictures_excess({"x": b"GIF8"}).startswith("picture x: it is GIF")


def test_the_pictures_of_answers_are_those_that_are_known() -> None:
    known = {"a" * 32: b"1", "b" * 32: b"2"}
    answers = [f"![x](picture:{'b' * 32})", f"![x](picture:{'c' * 32})"]
    assert pictures_of(answers, known) == {"b" * 32: b"2"}
