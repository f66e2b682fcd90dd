"""Bold parts and links of the cells of a workbook, which the library that reads their values leaves out.

Excel keeps the links of whole cells with each sheet, and texts with bold parts among its shared strings; LibreOffice
keeps both in the cells. A format of the whole cell, the formula HYPERLINK and links inside the workbook are not kept.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from helpdesk_app.faq_build.sources.archive import ArchiveError, read_member, read_xml
from helpdesk_app.faq_build.sources.rich_text import bold, is_outside_address, link
from helpdesk_app.text.translation import _

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LINK: Final = re.compile(rb"<hyperlink\b[^>]*>")
_ATTRIBUTE: Final = re.compile(rb"""\b(ref|r:id)=["']([^"']*)["']""")
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::.*)?")
_BOLD: Final = re.compile(rb"<b[ />]")
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FORMAT: Final = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_XLINK: Final = "http://www.w3.org/1999/xlink"


@dataclass(slots=True)
class CellMarks:
    """What is bold or linked in a workbook."""

    links: dict[tuple[str, int, int], str] = field(default_factory=dict)
    """Sheet, row and column from 0 -> address of the whole cell."""
    texts: dict[tuple[str, int, int], tuple[str, str]] = field(default_factory=dict)
    """The same -> the text of the cell, and that in the FAQ's subset."""
    strings: dict[str, str] = field(default_factory=dict)
    """A text -> the same in the FAQ's subset, in whichever cells it is."""

    def of_row(self, sheet: str, row: int, cells: Sequence[str]) -> dict[int, str]:
        """Return those of the ``cells`` that have marks, in the FAQ's subset, by their columns."""
        if not (self.links or self.texts or self.strings):
            return {}
        marked = ((column, text, self._marked(sheet, row, column, text)) for column, text in enumerate(cells))
        return {column: subset for column, text, subset in marked if subset != text}

    def _marked(self, sheet: str, row: int, column: int, text: str) -> str:
        place = (sheet, row, column)
        plain, marked = self.texts.get(place, ("", ""))
        if "".join(plain.split()) != "".join(text.split()):
            marked = self.strings.get(text, text)
        address = self.links.get(place, "")
        if not text.strip() or not is_outside_address(address):
            return marked
        return link(marked, address) if "\n" not in marked.strip() else f"{marked}\n{address}"


def read_marks(data: bytes) -> CellMarks:
    """Return the marks of a workbook that :func:`check_archive` has passed.

    Raises:
        ArchiveError: A part with marks is not sound.
    """
    content = read_member(data, "content.xml")
    if content is not None:
        return _OpenDocument(content).marks
    marks = CellMarks()
    for name, path in _sheets(data):
        marks.links |= {(name, *place): address for place, address in _links(data, path)}
    for piece in (read_member(data, "xl/sharedStrings.xml") or b"").split(b"</si>"):
        _before, found, inside = piece.partition(b"<si>")
        if found and _BOLD.search(inside):
            plain, marked = _string(b"<si>%b</si>" % inside)
            marks.strings[plain] = marked
    return marks


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of Excel and the path of its part."""
    workbook = read_xml(data, "xl/workbook.xml")
    targets = _relations(data, "xl/workbook.xml")
    for sheet in workbook.iter(f"{_MAIN}sheet") if workbook is not None else ():
        yield sheet.get("name", ""), targets.get(sheet.get(f"{_R}id", ""), "")


def _links(data: bytes, path: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield row and column of each linked cell of a sheet, and the address."""
    found = [dict(_ATTRIBUTE.findall(tag)) for tag in _LINK.findall(read_member(data, path) or b"")]
    targets = _relations(data, path, external=True) if found else {}
    for attributes in found:
        cell = _CELL.fullmatch(attributes.get(b"ref", b"").decode("ascii", "replace"))
        address = targets.get(attributes.get(b"r:id", b"").decode("ascii", "replace"), "")
        if cell and address:
            column = 0
            for letter in cell[1]:
                column = column * 26 + ord(letter) - 64
            yield (int(cell[2]) - 1, column - 1), address


def _relations(data: bytes, path: str, *, external: bool = False) -> dict[str, str]:
    """Return what a part of the container refers to, by id; paths from the root of the container."""
    folder, name = posixpath.split(path)
    tree = read_xml(data, f"{folder}/_rels/{name}.rels")
    targets = {one.get("Id", ""): one.get("Target", "") for one in (tree if tree is not None else ())}
    if external:
        return targets
    return {key: posixpath.join("/", folder, target).lstrip("/") for key, target in targets.items()}


def _string(xml: bytes) -> tuple[str, str]:
    """Return a shared string as it is, and with its bold parts marked."""
    plain, marked = "", ""
    try:
        element = ElementTree.fromstring(xml)  # noqa: S314 -- without a document type there are no entities
    except ElementTree.ParseError as error:
        raise _damaged(error) from error
    for run in element.iter("r"):
        text = "".join(part.text or "" for part in run.iter("t")).replace("\r\n", "\n").replace("_x000D_", "")
        weight = run.find("rPr/b")
        is_bold = weight is not None and weight.get("val", "1") not in ("0", "false")
        plain += text
        marked += "\n".join(map(bold, text.split("\n"))) if is_bold else text
    return plain, marked


def _damaged(error: Exception) -> ArchiveError:
    return ArchiveError(_("it is damaged ({error}). Open it, save it again, and name that file.").format(error=error))


class _OpenDocument:
    """Reads the cells of a workbook of LibreOffice that have a link or a bold part."""

    def __init__(self, content: bytes) -> None:
        self.marks = CellMarks()
        self._bold: set[str] = set()
        self._style = ""
        self._sheet = ""
        self._row = self._column = self._rows = self._columns = 0
        self._runs: list[list[str]] = []
        """Text of the open cell, and inside it of each open link or stretch of text."""
        self._opened: list[str] = []
        """Address of each of them, or « bold », or nothing."""
        self._plain: list[str] = []
        self._in_comment = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise _damaged(error) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_STYLE} style":
            self._style = attributes.get(f"{_STYLE} name", "")
        elif name == f"{_STYLE} text-properties" and attributes.get(f"{_FORMAT} font-weight") == "bold":
            self._bold.add(self._style)
        elif name == f"{_TABLE} table":
            self._sheet, self._row, self._rows = attributes.get(f"{_TABLE} name", ""), 0, 0
        elif name == f"{_TABLE} table-row":
            self._row, self._column, self._columns = self._row + self._rows, 0, 0
            self._rows = int(attributes.get(f"{_TABLE} number-rows-repeated", 1))
        elif name in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            self._column += self._columns
            self._columns = int(attributes.get(f"{_TABLE} number-columns-repeated", 1))
            self._runs, self._plain = [[]], []
        elif name == f"{_OFFICE} annotation":
            self._in_comment = True
        elif name == f"{_TEXT} p" and self._runs and any(self._runs[0]):
            self._characters("\n")
        elif name == f"{_TEXT} line-break" and self._runs:
            self._runs[-1].append("\n")  # Which the library that reads the values leaves out.
        elif name == f"{_TEXT} s":
            self._characters(" " * min(int(attributes.get(f"{_TEXT} c", 1)), 100))
        elif name in (f"{_TEXT} a", f"{_TEXT} span") and self._runs:
            is_bold = attributes.get(f"{_TEXT} style-name") in self._bold
            self._opened.append(attributes.get(f"{_XLINK} href", "") or ("bold" if is_bold else ""))
            self._runs.append([])

    def _end(self, name: str) -> None:
        if name in (f"{_TEXT} a", f"{_TEXT} span") and len(self._runs) > 1:
            text, what = "".join(self._runs.pop()), self._opened.pop()
            self._runs[-1].append(bold(text) if what == "bold" else link(text, what))
        elif name == f"{_OFFICE} annotation":
            self._in_comment = False
        elif name == f"{_TABLE} table-cell":
            plain, marked = "".join(self._plain), "".join(self._runs[0]) if self._runs else ""
            if plain != marked:
                self.marks.texts[self._sheet, self._row, self._column] = (plain, marked)
            self._runs = []

    def _characters(self, text: str) -> None:
        if self._runs and not self._in_comment:
            self._runs[-1].append(text)
            self._plain.append(text)
