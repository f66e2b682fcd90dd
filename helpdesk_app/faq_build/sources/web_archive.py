"""A web archive (MHTML): the page that a browser saved together with its pictures in one file."""

from __future__ import annotations

import email
import email.policy

from helpdesk_app.faq_build.sources.document import SourceError


def page_of(data: bytes, source: str) -> str:
    """Return the HTML of the page.

    Raises:
        SourceError: There is none.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            if isinstance(content, bytes):
                try:
                    return content.decode(charset, errors="strict")
                except (LookupError, UnicodeDecodeError):
                    break
    raise SourceError(source, 1, "a web archive without a page that can be read. Save the page as « HTML only ».")
