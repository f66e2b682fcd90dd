"""Small real pictures that tests of several rooms share."""

from __future__ import annotations

import base64
import struct
import zlib


def png(width: int = 8, height: int = 8, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg_header(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG of this size, with a comment and filling bytes before it."""
    return b"\xff\xd8\xff\xfe\0\x06note\xff\xff\xc2" + struct.pack(">HBHH", 11, 8, height, width) + bytes(6)


def data_url(data: bytes, kind: str = "image/png") -> str:
    """Return ``data`` as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
