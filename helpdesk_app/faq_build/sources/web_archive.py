"""A web archive (MHTML): the page that a browser saved together with its pictures in one file (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from email.message import Message
from urllib.parse import urljoin

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.pictures import ReadPicture
from helpdesk_app.text.translation import _


def page_of(data: bytes, source: str) -> tuple[str, ReadPicture]:
    """Return the HTML of the page, and what reads its pictures.

    Raises:
        SourceError: There is none.
    """
    parts = [*email.message_from_bytes(data, policy=email.policy.default).walk()]
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            if isinstance(content, bytes):
                try:
                    return content.decode(charset, errors="strict"), _reader(parts, _location(part))
                except (LookupError, UnicodeDecodeError):
                    break
    raise SourceError(source, 1, _("a web archive without a page that can be read. Save the page as « HTML only »."))


def _reader(parts: Sequence[Message], base: str) -> ReadPicture:
    """Return what reads a part by its address, as the page at ``base`` writes it, or by its ``cid:``."""
    by_address = {address: part for part in parts for address in (_location(part), _identity(part)) if address}

    def read(address: str) -> bytes | None:
        try:
            part = by_address.get(address) or by_address.get(urljoin(base, address))
        except ValueError:  # No address at all, such as « //[ ».
            part = None
        content = part.get_payload(decode=True) if part is not None else None
        return content if isinstance(content, bytes) else None

    return read


def _location(part: Message) -> str:
    return "".join(str(part.get("Content-Location", "")).split())


def _identity(part: Message) -> str:
    identity = str(part.get("Content-ID", "")).strip().strip("<>")
    return f"cid:{identity}" if identity else ""
