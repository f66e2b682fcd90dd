"""Recognise the format of a source and read it."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path
from typing import Final

from helpdesk_app.faq_build.sources import json_lines, page_dump
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.encoding import decode

MOST_BYTES: Final = 200_000_000
"""Bytes of a document."""

_JSON_LINES: Final = (".jsonl", ".ndjson")
_HTML: Final = re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z][a-z0-9-]*[\s>/])", re.IGNORECASE)
_JSON: Final = re.compile(r"""\s*(?:\[\s*[\[{"\]]|\{\s*["}])""")


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
    text = decode(data, source)
    if not text.strip():
        state = "holds nothing but blank lines" if text else "is empty"
        raise SourceError(source, 1, f"the file {state}. Save the document again, and check its size.")
    digest = hashlib.sha256(data).hexdigest()
    if Path(source).suffix.lower() in _JSON_LINES:
        return json_lines.parse(text, source, digest)
    _refuse_other_formats(text, source)
    return page_dump.parse(text, source, digest)


def _refuse_other_formats(text: str, source: str) -> None:
    """Refuse HTML and JSON, which could be read as a page by mistake, and say what to do instead."""
    if _HTML.match(text):
        raise SourceError(
            source, 1, "this is HTML. Save the page as text from the browser, or copy its text to a file."
        )
    if _JSON.match(text):
        raise SourceError(source, 1, "this is JSON. Write one entry a line, and name the file .jsonl.")
