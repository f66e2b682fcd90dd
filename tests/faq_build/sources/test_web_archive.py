"""The page is taken out of a web archive."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.web_archive import page_of

TOP = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'


def archive(kind: str, charset: str = "utf-8", body: str = "<p>O=C3=B9 ?</p>") -> bytes:
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable"
    part = f"--b\r\n{head}\r\n\r\n{body}\r\n--b--\r\n"
    return (TOP + part).encode()


def test_the_page_is_found_and_decoded() -> None:
    assert page_of(archive("text/html"), "x.mhtml").strip() == "<p>Où ?</p>"


@pytest.mark.parametrize(
    "data", [archive("text/css"), archive("text/html", "klingon"), archive("text/html", body="=FF"), b""]
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="HTML only") as caught:
        page_of(data, "x.mhtml")
    assert caught.value.line == 1
