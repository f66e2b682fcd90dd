"""A container is unpacked to nowhere before another reader opens it."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources import archive
from helpdesk_app.faq_build.sources.archive import ArchiveError, check_archive, read_member


def zipped(content: bytes, name: str = "x.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive_:
        archive_.writestr(name, content)
    return file.getvalue()


def test_a_sound_container_passes() -> None:
    data = zipped(b"texte")
    check_archive(data)
    assert (read_member(data, "x.xml"), read_member(data, "y.xml")) == (b"texte", None)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(ArchiveError, match="no FAQ has"):
        check_archive(zipped(bytes(1_000_001)))


def test_a_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)
    data = zipped(bytes(1_000_001)).replace((1_000_001).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(ArchiveError, match="damaged"):
        check_archive(data)


def test_a_password_is_named() -> None:
    data = bytearray(zipped(b"texte"))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(ArchiveError, match="password"):
        check_archive(bytes(data))


@given(st.integers(0, 200), st.integers(0, 255))
@settings(max_examples=60)
def test_damage_is_told_as_such(position: int, value: int) -> None:
    data = bytearray(zipped(b"un texte assez long " * 20))
    data[position % len(data)] = value
    with contextlib.suppress(ArchiveError):  # No other error.
        check_archive(bytes(data))
