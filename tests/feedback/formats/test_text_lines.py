from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.feedback.errors import BadLineError
from helpdesk_app.feedback.formats.text_lines import decoded_lines
from helpdesk_app.storage.errors import MissingError


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_lines_are_numbered_and_keep_their_ends(tmp_path: Path, mark: bytes) -> None:
    file = tmp_path / "lines.csv"
    file.write_bytes(mark + "é\r\nb\n\nlast".encode())
    assert list(decoded_lines(file)) == [(1, "é\r\n"), (2, "b\n"), (3, "\n"), (4, "last")]


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.csv"
    file.write_text("a\u2028b\u0085c\rd\n", encoding="utf-8", newline="")
    assert list(decoded_lines(file)) == [(1, "a\u2028b\u0085c\rd\n")]


def test_a_line_that_is_not_utf_8_is_named_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "lines.csv"
    file.write_bytes(b"a\n\xe9 secret\n")
    with pytest.raises(BadLineError, match="2") as refused:
        list(decoded_lines(file))
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_missing_file_is_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        list(decoded_lines(tmp_path / "none.csv"))
