from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from build_spec.errors import BuildError
from build_spec.machine import FREEZE_LOCK, WineBench, machine_for, open_wine_bench, windows_requirements


def test_a_path_of_linux_is_a_path_on_drive_z_in_the_bench(tmp_path: Path) -> None:
    bench = WineBench(tmp_path, tmp_path / "python.exe")
    assert bench.path(tmp_path / "a b").replace("\\", "/") == f"Z:{(tmp_path / 'a b').as_posix()}"
    with pytest.raises(BuildError, match="test bench"):
        open_wine_bench(tmp_path, tmp_path / "work")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows builds for itself")
def test_without_windows_the_build_asks_for_a_bench() -> None:
    with pytest.raises(BuildError, match="--wine"):
        machine_for(None)


def test_the_windows_requirements_are_those_lines_of_the_lock_that_apply_there() -> None:
    lock = FREEZE_LOCK.read_text(encoding="utf-8")
    lines = windows_requirements(lock).splitlines()
    versions = dict(line.split(" ")[0].split("==") for line in lines)
    assert versions["numpy"] == "2.1.3"
    assert {"pefile", "pyinstaller", "pywin32-ctypes", "pyside6-essentials"} <= versions.keys()
    assert "macholib" not in versions
    assert len(versions) == len(lines)
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
