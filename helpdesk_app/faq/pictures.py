"""Pictures of answers: their names, and what may be one. They are decoded by the window only."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Iterable, Mapping
from typing import Final

from helpdesk_app.text.inline import pictures_in
from helpdesk_app.text.translation import _, decimal

LARGEST: Final = 2_000_000
"""Bytes of a picture."""

MOST_PIXELS: Final = 16_000_000
"""Width times height: more than any screen and most cameras have; 64 MB while it is decoded."""

LONGEST_SIDE: Final = 10_000
"""Pixels."""

LEAST_SIDE: Final = 4
"""Pixels; what is smaller only spaces or counts the visits of a page."""

MOST_BYTES: Final = 50_000_000
"""Bytes of all pictures of a FAQ."""

PICTURE_KINDS: Final = ("png", "jpeg")
"""What the window can decode. Each further kind is a plugin of Qt in the program (``build_spec/contents.py``)."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_OTHER_KINDS: Final = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x01\0\0\0", "EMF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\0\0\1\0", "ICO"),
)
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Second bytes of the markers that begin a frame of a JPEG, which states its size."""
_WITHOUT_LENGTH: Final = frozenset((0x01, *range(0xD0, 0xD9)))


def picture_name(data: bytes) -> str:
    """Return the name of a picture: the first 32 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:32]


def picture_kind(data: bytes) -> str:
    """Return which of ``PICTURE_KINDS`` it is, by the first bytes; empty for any other content."""
    return next((kind for kind, start in zip(PICTURE_KINDS, (_PNG, _JPEG), strict=True) if data.startswith(start)), "")


def data_url(data: bytes) -> str:
    """Return an address that holds a picture (RFC 2397)."""
    return f"data:image/{picture_kind(data)};base64,{base64.b64encode(data).decode('ascii')}"


def picture_fault(data: bytes) -> str:
    """Return why ``data`` cannot be a picture of a FAQ, as a clause; empty where it can."""
    if not picture_kind(data):
        kind = _other_kind(data)
        what = kind or _("no picture that is known")
        return _("it is {kind}; save it as PNG or JPEG").format(kind=what)
    if len(data) > LARGEST:
        return too_large(len(data))
    width, height = _size(data)
    if not width or not height:
        return _("it is damaged; save it again")
    if min(width, height) < LEAST_SIDE:
        return _("it has {width} × {height} pixels, which show nothing").format(width=width, height=height)
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return _("it has {width} × {height} pixels; make it smaller").format(width=width, height=height)
    return ""


def too_large(size: int) -> str:
    """Return that a picture of ``size`` bytes is too large, as a clause."""
    clause = _("it has {size} MB, at most {most} are kept; make it smaller")
    return clause.format(size=decimal(size / 1e6, 1), most=LARGEST // 1_000_000)


def pictures_of(answers: Iterable[str], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the ``known`` pictures that are in ``answers``, in the order of their names."""
    if not known:
        return {}
    shown = {placed.name for answer in answers for placed in pictures_in(answer)}
    return {name: known[name] for name in sorted(shown) if name in known}


def _other_kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if b"<svg" in data[:1000]:
        return _("SVG, which may hold a program")
    return next((name for start, name in _OTHER_KINDS if data.startswith(start)), "")


def _size(data: bytes) -> tuple[int, int]:
    """Return width and height as the picture states them; zeros where it is cut short before."""
    if data.startswith(_PNG):
        return struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) >= 24 else (0, 0)
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker == 0xFF:  # A filling byte.
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0
