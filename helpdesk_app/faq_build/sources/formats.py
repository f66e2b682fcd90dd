"""Recognise the format of a source and read it."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Final

from helpdesk_app.faq_build.sources import json_lines, page_dump
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.refused_formats import refusal_of_bytes, refusal_of_text

MOST_BYTES: Final = 200_000_000
"""Bytes of a document."""

_JSON_LINES: Final = (".jsonl", ".ndjson")


def read_source(path: Path) -> Document:
    """Read the source file ``path``.

    Raises:
        SourceError: It cannot be read, or holds no FAQ; names file, line and reason.
    """
    return parse_source(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """Return the content of a document.

    Raises:
        SourceError: It is no regular file, is larger than ``MOST_BYTES``, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(str(path), 1, "this is not a file. Name the document itself.")
        if status.st_size > MOST_BYTES:
            megabytes = f"{status.st_size // 1_000_000:,} MB, at most {MOST_BYTES // 1_000_000} MB are read"
            raise SourceError(str(path), 1, f"the file has {megabytes}. Split it into several documents.")
        return path.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror or error}. Check its name, and that you may read it."
        raise SourceError(str(path), 1, reason) from error


def parse_source(data: bytes, source: str) -> Document:
    """Read the bytes of a source named ``source``: JSON Lines by its suffix, otherwise a text capture of a page.

    Raises:
        SourceError: As for :func:`read_source`.
    """
    if refusal := refusal_of_bytes(data, source):
        raise SourceError(source, 1, refusal)
    text = decode(data, source)
    if not text.strip():
        state = "holds nothing but blank lines" if text else "is empty"
        raise SourceError(source, 1, f"the file {state}. Save the document again, and check its size.")
    digest = hashlib.sha256(data).hexdigest()
    if Path(source).suffix.lower() in _JSON_LINES:
        return json_lines.parse(text, source, digest)
    if refusal := refusal_of_text(text):
        raise SourceError(source, 1, refusal)
    return page_dump.parse(text, source, digest)
