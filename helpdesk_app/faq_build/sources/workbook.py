"""Excel and LibreOffice workbooks: each sheet with entries is a table.

The library keeps the rectangle around all that is written in memory, and ends the program where that is too large. So
the rectangle is measured before the library gets the file.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from helpdesk_app.faq.model import Facet, FacetValue
from helpdesk_app.faq_build.sources.archive import ArchiveError, check_archive
from helpdesk_app.faq_build.sources.document import (
    Block,
    Document,
    Line,
    LineKind,
    SourceError,
    SourceRemark,
    SourceTable,
)
from helpdesk_app.faq_build.sources.records import HEADER_AMONG, Record, read_table
from helpdesk_app.faq_build.sources.workbook_marks import CellMarks, read_marks
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _

MOST_CELLS: Final = 10_000_000
"""Of one sheet, in the rectangle around what is written."""

SECTION: Final = "Rubrique"
"""The facet that the sheets of a workbook with several sort by."""

_CELL: Final = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,9})["']""")
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def parse(data: bytes, source: str, sha256: str, columns: Mapping[str, Sequence[str]] | None = None) -> Document:
    """Read the sheets of a workbook, one below the other; lines are rows, counted on through all sheets.

    Raises:
        SourceError: It cannot be opened, or no sheet has entries; names the row and the reason.
    """
    try:
        check_archive(data)
        _check_extent(data)
        marks = read_marks(data)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (workbook.get_sheet_by_name(about.name), about.visible is SheetVisibleEnum.Visible)
            for about in workbook.sheets_metadata
        ]
    except PasswordError as error:
        raise SourceError(source, 1, _("the workbook is protected by a password. Save it without one.")) from error
    except (ArchiveError, CalamineError) as error:
        raise SourceError(source, 1, _("the workbook is not read: {error}").format(error=error)) from error
    tables = [_Sheet(sheet.name, _rows(sheet, marks), visible) for sheet, visible in sheets]
    written = [table for table in tables if any(not record.is_blank for record in table.rows)]
    if not written:
        raise SourceError(source, 1, _("the workbook is empty. Save it again, and check its size."))
    return _joined(written, source, sha256, columns)


class _Sheet:
    """The rows of a sheet."""

    def __init__(self, name: str, rows: list[Record], visible: bool) -> None:
        self.name = name
        self.rows = rows
        self.visible = visible
        top = [row for row in rows if not row.is_blank][:HEADER_AMONG]
        self.names = frozenset(fold_line(cell) for row in top for cell in row.cells if cell.strip())
        """What may be the name of a column, folded."""

    def read(self, source: str, sha256: str, columns: Mapping[str, Sequence[str]] | None) -> Document:
        if not self.visible:
            raise SourceError(source, 1, _("it is hidden. Show it, and build again, if it holds entries."))
        return read_table(self.rows, source, sha256, _("sheet « {name} »").format(name=self.name), columns)


def _given_of(
    sheet: _Sheet, sheets: Sequence[_Sheet], columns: Mapping[str, Sequence[str]] | None
) -> Mapping[str, Sequence[str]]:
    """Return what the recipe says of one of several sheets: it leaves out the columns that only others have."""
    others = {name for other in sheets if other is not sheet for name in other.names}
    wanted = {
        role: [name for name in names if fold_line(name) in sheet.names or fold_line(name) not in others]
        for role, names in (columns or {}).items()
    }
    return {role: names for role, names in wanted.items() if names}


def _joined(
    sheets: Sequence[_Sheet], source: str, sha256: str, columns: Mapping[str, Sequence[str]] | None
) -> Document:
    """Return one document of all sheets; a sheet without entries is left out, and said to be."""
    read: list[tuple[str, Document]] = []
    lines: list[Line] = []
    blocks: list[Block] = []
    tables: list[SourceTable] = []
    doubts: list[SourceRemark] = []
    remarks: list[SourceRemark] = []
    refusal: SourceError | None = None
    for sheet in sheets:
        start, first = len(lines), len(blocks)
        try:
            document = sheet.read(source, sha256, _given_of(sheet, sheets, columns))
        except SourceError as error:
            if not refusal:
                reason = _("sheet « {name} »: {reason}").format(name=sheet.name, reason=error.reason)
                refusal = SourceError(source, start + error.line, reason)
                refusal.unread = error.unread
            reason = _("sheet « {name} » is not read: {reason}").format(name=sheet.name, reason=error.reason)
            doubts.append(SourceRemark(start + 1, reason))
            note = _("sheet « {name} », not read").format(name=sheet.name)
            lines += (
                Line(start + record.first_line, LineKind.BLANK if record.is_blank else LineKind.OUTSIDE, note=note)
                for record in sheet.rows
            )
            continue
        read.append((sheet.name, document))
        tables += (_table(table, sheet.name, start) for table in document.tables)
        blocks += (_moved(block, start) for block in document.blocks)
        remarks += (replace(remark, line=remark.line + start) for remark in document.remarks)
        doubts += (replace(doubt, line=doubt.line + start) for doubt in document.doubts)
        lines += (
            replace(line, number=line.number + start, block=line.block + first if line.block >= 0 else -1)
            for line in document.lines
        )
    if refusal and not read:
        raise refusal
    facets = [facet for _name, document in read for facet in document.facets]
    if len(read) > 1:
        values = [FacetValue(SECTION, name) for name, document in read for _block in document.blocks]
        blocks = [replace(block, facets=(*block.facets, value)) for block, value in zip(blocks, values, strict=True)]
        facets.append(Facet(SECTION, source_text=SECTION))
    return Document(
        source=source,
        sha256=sha256,
        lines=tuple(lines),
        blocks=tuple(blocks),
        facets=tuple(dict.fromkeys(facets)),
        tables=tuple(tables),
        remarks=tuple(remarks),
        doubts=tuple(doubts),
        layout=_("workbook: {sheets}").format(sheets=" / ".join(document.layout for _sheet, document in read)),
    )


def _table(table: SourceTable, name: str, by: int) -> SourceTable:
    return replace(table, name=name, rows=tuple((line + by, cells) for line, cells in table.rows))


def _moved(block: Block, by: int) -> Block:
    return replace(block, first_line=block.first_line + by, last_line=block.last_line + by)


def _rows(sheet: CalamineSheet, marks: CellMarks) -> list[Record]:
    """Return the rows of a sheet from its top; a merged cell counts in each of its rows."""
    cells = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and bottom < len(cells) and left < len(cells[top]):
            for row in range(top + 1, bottom + 1):
                cells[row][left] = cells[top][left]
    return [
        Record(number + 1, number + 1, tuple(row), marks.of_row(sheet.name, number, row))
        for number, row in enumerate(cells)
    ]


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "oui" if cell else "non"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
        case datetime.date() | datetime.time():
            return cell.isoformat()
        case _:
            return str(cell).replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")


def _too_large() -> str:
    return _(
        "it has cells so far apart that they span more than {millions} million. Delete the rows and columns beyond the "
        "table, and save it again."
    ).format(millions=MOST_CELLS // 1_000_000)


def _check_extent(data: bytes) -> None:
    """Refuse a workbook with a sheet that the library could not hold.

    Raises:
        ArchiveError: A sheet is too large.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith("content.xml"):
                _check_open_document(archive.read(name))
            elif name.endswith(".xml") and "sheet" in name.casefold():
                _check_sheet(archive.read(name))


def _check_sheet(xml: bytes) -> None:
    width = height = 0
    for found in _CELL.finditer(xml):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        width, height = max(width, column), max(height, int(found[2]))
    if width * height > MOST_CELLS:
        raise ArchiveError(_too_large())


def _check_open_document(xml: bytes) -> None:
    """Count the cells of a LibreOffice sheet, whose rows and cells may say that they are repeated."""
    parser = expat.ParserCreate(namespace_separator=" ")
    cells = 0
    row = repeated = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, repeated
        if name == f"{_TABLE} table-row":
            row, repeated = 0, int(attributes.get(f"{_TABLE} number-rows-repeated", 1))
        elif name == f"{_TABLE} table-cell" and f"{_OFFICE} value-type" in attributes:
            row += int(attributes.get(f"{_TABLE} number-columns-repeated", 1))

    def end(name: str) -> None:
        nonlocal cells
        if name == f"{_TABLE} table-row":
            cells += row * repeated
            if cells > MOST_CELLS:
                raise ArchiveError(_too_large())

    def refuse(*_event: object) -> None:
        raise ArchiveError(
            _("it has a document type, which no workbook has. Open it, save it again, and name that file.")
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise ArchiveError(
            _("it is damaged ({error}). Open it, save it again, and name that file.").format(error=error)
        ) from error
