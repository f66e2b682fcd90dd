"""Recognise files that are not read as a FAQ, and say what to do instead."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Final

from helpdesk_app.storage.sqlite import MAGIC

_COPY_TEXT: Final = "Copy its text to a text file (.txt), each question above its answer."
_SAVE_AS_TEXT: Final = "Save it as plain text (.txt, UTF-8)."

_SIGNATURES: Final = (
    (b"%PDF-", f"a PDF document. {_COPY_TEXT}"),
    (b"{\\rtf", f"an RTF document. {_SAVE_AS_TEXT}"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"an Office document that is protected by a password, or older than 2007. Open it, then: {_SAVE_AS_TEXT}",
    ),
    (MAGIC, "a database. Name the documents that it was built from."),
    (b"\x89PNG\r\n\x1a\n", f"a picture. Text in pictures is not read. {_COPY_TEXT}"),
    (b"\xff\xd8\xff", f"a picture. Text in pictures is not read. {_COPY_TEXT}"),
    (b"GIF8", f"a picture. Text in pictures is not read. {_COPY_TEXT}"),
    (b"\x1f\x8b", "a compressed file. Unpack it, and name the document inside."),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file. Unpack it, and name the document inside."),
    (b"Rar!", "a compressed file. Unpack it, and name the document inside."),
)
# What a ZIP file is, by a name inside.
_ZIPPED: Final = (
    ("word/document.xml", f"a Word document (.docx). {_SAVE_AS_TEXT}"),
    ("xl/workbook.xml", f"an Excel workbook (.xlsx). {_COPY_TEXT}"),
    ("ppt/presentation.xml", f"a PowerPoint presentation (.pptx). {_COPY_TEXT}"),
    ("META-INF/container.xml", f"an electronic book (.epub). {_COPY_TEXT}"),
)
_OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": f"a LibreOffice document (.odt). {_SAVE_AS_TEXT}",
    b"application/vnd.oasis.opendocument.spreadsheet": f"a LibreOffice workbook (.ods). {_COPY_TEXT}",
    b"application/vnd.oasis.opendocument.presentation": f"a LibreOffice presentation (.odp). {_COPY_TEXT}",
}
_SUFFIXES: Final = {
    ".csv": f"a table (CSV). {_COPY_TEXT}",
    ".tsv": f"a table (TSV). {_COPY_TEXT}",
    ".toml": "a curation file. Name it after --curation, and the documents before.",
}
_TEXTS: Final = (
    (
        re.compile(r"\s*(?:From:.*\n)?(?:.*\n){0,10}?MIME-Version:", re.IGNORECASE),
        "a web archive (MHTML). Save the page as text from the browser, or copy its text to a file.",
    ),
    (re.compile(r"\s*<\?xml\b(?!.{0,400}<html)", re.IGNORECASE | re.DOTALL), f"XML. {_COPY_TEXT}"),
    (
        re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z][a-z0-9-]*[\s>/])", re.IGNORECASE),
        "HTML. Save the page as text from the browser, or copy its text to a file.",
    ),
    (
        re.compile(r"""\s*(?:\[\s*[\[{"\]]|\{\s*["}])"""),
        "JSON. Write one entry a line, and name the file .jsonl.",
    ),
)


def refusal_of_bytes(data: bytes, name: str) -> str:
    """Return why the file ``name`` is not read and what to do, as a sentence, or an empty string where it may be."""
    found = next((what for signature, what in _SIGNATURES if data.startswith(signature)), "")
    if data.startswith(b"PK\x03\x04"):
        found = _zipped(data)
    if not found:
        found = _SUFFIXES.get(Path(name).suffix.lower(), "")
    return f"this is {found}" if found else ""


def refusal_of_text(text: str) -> str:
    """Return why ``text`` is not read as a page and what to do, as a sentence, or an empty string where it may be."""
    found = next((what for pattern, what in _TEXTS if pattern.match(text)), "")
    return f"this is {found}" if found else ""


def _zipped(data: bytes) -> str:
    """Return what a ZIP file is, from its directory; nothing is unpacked but the type of an OpenDocument."""
    unknown = "a compressed file. Unpack it, and name the document inside."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return _OPEN_DOCUMENTS.get(file.read(100).strip(), unknown)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return unknown
    return next((what for name, what in _ZIPPED if name in names), unknown)
