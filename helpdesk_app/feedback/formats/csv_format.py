r"""Events as CSV that a French Excel opens by a double click: ``;``, UTF-8 with BOM, ``\r\n``; see ``french_table``.

Excel may still show a text of digits as a number; the file holds it whole, and the XLSX format states its type.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.formats.french_table import HEADERS, cells_of, event_of, fields_of
from helpdesk_app.feedback.formats.text_lines import decoded_lines
from helpdesk_app.feedback.model import Event
from helpdesk_app.text.translation import _


def write_csv(events: Iterable[Event], stream: BinaryIO) -> int:
    """Write ``events`` under a header and return their number.

    Raises:
        BadEventError: An event breaks the rules of its model.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(HEADERS.values())
        count = 0
        for event in events:
            writer.writerow(cells_of(event))
            count += 1
    finally:
        text.detach()  # Its owner closes the stream.
    return count


def read_csv(path: Path) -> Iterator[tuple[int, Event]]:
    """Iterate over the events of a file that ``write_csv`` wrote, perhaps with the columns in another order.

    Yields:
        The 1-based number of an event's last line, and the event.

    Raises:
        StorageError: The file cannot be opened.
        BadLineError: The header or a row is not ours; the rows before it have been yielded.
    """
    reader = csv.reader((line for _number, line in decoded_lines(path)), delimiter=";", strict=True)
    fields: list[str] | None = None
    try:
        for row in reader:
            if fields is None:
                fields = fields_of(row)
            else:
                yield reader.line_num, event_of(fields, row)
    except (csv.Error, BadEventError) as error:
        raise BadLineError(path, reader.line_num, str(error)) from None
    if fields is None:
        raise BadLineError(path, 1, _("the file is empty; even an export without events has a header"))
