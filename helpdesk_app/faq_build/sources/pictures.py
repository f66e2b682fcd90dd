"""Take the pictures of a source into the FAQ. Nothing is fetched: they are in the source itself or in its folder."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from helpdesk_app.faq.pictures import LARGEST, picture_fault, picture_name, pictures_of, too_large
from helpdesk_app.faq_build.sources.document import Document, SourceRemark
from helpdesk_app.faq_build.sources.rich_text import picture, picture_words
from helpdesk_app.text.inline import pictures_in
from helpdesk_app.text.translation import N_, _

GROUP: Final = N_("pictures that are not kept")

_NAMED: Final = re.compile(r"picture:([0-9a-f]{32})")
_DATA: Final = "data:"
_REMOTE: Final = ("http:", "https:", "//", "ftp:", "blob:", "file:")
_SHOWN: Final = 80
"""Characters of an address that a remark shows."""


_LOST: Final = "0" * 32
"""Name of all pictures that are not kept, until it is known which of them are in an answer."""


class PictureError(Exception):
    """A picture that is not read; ``str()`` is a clause that says why."""


ReadPicture = Callable[[str], bytes | None]
"""Returns what is at an address of a source, ``None`` where there is nothing; raises :class:`PictureError`."""


class Pictures:
    """Takes in the pictures of one source, equal ones once.

    Args:
        read: Reads those that the source names; one that carries its pictures in itself needs none.
    """

    def __init__(self, read: ReadPicture = lambda _address: None) -> None:
        self._read = read
        self.kept: dict[str, bytes] = {}
        """Name -> content."""

    def look_into(self, carried: ReadPicture) -> None:
        """Read what the source carries in itself before what is beside it."""
        beside = self._read

        def read(address: str) -> bytes | None:
            found = carried(address)
            return beside(address) if found is None else found

        self._read = read

    def place(self, address: str, alternative: str, line: int, remarks: list[SourceRemark]) -> str:
        """Return what stands for the picture in the text until :meth:`finish`.

        Args:
            address: As the source writes it.
            alternative: What it shows, in words.
            line: Where it is.
            remarks: Gets one about a picture that is not kept; its alternative text is all that stays.
        """
        if named := _NAMED.fullmatch(address.strip()):
            # An editor's text that was taken from the FAQ, which has the picture already.
            return picture(alternative, named[1])
        try:
            data = self._checked(address.strip())
        except PictureError as error:
            text = _("{picture} is not kept: {reason}.").format(picture=_called(address.strip()), reason=error)
            remarks.append(SourceRemark(line, text, _(GROUP)))
            return picture(alternative, _LOST) if picture_words(alternative) else ""
        name = picture_name(data)
        self.kept[name] = data
        return picture(alternative, name)

    def finish(self, document: Document) -> Document:
        """Return ``document`` with the pictures of its answers; of those that are not kept, the words stay."""
        blocks = tuple(replace(block, answer=_settled(block.answer)) for block in document.blocks)
        return replace(
            document,
            blocks=blocks,
            texts=tuple(map(_settled, document.texts)),
            pictures=pictures_of((block.answer for block in blocks), self.kept),
        )

    def _checked(self, address: str) -> bytes:
        data = self._content(address)
        if fault := picture_fault(data):
            raise PictureError(fault)
        return data

    def _content(self, address: str) -> bytes:
        if not address:
            raise PictureError(_("it is a shape or a chart, or has no address"))
        if address[: len(_DATA)].lower() == _DATA:
            return _decoded(address)
        found = self._read(address)
        if found is None and address.lower().startswith(_REMOTE):
            raise PictureError(_("it is not in the source, and nothing is fetched; save the page with its pictures"))
        if found is None:
            raise PictureError(_("it is not there; put it beside the source"))
        return found


def files_beside(source: Path, root: Path, used: set[Path] | None = None) -> ReadPicture:
    """Return what reads the pictures that a file names by relative paths.

    Args:
        source: The file.
        root: The folder that no path may leave, by links neither.
        used: Gets the files that were read.
    """

    def read(address: str) -> bytes | None:
        name = unquote(address.partition("#")[0].partition("?")[0])
        if name.startswith(("/", "\\")) or ":" in name or "\0" in name:
            return None
        path = (source.parent / name.replace("\\", "/")).resolve()
        if not path.is_relative_to(root.resolve()):
            raise PictureError(_("it is outside the folder of the source"))
        if not path.is_file():
            return None
        if used is not None:
            used.add(path)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)

    def readable(address: str) -> bytes | None:
        try:
            return read(address)
        except OSError as error:
            raise PictureError(
                _("it cannot be read: {reason}").format(reason=_(error.strerror or str(error)))
            ) from error

    return readable


def _decoded(address: str) -> bytes:
    """Return what a ``data:`` address holds (RFC 2397)."""
    head, comma, body = address.partition(",")
    if len(body) > 3 * LARGEST:
        raise PictureError(too_large(len(body)))
    try:
        if comma and head.lower().endswith(";base64"):
            return binascii.a2b_base64(unquote(body) + "==")  # What pads it may be missing.
    except binascii.Error as error:
        raise PictureError(_("its content is cut short; save the source again")) from error
    return unquote_to_bytes(body)


def _settled(answer: str) -> str:
    """Return ``answer`` with the words of the pictures that are not kept in their places."""
    lost = [placed for placed in pictures_in(answer) if placed.name == _LOST]
    for placed in reversed(lost):
        answer = f"{answer[: placed.span.start]}{placed.alternative.of(answer)}{answer[placed.span.end :]}"
    return answer


def _called(address: str) -> str:
    """Return what a remark calls a picture: its address without what may be long or private in it."""
    if not address or address[: len(_DATA)].lower() == _DATA:
        return _("a picture in the text")
    address = " ".join(address.split("?", maxsplit=1)[0].split())
    shown = f"{address[:_SHOWN]}…" if len(address) > _SHOWN else address
    return _("the picture « {address} »").format(address=shown)
