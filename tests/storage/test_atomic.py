"""A file or folder is replaced whole, or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk_app.storage.atomic import atomic_path, atomic_write
from helpdesk_app.storage.errors import FullDiskError, ProtectedTargetError, UnwritableError
from helpdesk_app.storage.file_kinds import OWN_FILE, FileKind, database_kind, file_kind
from helpdesk_app.storage.windows_paths import reachable

ROOT = Path(__file__).resolve().parents[2]
FOLDER = FileKind("a folder", Path.is_dir)
NOTE = file_kind("a note", lambda head: head.startswith(b"note"))


def test_a_new_file_gets_its_name_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "l’été #1.html"
    with atomic_write(target, OWN_FILE) as stream:
        stream.write(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_after_an_error_the_old_file_is_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), atomic_write(target, OWN_FILE) as stream:
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
    with atomic_write(target, OWN_FILE) as stream:
        stream.write(b"new")
    assert steps == (["file", "rename"] if os.name == "nt" else ["file", "rename", "folder"])


def test_a_folder_replaces_a_folder_and_a_failed_rename_brings_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "events.parquet"
    for name in ("a", "b"):
        with atomic_path(target, FOLDER) as fresh:
            fresh.mkdir()
            (fresh / name).write_bytes(b"x")
    assert [path.name for path in target.iterdir()] == ["b"]

    real_replace = Path.replace

    def held(self: Path, destination: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "held by another program")
        return real_replace(self, destination)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UnwritableError, match="held by another program"), atomic_path(target, FOLDER) as fresh:
        fresh.mkdir()
    assert [path.name for path in target.iterdir()] == ["b"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_full_disk_have_their_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(UnwritableError, match="there is no folder"),
        atomic_write(tmp_path / "none" / "x.csv", OWN_FILE),
    ):
        pass
    with pytest.raises(FullDiskError), atomic_write(tmp_path / "x.csv", OWN_FILE):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_is_written(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["un dossier à rallonge, n°1 #%"] * 12)
    reachable(folder).mkdir(parents=True)
    with atomic_write(folder / "faq.db", OWN_FILE) as stream:
        stream.write(b"x")
    assert reachable(folder / "faq.db").read_bytes() == b"x"


# What may be replaced


def test_only_a_file_of_its_kind_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "x"
    for content in (b"", b"note 1"):
        target.write_bytes(content)
        with atomic_write(target, NOTE) as stream:
            stream.write(b"note 2")
        assert target.read_bytes() == b"note 2"
    target.write_bytes(b"letter")
    with pytest.raises(ProtectedTargetError, match="is not a note"), atomic_write(target, NOTE):
        pass
    assert target.read_bytes() == b"letter"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "x" / "letters").mkdir(parents=True)
    for kind in (NOTE, OWN_FILE):
        with pytest.raises(ProtectedTargetError), atomic_write(tmp_path / "x", kind):
            pass
    assert (tmp_path / "x" / "letters").is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("by_link", [False, True])
def test_a_pipe_is_neither_replaced_nor_waited_for(tmp_path: Path, by_link: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    target = tmp_path / "link" if by_link else pipe
    if by_link:
        target.symlink_to(pipe)
    with pytest.raises(ProtectedTargetError, match="a device or a pipe"), atomic_write(target, OWN_FILE):
        pass
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="there, links need a privilege")
def test_the_file_that_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "x").write_bytes(b"note 1")
    (tmp_path / "x").symlink_to(tmp_path / "share" / "x")
    with atomic_write(tmp_path / "x", NOTE) as stream:
        stream.write(b"note 2")
    assert (tmp_path / "x").is_symlink()
    assert (tmp_path / "share" / "x").read_bytes() == b"note 2"


def test_no_file_replaces_one_that_it_was_made_from(tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_bytes(b"note 1")
    with (
        pytest.raises(ProtectedTargetError, match="one of the files to read"),
        atomic_write(tmp_path / "." / "x", NOTE, inputs=[tmp_path / "none", source]),
    ):
        pass
    assert source.read_bytes() == b"note 1"


@pytest.mark.parametrize(("application_id", "allowed"), [(0x46415144, True), (7, False)])
def test_a_database_is_recognised_by_its_application(tmp_path: Path, application_id: int, allowed: bool) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute("CREATE TABLE t (a)")
    kind = database_kind("a FAQ", 0x46415144)
    assert kind.recognises(path) is allowed
    path.write_bytes(path.read_bytes()[:40])
    assert kind.recognises(path), "cut short, it could be one"


# What a killed process leaves

KILLED = """
import os, sys
from pathlib import Path
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.file_kinds import OWN_FILE
with atomic_write(Path(sys.argv[1]), OWN_FILE) as stream:
    stream.write(b"half")
    stream.flush()
    if sys.argv[2] == "killed":
        os._exit(9)
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_the_litter_of_a_killed_process_is_removed_by_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "votes.csv"
    subprocess.run([sys.executable, "-c", KILLED, str(target), "killed"], cwd=ROOT, check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with atomic_write(tmp_path / "other.csv", OWN_FILE) as stream:
        stream.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]


def test_the_scratch_file_of_a_living_process_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "votes.csv"), "alive"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"writing"
        with atomic_write(tmp_path / "other.csv", OWN_FILE) as stream:
            stream.write(b"x")
        other.communicate(b"\n")
    assert (tmp_path / "votes.csv").read_bytes() == b"half"
    assert {path.name for path in tmp_path.iterdir()} == {"other.csv", "votes.csv"}
