"""Measures how much space each part of a frozen program takes."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from build_spec.contents import SHARED_PACKAGES
from build_spec.manifest import files_of

GROUPS: Final = (
    ("Programs (each with the Python code that agents need)", ("helpdesk*",)),
    (
        "Python code for editors and analysts",
        tuple(f"_internal/{name.replace('.', '/')}/*.pyc" for name in SHARED_PACKAGES),
    ),
    ("Qt libraries", ("_internal/PySide6/Qt6*", "_internal/PySide6/Qt/lib/*")),
    (
        "Qt plugins and translations",
        ("_internal/PySide6/plugins/*", "_internal/PySide6/*.qm", "_internal/PySide6/Qt/*"),
    ),
    ("PySide6 bindings", ("_internal/PySide6/*", "_internal/shiboken6/*")),
    ("OpenBLAS", ("_internal/numpy.libs/*openblas*",)),
    ("numpy", ("_internal/numpy/*", "_internal/numpy.libs/*")),
    ("RapidFuzz", ("_internal/rapidfuzz/*", "_internal/rapidfuzz.libs/*")),
    ("onnxruntime", ("_internal/onnxruntime/*",)),
    ("tokenizers", ("_internal/tokenizers/*",)),
    ("Sentence encoder", ("_internal/resources/model/*",)),
    ("python-calamine", ("_internal/python_calamine/*",)),
    ("SQLite", ("_internal/*sqlite3*",)),
    ("FAQ and resources", ("_internal/faq.db", "_internal/resources/*")),
    ("Licences", ("licences/*", "_internal/LICENSE")),
    ("Python and its library", ("_internal/*",)),
)
"""Name -> path patterns. A file belongs to the first group that matches; ``*`` also matches ``/``."""


def sizes_by_group(bundle: Path) -> list[tuple[str, int]]:
    """Return name and bytes of each group, largest first."""
    sizes = dict.fromkeys((name for name, _ in GROUPS), 0) | {"Other": 0}
    for path in files_of(bundle):
        if not path.is_symlink():
            sizes[group_of(path.relative_to(bundle).as_posix())] += path.stat().st_size
    return sorted(((name, size) for name, size in sizes.items() if size), key=lambda group: -group[1])


def group_of(path: str) -> str:
    """Return the group that a path in the bundle belongs to."""
    for name, patterns in GROUPS:
        if any(fnmatchcase(path, pattern) for pattern in patterns):
            return name
    return "Other"


def table(sizes: Iterable[tuple[str, int]], artifacts: Iterable[Path]) -> str:
    """Return a Markdown table of groups and artifacts, in MB (a million bytes)."""
    rows = [*sizes]
    rows.append(("**All, installed**", sum(size for _, size in rows)))
    rows += [(f"`{path.name}`", path.stat().st_size) for path in artifacts]
    lines = [f"| {name} | {size / 1e6:.1f} |" for name, size in rows]
    return "\n".join(["| Part | MB |", "| --- | ---: |", *lines]) + "\n"
