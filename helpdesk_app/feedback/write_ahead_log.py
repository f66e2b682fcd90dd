"""Reads SQLite's write-ahead log, and finds out whether SQLite used all of it.

SQLite silently ignores a damaged frame and all after it, confirmed events too. The layout and the checksum are those of
"WAL-mode File Format" on SQLite's site.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from helpdesk_app.storage.errors import translated_read_errors

PAGE_SIZE: Final = 4096
"""SQLite's default, which this program never changes."""
LOG_HEADER: Final = 32
"""Bytes of a log before its first frame."""
_FRAME_HEADER: Final = 24
_MOST_BYTES: Final = 1 << 30
"""More than the feedback of a lifetime; a sparse file may claim any size."""
_MASK: Final = 0xFFFFFFFF

_Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in the log."""

    number: int
    """Position in the log, from 0."""
    header: bytes
    page: bytes

    @property
    def page_number(self) -> int:
        """The number of the page in the file, from 1."""
        return int.from_bytes(self.header[:4], "big")

    @property
    def is_commit(self) -> bool:
        """Whether a transaction ends here."""
        return any(self.header[4:8])


def read_log(log: Path) -> bytes:
    """Return the content of a log, empty where there is none.

    Raises:
        StorageError: It cannot be read.
    """
    with translated_read_errors(log):
        return read_most(log) if log.exists() else b""


def read_most(path: Path) -> bytes:
    """Return the content of a file, up to a limit."""
    with path.open("rb") as file:
        # The size of the file, because read() allocates what it is asked for: the limit would cost a gigabyte.
        return file.read(min(os.fstat(file.fileno()).st_size, _MOST_BYTES))


def frames(log: bytes, size: int = PAGE_SIZE) -> Iterator[Frame]:
    """Yield each frame since the last restart of the log, whether it is damaged or not.

    A restart changes both salts. One that is equal is enough, so that a flipped bit in the other hides no frame.

    Args:
        log: The content of the log.
        size: Bytes of a page.
    """
    step = _FRAME_HEADER + size
    for number, start in enumerate(range(LOG_HEADER, len(log) - step + 1, step)):
        header = log[start : start + _FRAME_HEADER]
        if header[8:12] == log[16:20] or header[12:16] == log[20:24]:
            yield Frame(number, header, log[start + _FRAME_HEADER : start + step])


def is_damaged(log: bytes, used: int) -> bool:
    """Return whether SQLite left out committed frames because of damage.

    A process that is killed between writing a transaction and announcing it leaves frames that another process
    overwrites in part. What stays of them belongs to one transaction, which nobody confirmed, and does not continue the
    frames before it, not even but for one bit.

    Args:
        log: The content of the log.
        used: The number of frames that SQLite used.
    """
    if not log or _header_is_damaged(log):
        return bool(log) and used == 0
    left = [frame for frame in frames(log) if frame.number >= used]
    for frame in left:
        difference, computed = _difference(log, frame)
        if difference != (0, 0):
            commits = sum(other.is_commit for other in left if other.number >= frame.number)
            return commits > 1 or _is_one_bit(difference, _sums(frame.header[16:]), computed)
    return any(frame.is_commit for frame in left)


def _header_is_damaged(log: bytes) -> bool:
    return _checksum(log[:24], (0, 0), _order(log)) != _sums(log[24:])


def _difference(log: bytes, frame: Frame) -> tuple[_Sums, _Sums]:
    """Return by how much the checksum of a frame differs from what follows from the frame before it, and the latter."""
    start = LOG_HEADER + frame.number * (_FRAME_HEADER + PAGE_SIZE)
    # The first frame continues the header, whose checksum is at its end.
    before = start - _FRAME_HEADER - PAGE_SIZE + 16 if frame.number else LOG_HEADER - 8
    computed = _checksum(frame.header[:8] + frame.page, _sums(log[before:]), _order(log))
    stored = _sums(frame.header[16:])
    return ((stored[0] - computed[0]) & _MASK, (stored[1] - computed[1]) & _MASK), computed


def _order(log: bytes) -> Literal["big", "little"]:
    return "big" if log[3] & 1 else "little"


def _checksum(content: bytes, start: _Sums, order: Literal["big", "little"]) -> _Sums:
    first, second = start
    for offset in range(0, len(content), 8):
        first = (first + int.from_bytes(content[offset : offset + 4], order) + second) & _MASK
        second = (second + int.from_bytes(content[offset + 4 : offset + 8], order) + first) & _MASK
    return first, second


def _is_one_bit(difference: _Sums, stored: _Sums, computed: _Sums) -> bool:
    """Return whether one flipped bit explains a difference: in the checksum, in the one before it or in a word."""
    if sum((a ^ b).bit_count() for a, b in zip(stored, computed, strict=True)) == 1:
        return True
    flips = [sign << bit for bit in range(32) for sign in (1, -1)]
    # What 1 more in the first or in the second word of a pair adds to both sums, from the last pair to the first.
    effects = [(1, 1), (0, 1)]
    for _ in range((8 + PAGE_SIZE) // 8 + 1):
        for one, two in effects:
            if any(((one * flip) & _MASK, (two * flip) & _MASK) == difference for flip in flips):
                return True
        effects = [((one + two) & _MASK, (one + 2 * two) & _MASK) for one, two in effects]
    return False


def _sums(content: bytes) -> _Sums:
    return int.from_bytes(content[:4], "big"), int.from_bytes(content[4:8], "big")
