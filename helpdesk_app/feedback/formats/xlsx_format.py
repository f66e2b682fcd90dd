"""Events as an Excel workbook: the columns of ``french_table``, typed cells, a frozen header and filters.

The time is a date cell (UTC), numbers are numbers, and everything else is text that Excel does not convert. Texts that
look like formulas carry the same apostrophe as in CSV, so that saving the sheet as CSV is safe too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.formats.french_table import HEADERS, cells_of, event_of, fields_of
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import FIELD_NAMES
from helpdesk_app.storage.errors import UnreadableError, translated_read_errors
from helpdesk_app.text.translation import _, grouped

_SHEET: Final = "Retours"
_MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, with the header."""
_NUMBERS: Final = frozenset({"rank", "elapsed_ms"})
_WIDTHS: Final = {"recorded_at": 23, "kind": 28, "query": 40, "facets": 40, "comment": 60, "proposed_wording": 40}
_WIDTH: Final = 16
_FIRST_YEAR: Final = 1970
"""Excel's calendar is wrong in 1900 and has nothing before; no event of ours is that old."""
_CONTROL: Final = re.compile("[\0-\x08\x0b-\x1f]")
_LIKE_AN_ESCAPE: Final = re.compile(f"_(?=x[0-9a-fA-F]{{4}}(?:_|{_CONTROL.pattern}))")
_NONCHARACTERS: Final = ("\ufffe", "\uffff")


def write_xlsx(events: Iterable[Event], stream: BinaryIO) -> int:
    """Write ``events`` under a header and return their number; memory does not grow with them.

    Raises:
        BadEventError: An event breaks the rules of its model, or a sheet cannot hold it, or them all.
    """
    quiet = _QuietStream(stream)
    workbook = Workbook(quiet, {"constant_memory": True})
    try:
        count = _fill(workbook, events)
    finally:
        # After an error too, because the workbook has temporary files of its own.
        _close(workbook)
    if quiet.error is not None:
        raise quiet.error
    return count


def read_xlsx(path: Path) -> Iterator[tuple[int, Event]]:
    """Iterate over the events of a file that ``write_xlsx`` wrote, perhaps with the columns in another order.

    Yields:
        The 1-based number of an event's row, and the event.

    Raises:
        StorageError: The file cannot be opened, or is no workbook.
        BadLineError: The header or a row is not ours; the rows before it have been yielded.
    """
    fields: list[str] | None = None
    number = 1
    try:
        for number, row in enumerate(_sheet(path).iter_rows(), start=1):
            if fields is None:
                fields = fields_of(row)
            else:
                yield number, event_of(fields, [_text(cell) for cell in row])
    except BadEventError as error:
        raise BadLineError(path, number, str(error)) from None
    if fields is None:
        raise BadLineError(path, 1, _("the sheet is empty; even an export without events has a header"))


def _fill(workbook: Workbook, events: Iterable[Event]) -> int:
    sheet = workbook.add_worksheet(_SHEET, worksheet_class=_ExactSheet)
    sheet.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True})
    moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
    for column, (name, header) in enumerate(HEADERS.items()):
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
        sheet.write_string(0, column, header, bold)
    count = 0
    for count, event in enumerate(events, start=1):
        if count == _MOST_ROWS:
            raise BadEventError(
                _("a sheet holds {most} events at most; export to JSON Lines instead").format(
                    most=grouped(_MOST_ROWS - 1)
                )
            )
        _write_row(sheet, count, event, moment)
    sheet.autofilter(0, 0, count, len(HEADERS) - 1)
    return count


class _ExactSheet(Worksheet):  # type: ignore[misc]  # The library has no types.
    """A sheet whose texts are read back exactly as they were.

    A workbook writes a control character as ``_xHHHH_``, and so has to write the ``_`` of a text that looks like this
    as ``_x005F_``. The library misses that where two of them overlap, and takes a text in ``<r>`` for formatting.
    """

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        data = _LIKE_AN_ESCAPE.sub("_x005F_", data)
        data = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", data)
        return f"_x003C_{data[1:]}" if data.startswith("<r>") else data


class _QuietStream:
    """Writes to ``stream`` until that fails or is closed, and from then on only pretends to.

    The ZIP archive of an interrupted workbook tries to complete itself when Python collects it, and would print an
    error that it cannot.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write ``data``, or pretend to."""
        return self._try(lambda: self._stream.write(data), len(data))

    def seek(self, offset: int, whence: int = 0) -> int:
        """Seek, which writes what is still in memory, or pretend to."""
        return self._try(lambda: self._stream.seek(offset, whence), offset)

    def tell(self) -> int:
        """Return the position, or 0."""
        return self._try(self._stream.tell, 0)

    def flush(self) -> None:
        """Do nothing: the owner of the stream flushes it."""

    def _try(self, work: Callable[[], int], pretended: int) -> int:
        if self.error is None and not self._stream.closed:
            try:
                return work()
            except OSError as error:
                self.error = error
        return pretended


def _close(workbook: Workbook) -> None:
    try:
        workbook.close()
    except FileCreateError as error:
        cause = error.args[0]
        raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error


def _write_row(sheet: Worksheet, row: int, event: Event, moment: Format) -> None:
    for column, (name, cell) in enumerate(zip(FIELD_NAMES, cells_of(event), strict=True)):
        if name == "recorded_at" and int(event.recorded_at[:4]) >= _FIRST_YEAR:
            # A cell has no time zone; the header says that it is UTC.
            sheet.write_datetime(row, column, datetime.fromisoformat(cell).replace(tzinfo=None), moment)
        elif name in _NUMBERS and cell:
            sheet.write_number(row, column, int(cell))
        elif cell:
            if any(character in cell for character in _NONCHARACTERS):
                raise BadEventError(
                    _("{name!r} holds a noncharacter that no workbook can; export to JSON Lines instead").format(
                        name=name
                    )
                )
            if sheet.write_string(row, column, cell) != 0:
                raise BadEventError(
                    _("{name!r} is too long for a cell; export to JSON Lines instead").format(name=name)
                )


def _sheet(path: Path) -> CalamineSheet:
    try:
        with translated_read_errors(path), path.open("rb") as stream:
            return CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0)
    except CalamineError as error:
        raise UnreadableError(path, _("it is no whole Excel workbook: {error}").format(error=error)) from error


def _text(cell: object) -> str:
    match cell:
        case datetime():
            return cell.replace(tzinfo=UTC).isoformat(timespec="milliseconds")
        case date():  # A time at midnight.
            return _text(datetime(cell.year, cell.month, cell.day, tzinfo=UTC))
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
