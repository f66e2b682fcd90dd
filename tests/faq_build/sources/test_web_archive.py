"""The page is taken out of a web archive."""

from __future__ import annotations

import base64

import pytest

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.web_archive import page_of
from tests.small_pictures import png

TOP = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'


def archive(kind: str, charset: str = "utf-8", body: str = "<p>O=C3=B9 ?</p>") -> bytes:
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable"
    part = f"--b\r\n{head}\r\n\r\n{body}\r\n--b--\r\n"
    return (TOP + part).encode()


def test_the_page_is_found_and_decoded() -> None:
    page, read = page_of(archive("text/html"), "x.mhtml")
    assert (page.strip(), read("x.png"), read("//[")) == ("<p>Où ?</p>", None, None)


def test_its_pictures_are_found_by_their_address_and_by_their_number() -> None:
    encoded = base64.b64encode(png()).decode()
    page = "Content-Type: text/html\r\nContent-Location: https://a.fr/aide/page.html\r\n\r\n<p>"
    picture = (
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <un@a>\r\n"
        f"Content-Location: https://a.fr/img/plan.png\r\n\r\n{encoded}"
    )
    _, read = page_of(f"{TOP}--b\r\n{page}\r\n--b\r\n{picture}\r\n--b--\r\n".encode(), "x.mhtml")
    assert read("https://a.fr/img/plan.png") == read("../img/plan.png") == read("cid:un@a") == png()
    assert read("../img/autre.png") is None


@pytest.mark.parametrize(
    "data", [archive("text/css"), archive("text/html", "klingon"), archive("text/html", body="=FF"), b""]
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="HTML only") as caught:
        page_of(data, "x.mhtml")
    assert caught.value.line == 1
