"""The checksum of faq.db, in the file itself: it covers every byte but those of the header and its own.

The header is checked when the file is opened, and other tools change it when they only look into the file.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

UNKNOWN: Final = "crc32:00000000"
"""What stands in the table before the checksum is known; the checksum is as long."""

_HEADER_SIZE: Final = 100
_PATTERN: Final = re.compile(rb"crc32:[0-9a-f]{8}")


def sealed(content: bytes) -> bytes:
    """Return the bytes of a database with their checksum.

    Raises:
        ValueError: They have no place for one.
    """
    found = _PATTERN.search(content)
    if found is None:
        raise ValueError("The database has no place for its checksum.")
    return content[: found.start()] + _checksum(content, found) + content[found.end() :]


def is_sealed(content: bytes) -> bool:
    """Return whether the bytes of a database have the checksum that they should have."""
    # The first one is that of the file: its table was made first, and what a text says comes later.
    found = _PATTERN.search(content)
    return found is not None and found[0] == _checksum(content, found)


def _checksum(content: bytes, found: re.Match[bytes]) -> bytes:
    view = memoryview(content)
    crc = zlib.crc32(view[found.end() :], zlib.crc32(view[_HEADER_SIZE : found.start()]))
    return f"crc32:{crc:08x}".encode()
