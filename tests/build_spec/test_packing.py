from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

from build_spec import freeze
from build_spec.errors import BuildError
from build_spec.freeze import refuse_wine_files, run_selftest, set_dates, sign
from build_spec.machine import LocalMachine, WineBench, machine_for, open_wine_bench, windows_requirements
from build_spec.manifest import files_of, make_manifest, write_json
from build_spec.packages import APP_ID, file_list, make_archive, make_installer
from build_spec.product import read_product
from build_spec.startup import table

ROOT: Final = Path(__file__).resolve().parents[2]
MOMENT: Final = 1_700_000_000


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a folder that stands for a frozen program."""
    folder = tmp_path / "bundle é"
    for name in ("helpdesk.exe", "_internal/b/faq.db", "_internal/a.dll", "licences/Qt/LGPL.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_the_manifest_holds_every_file_with_its_hash(bundle: Path, tmp_path: Path) -> None:
    parts = [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "texts": ["elsewhere"]}]
    target = tmp_path / "manifest.json"
    write_json(target, make_manifest(read_product(), "abc+", parts, bundle, [bundle / "helpdesk.exe"]))
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["components"] == [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only"}]
    assert [line["path"] for line in told["files"]] == [
        *("_internal/a.dll", "_internal/b/faq.db", "helpdesk.exe", "licences/Qt/LGPL.txt"),
    ]
    assert told["files"][0]["sha256"] == hashlib.sha256(b"_internal/a.dll").hexdigest()
    assert told["artifacts"][0]["path"] == "helpdesk.exe"


def test_the_same_files_make_the_same_archive(bundle: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    make_archive(bundle, first, "helpdesk-1", MOMENT)
    (bundle / "helpdesk.exe").touch()
    make_archive(bundle, second, "helpdesk-1", MOMENT)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"helpdesk-1"}
        assert archive.infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)


def test_the_installer_lists_every_file_in_one_order(bundle: Path) -> None:
    lines = file_list(bundle).splitlines()
    assert [line for line in lines if line.startswith("SetOutPath")] == [
        *(r'SetOutPath "$INSTDIR\_internal"', r'SetOutPath "$INSTDIR\_internal\b"'),
        *('SetOutPath "$INSTDIR"', r'SetOutPath "$INSTDIR\licences\Qt"'),
    ]
    assert len([line for line in lines if line.startswith("File ")]) == len(files_of(bundle))


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed here")
def test_the_same_files_make_the_same_installer(bundle: Path, tmp_path: Path) -> None:
    icon = ROOT / "tests" / "build_spec" / "empty.ico"
    made = []
    for name in ("first.exe", "second.exe"):
        set_dates(bundle, MOMENT)
        make_installer(read_product(), bundle, icon, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert not list(tmp_path.glob("*.nsh"))


def test_the_shortcut_and_the_window_belong_to_one_taskbar_button() -> None:
    said = (ROOT / "helpdesk_app" / "winapi" / "taskbar.py").read_text(encoding="utf-8")
    assert f'"{APP_ID}"' in said


def test_a_library_of_the_test_bench_is_refused(bundle: Path) -> None:
    refuse_wine_files(bundle)
    (bundle / "_internal" / "a.dll").write_bytes(bytes(64) + b"Wine builtin DLL" + bytes(64))
    with pytest.raises(BuildError, match=r"a\.dll"):
        refuse_wine_files(bundle)


def test_a_file_is_signed_by_the_command_of_the_environment_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a b.exe"
    target.write_text("x", encoding="utf-8")
    monkeypatch.delenv(freeze.SIGN, raising=False)
    sign(target)
    assert target.read_text(encoding="utf-8") == "x"
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('signed', encoding='utf-8')"
    (tmp_path / "signer.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv(freeze.SIGN, f'"{sys.executable}" "{tmp_path / "signer.py"}"')
    sign(target)
    assert target.read_text(encoding="utf-8") == "signed"


class Broken(LocalMachine):
    """Stands in for a machine on which the frozen program fails."""

    def run(self, program: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([str(program), *arguments], 1, '{"passed": false, "checks": []}')


def test_a_program_that_fails_its_test_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="self-test"):
        run_selftest(tmp_path, Broken())


def test_a_path_of_linux_is_a_path_on_drive_z_in_the_bench(tmp_path: Path) -> None:
    bench = WineBench(tmp_path, tmp_path / "python.exe")
    assert bench.path(tmp_path / "a b").replace("\\", "/") == f"Z:{(tmp_path / 'a b').as_posix()}"
    with pytest.raises(BuildError, match="test bench"):
        open_wine_bench(tmp_path, tmp_path / "work")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows builds for itself")
def test_without_windows_the_build_asks_for_a_bench() -> None:
    with pytest.raises(BuildError, match="--wine"):
        machine_for(None)


def test_the_start_is_told_as_a_ratio() -> None:
    assert table([1.0, 2.0, 4.0], [1.5, 3.0, 9.0]).splitlines()[-1] == "| Ratio | 1.50 | 1.50 | |"


def test_the_windows_requirements_are_those_lines_of_the_lock_that_apply_there() -> None:
    lock = (ROOT / "locks" / "freeze.lock").read_text(encoding="utf-8")
    lines = windows_requirements(lock).splitlines()
    versions = dict(line.split(" ")[0].split("==") for line in lines)
    assert versions["numpy"] == "2.1.3"
    assert {"pefile", "pyinstaller", "pywin32-ctypes", "pyside6-essentials"} <= versions.keys()
    assert "macholib" not in versions
    assert len(versions) == len(lines)
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
