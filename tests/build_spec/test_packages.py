from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Final

import pytest

from build_spec.freeze import set_dates
from build_spec.manifest import files_of
from build_spec.packages import APP_ID, file_list, make_archive, make_installer
from build_spec.product import ROOT, read_product

MOMENT: Final = 1_700_000_000


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
    source = (ROOT / "helpdesk_app" / "winapi" / "taskbar.py").read_text(encoding="utf-8")
    assert f'"{APP_ID}"' in source
