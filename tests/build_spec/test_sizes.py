from __future__ import annotations

from pathlib import Path

import pytest

from build_spec.sizes import group_of, sizes_by_group, table


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("helpdesk.exe", "Programs (each with the Python code that agents need)"),
        ("_internal/PySide6/Qt6Gui.dll", "Qt libraries"),
        ("_internal/PySide6/translations/qtbase_fr.qm", "Qt plugins and translations"),
        ("_internal/numpy.libs/libscipy_openblas64_-1.dll", "OpenBLAS"),
        ("_internal/numpy.libs/msvcp140-1.dll", "numpy"),
        ("_internal/python311.dll", "Python and its library"),
        ("licences/Qt/LGPL-3.0.txt", "Licences"),
        ("readme.txt", "Other"),
    ],
)
def test_each_file_belongs_to_a_group(path: str, group: str) -> None:
    assert group_of(path) == group


def test_the_table_ends_with_the_sum_and_the_artifacts(tmp_path: Path) -> None:
    setup = tmp_path / "setup.exe"
    setup.write_bytes(bytes(1_200_000))
    lines = table([("Qt", 3_000_000), ("Python", 1_540_000)], [setup]).splitlines()
    assert lines[2:] == ["| Qt | 3.0 |", "| Python | 1.5 |", "| **All, installed** | 4.5 |", "| `setup.exe` | 1.2 |"]


def test_groups_are_summed_largest_first_and_links_are_not_counted(bundle: Path) -> None:
    (bundle / "link.dll").symlink_to(bundle / "helpdesk.exe")
    assert sizes_by_group(bundle) == [
        ("Python and its library", len("_internal/b/faq.db") + len("_internal/a.dll")),
        ("Licences", len("licences/Qt/LGPL.txt")),
        ("Programs (each with the Python code that agents need)", len("helpdesk.exe")),
    ]
