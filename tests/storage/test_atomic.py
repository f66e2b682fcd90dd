"""A file or folder is replaced whole, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from helpdesk_app.storage.atomic import atomic_path, atomic_write
from helpdesk_app.storage.errors import FullDiskError, UnwritableError
from helpdesk_app.storage.windows_paths import reachable


def test_a_new_file_gets_its_name_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "l’été #1.html"
    with atomic_write(target) as stream:
        stream.write(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_after_an_error_the_old_file_is_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), atomic_write(target) as stream:
        stream.writelines([b"half of the new", None])  # type: ignore[list-item]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_content_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, steps = tmp_path / "faq.db", list[str]()
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_fsync(descriptor)

    def replace(self: Path, destination: Path) -> Path:
        steps.append("rename")
        return real_replace(self, destination)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    with atomic_write(target) as stream:
        stream.write(b"new")
    assert steps == (["file", "rename"] if os.name == "nt" else ["file", "rename", "folder"])


def test_a_folder_replaces_a_folder_and_a_failed_rename_brings_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "events.parquet"
    for name in ("a", "b"):
        with atomic_path(target) as fresh:
            fresh.mkdir()
            (fresh / name).write_bytes(b"x")
    assert [path.name for path in target.iterdir()] == ["b"]

    real_replace = Path.replace

    def held(self: Path, destination: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "held by another program")
        return real_replace(self, destination)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UnwritableError, match="held by another program"), atomic_path(target) as fresh:
        fresh.mkdir()
    assert [path.name for path in target.iterdir()] == ["b"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_full_disk_have_their_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="there is no folder"), atomic_write(tmp_path / "none" / "x.csv"):
        pass
    with pytest.raises(FullDiskError), atomic_write(tmp_path / "x.csv"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_is_written(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["un dossier à rallonge, n°1 #%"] * 12)
    reachable(folder).mkdir(parents=True)
    with atomic_write(folder / "faq.db") as stream:
        stream.write(b"x")
    assert reachable(folder / "faq.db").read_bytes() == b"x"
