"""Several files are replaced as one, also by a process that is killed."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from helpdesk_app.editing import file_group
from helpdesk_app.editing.file_group import finish_replacing, replace_files
from helpdesk_app.faq_build.sources.folder import SAVING
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import DamagedError, StorageError

OLD = {"a.toml": b"1", "b.md": b"2", "gone.md": b"3"}
NEW = {"a.toml": b"one", "b.md": b"two", "gone.md": None, "new/c.md": b"three"}


class KilledError(BaseException):
    """Stands for the end of the process."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_files_are_written_and_taken_away(folder: Path) -> None:
    replace_files(folder, NEW)
    assert contents(folder) == {name: data for name, data in NEW.items() if data is not None}
    assert finish_replacing(folder) == ()


@pytest.mark.parametrize("writes", range(5))
def test_a_kill_after_any_write_is_made_good(folder: Path, writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    done = 0

    def counted(*args: object) -> object:
        nonlocal done
        if done == writes:
            raise KilledError
        done += 1
        return write(*args)  # type: ignore[arg-type]

    write = atomic_write
    with monkeypatch.context() as patch:
        patch.setattr(file_group, "atomic_write", counted)
        with pytest.raises(KilledError) if writes < 4 else nullcontext():
            replace_files(folder, NEW)
    finish_replacing(folder)
    assert contents(folder) == (OLD if writes == 0 else {name: data for name, data in NEW.items() if data})


def test_a_file_that_someone_changed_since_is_left_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(file_group, "_put", lambda _folder, _files: (_ for _ in ()).throw(KilledError))
        with pytest.raises(KilledError):
            replace_files(folder, NEW)
    (folder / "b.md").write_bytes(b"someone's")
    assert set(finish_replacing(folder)) == {"a.toml", "gone.md", "new/c.md"}
    assert contents(folder) == {"a.toml": b"one", "b.md": b"someone's", "new/c.md": b"three"}


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(folder: Path) -> None:
    (folder / "new").write_bytes(b"a file where a folder is needed")
    before = contents(folder)
    with pytest.raises(StorageError):
        replace_files(folder, NEW)
    assert contents(folder) == before
    assert finish_replacing(folder) == ()


@pytest.mark.parametrize(
    "journal",
    [
        b"{",
        b"[1]",
        b'{"a.toml": {"was": "", "data": "%"}}',
        b'{"../outside.md": {"was": "", "data": "MQ=="}}',
        b'{"/tmp/outside.md": {"was": "", "data": "MQ=="}}',
        b'{"C:/outside.md": {"was": "", "data": "MQ=="}}',
    ],
)
def test_a_journal_that_makes_no_sense_writes_nothing(folder: Path, journal: bytes) -> None:
    (folder / SAVING).write_bytes(journal)
    with pytest.raises(DamagedError):
        finish_replacing(folder)
    assert contents(folder) == {**OLD, SAVING: journal}
    assert not (folder.parent / "outside.md").exists()
