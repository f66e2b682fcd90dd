"""The formats a FAQ is imported from, one module each, and the choice between them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpdesk_app.faq.sources import json_lines, page_dump
from helpdesk_app.faq.sources.document import Document, SourceError
from helpdesk_app.faq.sources.encoding import decode

__all__ = ["Document", "SourceError", "parse", "read"]

_JSON_LINES = (".jsonl", ".ndjson")


def read(path: Path) -> Document:
    """Read the source file ``path``.

    Raises:
        SourceError: It cannot be read, or holds no FAQ that this program can tell; names file, line and reason.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), 1, f"the file cannot be read: {error.strerror or error}.") from error
    return parse(data, path.name)


def parse(data: bytes, source: str) -> Document:
    """Read the bytes of a source named ``source``: JSON Lines by its suffix, else a text capture of a page.

    Raises:
        SourceError: As for :func:`read`.
    """
    text = decode(data, source)
    parse_text = json_lines.parse if Path(source).suffix.lower() in _JSON_LINES else page_dump.parse
    return parse_text(text, source, hashlib.sha256(data).hexdigest())
