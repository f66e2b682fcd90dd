"""Recognise files that are not read as a FAQ, and say what to do instead."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from helpdesk_app.storage.sqlite import MAGIC
from helpdesk_app.text.translation import N_, _

_COPY_TEXT: Final = N_("Copy its text to a text file (.txt), each question above its answer.")
_SAVE_AS_WORD: Final = N_("Save it as a Word document (.docx).")
_SAVE_AS_WORKBOOK: Final = N_("Save it as .xlsx.")
_UNPROTECTED: Final = N_("Save it without a password as .docx or .xlsx.")

OWN_PAGE: Final = b"<!DOCTYPE html>\n<!-- helpdesk: "
"""How the pages for editors begin: the health report and the decisions."""

_A_PICTURE: Final = (N_("a picture. Text in pictures is not read"), _COPY_TEXT)
_COMPRESSED: Final = (N_("a compressed file"), N_("Unpack it, and name the document inside."))
_A_PDF: Final = (N_("a PDF document"), _COPY_TEXT)
_PDF: Final = re.compile(rb"%PDF-\d\.\d\s*[\r\n]")
_PDF_BEGINS_WITHIN: Final = 1024
"""Bytes; what stands before is ignored by programs that show PDF."""

_SIGNATURES: Final = (
    (b"%PDF-", _A_PDF),
    (b"{\\rtf", (N_("an RTF document"), _SAVE_AS_WORD)),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        (N_("an Office document that is protected by a password, or older than 2007"), _UNPROTECTED),
    ),
    (OWN_PAGE, (N_("a page that this program wrote"), N_("Name the documents of the FAQ."))),
    (MAGIC, (N_("a database"), N_("Name the documents that it was built from."))),
    (b"\x89PNG\r\n\x1a\n", _A_PICTURE),
    (b"\xff\xd8\xff", _A_PICTURE),
    (b"GIF8", _A_PICTURE),
    (b"II*\x00", _A_PICTURE),
    (b"MM\x00*", _A_PICTURE),
    (b"\x1f\x8b", _COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", _COMPRESSED),
    (b"Rar!", _COMPRESSED),
)
# What a ZIP file is that is not read, by a name inside.
_ZIPPED: Final = (
    ("xl/workbook.bin", (N_("a binary Excel workbook (.xlsb)"), _SAVE_AS_WORKBOOK)),
    ("ppt/presentation.xml", (N_("a PowerPoint presentation (.pptx)"), _COPY_TEXT)),
    ("META-INF/container.xml", (N_("an electronic book (.epub)"), _COPY_TEXT)),
    ("EncryptedPackage", (N_("a document that is protected by a password"), _UNPROTECTED)),
)
_READ: Final = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": (N_("a LibreOffice document (.odt)"), _SAVE_AS_WORD),
    b"application/vnd.oasis.opendocument.presentation": (N_("a LibreOffice presentation (.odp)"), _COPY_TEXT),
}
_WORKBOOK: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_SUFFIXES: Final = {".toml": (N_("a curation file"), N_("Name it after --curation, and the documents before."))}
_TEXTS: Final = ((re.compile(r"\s*<\?xml\b", re.IGNORECASE), (N_("XML"), _COPY_TEXT)),)


def refusal_of_bytes(data: bytes, name: str) -> str:
    """Return why the file ``name`` is not read and what to do, as a sentence, or an empty string where it may be."""
    found = next((what for signature, what in _SIGNATURES if data.startswith(signature)), None)
    if data.startswith(b"PK\x03\x04"):
        found = _zipped(data)
    if not found and _PDF.search(data[:_PDF_BEGINS_WITHIN]):
        found = _A_PDF
    if not found:
        found = _SUFFIXES.get(Path(name).suffix.lower())
    return _said(found)


def refusal_of_text(text: str) -> str:
    """Return why ``text`` is not read as a page and what to do, as a sentence, or an empty string where it may be."""
    return _said(next((what for pattern, what in _TEXTS if pattern.match(text)), None))


def _said(found: tuple[str, str] | None) -> str:
    return _("this is {what}. {advice}").format(what=_(found[0]), advice=_(found[1])) if found else ""


def zipped_kind(data: bytes) -> str:
    """Return "docx", "xlsx" or "ods" for a ZIP file that is one of these, otherwise an empty string."""
    names, mimetype = _directory(data)
    if mimetype == _WORKBOOK:
        return "ods"
    return next((kind for name, kind in _READ if name in names), "")


def _zipped(data: bytes) -> tuple[str, str]:
    """Return what a ZIP file is, from its directory; nothing is unpacked but the type of an OpenDocument."""
    names, mimetype = _directory(data)
    if mimetype:
        return _OPEN_DOCUMENTS.get(mimetype, _COMPRESSED)
    return next((what for name, what in _ZIPPED if name in names), _COMPRESSED)


def _directory(data: bytes) -> tuple[set[str], bytes]:
    """Return the names in a ZIP file, and the type that an OpenDocument states; nothing of any other file."""
    if not data.startswith(b"PK\x03\x04"):
        return set(), b""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return names, file.read(100).strip()
            return names, b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return set(), b""
