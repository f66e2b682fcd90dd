"""No byte of faq.db changes unnoticed, but those of its header that other tools may change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq import database
from helpdesk_app.faq.checksum import UNKNOWN, is_sealed, sealed
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.storage.errors import DamagedError

HEADER = bytes(range(100))


@given(st.binary(), st.binary(), st.data())
def test_a_flipped_bit_behind_the_header_is_noticed(before: bytes, after: bytes, data: st.DataObject) -> None:
    content = sealed(HEADER + before + UNKNOWN.encode() + after)
    assert is_sealed(content)
    assert sealed(content) == content
    bit = data.draw(st.integers(8 * len(HEADER), 8 * len(content) - 1))
    flipped = bytearray(content)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not is_sealed(bytes(flipped))


def test_the_header_is_left_out() -> None:
    content = sealed(HEADER + UNKNOWN.encode())
    assert is_sealed(bytes(100) + content[100:])


def test_what_has_no_place_for_it_has_none() -> None:
    assert not is_sealed(HEADER + b"crc32:")
    with pytest.raises(ValueError, match="no place for its checksum"):
        sealed(HEADER)


def test_a_text_that_looks_like_it_is_no_checksum(tmp_path: Path, faq: Faq) -> None:
    path = tmp_path / "faq.db"
    worded = with_version(replace(faq, entries=(replace(faq.entries[0], question=UNKNOWN), *faq.entries[1:])))
    database.write(path, worded, {})
    assert database.read(path)[0] == worded
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(DamagedError):
        database.read(path)
