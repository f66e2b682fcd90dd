"""Look into a ZIP container, a workbook or a Word document, without being harmed by it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final
from xml.etree import ElementTree

from helpdesk_app.text.translation import _

MOST_UNPACKED: Final = 400_000_000
"""Bytes of all members of a container together."""

MOST_MEMBERS: Final = 10_000
_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 1


class ArchiveError(Exception):
    """A container that is not opened; ``str()`` says why and what to do."""


def check_archive(data: bytes) -> None:
    """Unpack every member of a container once, to nowhere, so that other readers may open it.

    A member cannot be larger than it says: its checksum would be wrong.

    Raises:
        ArchiveError: It is damaged, protected, or larger unpacked than any document.
    """
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > left:
                raise ArchiveError(_too_large())
            for member in members:
                if member.flag_bits & _ENCRYPTED:
                    raise ArchiveError(_("it is protected by a password. Save it without one, and name that file."))
                with archive.open(member) as file:
                    while chunk := file.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise ArchiveError(_too_large())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ArchiveError(
            _("it is damaged ({error}). Open it, save it again, and name that file.").format(error=error)
        ) from error


def _too_large() -> str:
    reason = _("unpacked it has more than {megabytes} MB, which no FAQ has. Copy its entries to a new document.")
    return reason.format(megabytes=MOST_UNPACKED // 1_000_000)


def read_member(data: bytes, name: str) -> bytes | None:
    """Return a member of a container that :func:`check_archive` has passed; ``None`` where it has none of this name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else None


class _Builder(ElementTree.TreeBuilder):
    """Builds a tree, and refuses a document type, which could define entities that stand for any amount of text."""

    def doctype(self, *_declared: object) -> None:
        raise ArchiveError(
            _("it has a document type, which no document of Office has. Open it, save it again, and name that.")
        )


def read_xml(data: bytes, name: str) -> ElementTree.Element | None:
    """Return the tree of a member that is XML; ``None`` where the container has none of this name.

    Raises:
        ArchiveError: It is not sound.
    """
    content = read_member(data, name)
    if content is None:
        return None
    try:
        return ElementTree.fromstring(content, ElementTree.XMLParser(target=_Builder()))  # noqa: S314 -- see _Builder
    except ElementTree.ParseError as error:
        raise ArchiveError(
            _("it is damaged ({name}: {error}). Open it, save it again, and name that file.").format(
                name=name, error=error
            )
        ) from error
