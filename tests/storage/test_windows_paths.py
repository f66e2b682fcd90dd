"""Names of files as Windows sees them; the functions are the same on every system."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from helpdesk_app.storage.windows_paths import is_on_network, names_share, reachable, remove, replace, verbatim

LONG = "dossier très long\\" * 20
LOCAL, REMOTE = 3, 4


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("C:\\données\\faq.db", "C:\\données\\faq.db"),
        (f"C:\\{LONG}faq.db", f"\\\\?\\C:\\{LONG}faq.db"),
        (f"\\\\server\\share\\{LONG}faq.db", f"\\\\?\\UNC\\server\\share\\{LONG}faq.db"),
        (f"\\\\?\\C:\\{LONG}faq.db", f"\\\\?\\C:\\{LONG}faq.db"),
    ],
)
def test_a_long_name_is_written_out(name: str, taken: str) -> None:
    assert verbatim(name) == taken


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("\\\\server\\share\\faq.db", True),
        ("\\\\?\\UNC\\server\\share\\faq.db", True),
        ("H:\\faq.db", True),
        ("\\\\?\\H:\\faq.db", True),
        ("C:\\faq.db", False),
        ("\\\\?\\C:\\faq.db", False),
    ],
)
def test_a_share_is_distinguished_from_a_local_drive(name: str, shared: bool) -> None:
    def drive_type(root: str) -> int:
        return {"C:\\": LOCAL, "H:\\": REMOTE}[root]

    assert names_share(PureWindowsPath(name), drive_type) is shared


def test_a_file_at_the_end_of_a_long_name_is_written_and_read(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["un dossier à rallonge, n°1 #%"] * 12)
    assert len(str(folder)) > 300
    reachable(folder).mkdir(parents=True)
    reachable(folder / "faq.db").write_bytes(b"x")
    assert reachable(folder / "faq.db").read_bytes() == b"x"


def test_the_folder_of_the_tests_is_on_no_share(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there, a long name is written out")
def test_other_systems_take_every_name_as_it_is(tmp_path: Path) -> None:
    assert reachable(tmp_path / LONG) == tmp_path / LONG


def test_a_file_that_somebody_reads_is_replaced_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new", encoding="utf-8")
    old.write_text("old", encoding="utf-8")
    refusals = [PermissionError(13, "in use"), PermissionError(13, "in use")]
    rename = Path.replace

    def refuse_twice(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refuse_twice)
    replace(new, old, (0, 0, 0))
    assert old.read_text(encoding="utf-8") == "new"
    refusals.extend([PermissionError(13, "in use")] * 2)
    with pytest.raises(PermissionError):
        replace(old, new, (0,))


def test_a_file_that_somebody_reads_is_removed_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "old"
    file.write_text("old", encoding="utf-8")
    refusals = [PermissionError(13, "in use"), PermissionError(13, "in use")]
    unlink = Path.unlink

    def refuse_twice(self: Path, missing_ok: bool = False) -> None:
        if refusals:
            raise refusals.pop()
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_twice)
    remove(file, (0, 0, 0))
    assert not file.exists()
    remove(file, (0,))
    refusals.extend([PermissionError(13, "in use")] * 2)
    with pytest.raises(PermissionError):
        remove(file, (0,))
