"""Several files are replaced."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.editing.file_group import replace_files


def test_files_are_written_and_taken_away(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"1")
    replace_files(tmp_path, {"old": None, "new/a.md": b"2"})
    assert not (tmp_path / "old").exists()
    assert (tmp_path / "new/a.md").read_bytes() == b"2"
