"""A folder says who edits it, and a dead holder keeps nobody out."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.editing.folder_lock import LOCK, FolderHeldError, Holder, holder_of, take_folder
from helpdesk_app.storage.errors import StorageError


def alive(_process: int) -> bool:
    return True


def dead(_process: int) -> bool:
    return False


def refuse(_path: Path) -> bytes:
    raise PermissionError(13, "in use")


ZOE = replace(Holder.present(), user="Zoé", machine="PC-7", since="2026-11-26 09:00")


def make_old(path: Path) -> None:
    status = path.stat()
    os.utime(path, (status.st_atime - 100, status.st_mtime - 100))


def test_the_second_is_told_who_has_the_folder(tmp_path: Path) -> None:
    lock = take_folder(tmp_path, ZOE)
    with pytest.raises(FolderHeldError, match="Zoé has this folder open on PC-7 since 2026-11-26 09:00"):
        take_folder(tmp_path, Holder.present())
    assert holder_of(tmp_path) == ZOE
    lock.release()
    assert holder_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    take_folder(tmp_path, Holder.present())


def test_a_killed_process_of_this_machine_is_seen_at_once(tmp_path: Path) -> None:
    mine = Holder.present()
    take_folder(tmp_path, mine)
    assert holder_of(tmp_path, alive) == mine
    assert holder_of(tmp_path, dead) is None
    take_folder(tmp_path, ZOE, is_alive=dead)
    assert holder_of(tmp_path) == ZOE


def test_one_on_another_machine_is_dead_when_its_beats_stop(tmp_path: Path) -> None:
    lock = take_folder(tmp_path, ZOE)
    make_old(tmp_path / LOCK)
    assert lock.beat()
    assert holder_of(tmp_path, dead) == ZOE
    make_old(tmp_path / LOCK)
    assert holder_of(tmp_path, dead) is None
    mine = Holder.present()
    take_folder(tmp_path, mine)
    assert not lock.beat()
    lock.release()
    assert holder_of(tmp_path) == mine


def test_a_person_may_take_the_folder_over(tmp_path: Path) -> None:
    lock = take_folder(tmp_path, ZOE)
    mine = Holder.present()
    take_folder(tmp_path, mine, by_force=True)
    assert holder_of(tmp_path) == mine
    assert not lock.beat()


def test_a_share_that_is_gone_for_a_while_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "FAQ"
    folder.mkdir()
    lock = take_folder(folder, ZOE)
    folder.rename(tmp_path / "gone")
    with pytest.raises(StorageError):
        lock.beat()
    (tmp_path / "gone").rename(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(StorageError):
            lock.beat()
    assert lock.beat()


def test_a_file_that_says_nothing_keeps_others_out_only_while_it_may_be_being_written(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text('{"user": 1}', encoding="utf-8")
    with pytest.raises(FolderHeldError):
        take_folder(tmp_path, ZOE)
    make_old(tmp_path / LOCK)
    take_folder(tmp_path, ZOE)
    assert holder_of(tmp_path) == ZOE


def test_the_moment_is_named_as_people_do_and_any_other_text_as_it_is() -> None:
    assert str(FolderHeldError(ZOE)).endswith("since 2026-11-26 09:00.")
    assert str(FolderHeldError(replace(ZOE, since="yesterday"))).endswith("since yesterday.")
