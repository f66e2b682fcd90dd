"""Reads events from a damaged SQLite file, page by page, without using the tree that links the pages.

SQLite itself stops at the first page that makes no sense. Here every page is read on its own, and a row counts only if
it is a whole event by the rules of the model: a page of noise gives nothing and costs nothing but itself. The layout is
that of "Database File Format" on SQLite's site (b-tree pages, record format, write-ahead log).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import FIELD_NAMES, checksum, from_record
from helpdesk_app.feedback.write_ahead_log import PAGE_SIZE, frames, read_log, read_most
from helpdesk_app.storage.errors import translated_read_errors
from helpdesk_app.storage.sqlite import MAGIC

_FILE_HEADER: Final = 100
_INTERIOR_INDEX: Final = 0x02
_LEAF_INDEX: Final = 0x0A
_INTEGER_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Serial type -> bytes of a whole number."""

_Value = str | int | None


def salvaged(database: Path, log: Path) -> Iterator[Event]:
    """Iterate over the events that can still be read, in no order; one may come several times.

    An event that was removed shortly before the damage may be among them.

    Args:
        database: The damaged file; the pages of its events may lie anywhere in it.
        log: Its write-ahead log, which need not exist.

    Raises:
        StorageError: A file cannot be opened or read.
    """
    with translated_read_errors(database):
        content = read_most(database)
    logged = read_log(log)
    size = _page_size(content)
    pages = {number + 1: content[start : start + size] for number, start in enumerate(range(0, len(content), size))}
    in_log = list(_logged_pages(logged, size))
    yield from _events([*pages.items(), *in_log], pages | dict(in_log))


def events_in_log(log: bytes) -> Iterator[Event]:
    """Iterate over the events in the pages of a write-ahead log, as ``salvaged`` does."""
    pages = list(_logged_pages(log, PAGE_SIZE))
    yield from _events(pages, dict(pages))


def _events(pages: Iterable[tuple[int, bytes]], latest: Mapping[int, bytes]) -> Iterator[Event]:
    for number, page in pages:
        for payload in _payloads(page, _FILE_HEADER if number == 1 else 0, latest):
            event = _event(payload)
            if event is not None:
                yield event


def _page_size(content: bytes) -> int:
    if content.startswith(MAGIC) and len(content) >= _FILE_HEADER:
        size = int.from_bytes(content[16:18], "big")
        size = 65536 if size == 1 else size
        if size >= 512 and size & (size - 1) == 0:
            return size
    return PAGE_SIZE


def _logged_pages(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each page in a log, oldest first, without those left from before its last restart."""
    for frame in frames(log, size):
        yield frame.page_number, frame.page


def _payloads(page: bytes, header: int, pages: Mapping[int, bytes]) -> Iterator[bytes]:
    """Yield the records on an index page; a table WITHOUT ROWID consists of such pages."""
    kind = page[header] if len(page) > header + 12 else 0
    if kind not in {_INTERIOR_INDEX, _LEAF_INDEX}:
        return
    interior = kind == _INTERIOR_INDEX
    pointers = header + (12 if interior else 8)
    for cell in range(int.from_bytes(page[header + 3 : header + 5], "big")):
        pointer = page[pointers + 2 * cell : pointers + 2 * cell + 2]
        try:
            yield _payload(page, int.from_bytes(pointer, "big") + (4 if interior else 0), pages)
        except (IndexError, KeyError):
            continue  # The cell points beyond its page, or to a page that is gone.


def _payload(page: bytes, start: int, pages: Mapping[int, bytes]) -> bytes:
    length, start = _varint(page, start)
    usable = len(page)
    most = (usable - 12) * 64 // 255 - 23
    if length <= most:
        return page[start : start + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    payload = page[start : start + local]
    following = int.from_bytes(page[start + local : start + local + 4], "big")
    seen: set[int] = set()
    while len(payload) < length:
        if following in seen:
            raise KeyError(following)
        seen.add(following)
        overflow = pages[following]
        payload += overflow[4:]
        following = int.from_bytes(overflow[:4], "big")
    return payload[:length]


def _event(payload: bytes) -> Event | None:
    """Return the event in a record, or ``None`` if it is not a whole one."""
    try:
        values = _values(payload)
        # Rows of older formats have fewer columns. After the fields come the time of the export, the two columns of a
        # merge and, since format 5, the checksum: before those two or after them.
        columns, others = values[: len(FIELD_NAMES)], values[len(FIELD_NAMES) :]
        if len(others) in {2, 4} and checksum(columns) not in others:
            return None
        record: dict[str, object] = dict(zip(FIELD_NAMES, columns, strict=False))
        return from_record({**record, "facets": json.loads(str(record["facets"]))})
    except (BadEventError, ValueError, KeyError, IndexError, RecursionError, struct.error):
        return None


def _values(payload: bytes) -> list[_Value]:
    header, offset = _varint(payload, 0)
    if header > len(payload):
        raise ValueError("the header of the record is longer than the record")
    types = []
    while offset < header:
        serial, offset = _varint(payload, offset)
        types.append(serial)
    values: list[_Value] = []
    for serial in types:
        if serial in _INTEGER_BYTES:
            width = _INTEGER_BYTES[serial]
            values.append(int.from_bytes(payload[offset : offset + width], "big", signed=True))
        elif serial >= 13 and serial % 2:
            width = (serial - 13) // 2
            values.append(payload[offset : offset + width].decode("utf-8"))
        elif serial in {0, 8, 9}:
            width = 0
            values.append(None if serial == 0 else serial - 8)
        else:
            raise ValueError("no column of an event holds such a value")
        offset += width
    if offset > len(payload):
        raise ValueError("the record ends too soon")
    return values


def _varint(content: bytes, start: int) -> tuple[int, int]:
    """Return SQLite's variable-length integer at ``start``, and the position after it."""
    value = 0
    for offset in range(start, start + 8):
        byte = content[offset]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + 1
    return value << 8 | content[start + 8], start + 9
