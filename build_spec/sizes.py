"""What weighs what in a frozen program."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from build_spec.manifest import files_of

GROUPS: Final = (
    ("Programs (each with its own copy of the Python code)", ("helpdesk*",)),
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
"""Name -> patterns of paths; a file belongs to the first group that fits, ``*`` also standing for ``/``."""


def weigh(bundle: Path) -> list[tuple[str, int]]:
    """Return name and bytes of each group, heaviest first."""
    weights = dict.fromkeys((name for name, _ in GROUPS), 0) | {"Other": 0}
    for path in files_of(bundle):
        weights[group_of(path.relative_to(bundle).as_posix())] += path.stat().st_size
    return sorted(((name, size) for name, size in weights.items() if size), key=lambda weight: -weight[1])


def group_of(path: str) -> str:
    """Return the group that a path in the bundle belongs to."""
    for name, patterns in GROUPS:
        if any(fnmatchcase(path, pattern) for pattern in patterns):
            return name
    return "Other"


def table(weights: Iterable[tuple[str, int]], artifacts: Iterable[Path]) -> str:
    """Return the weights as a Markdown table, in MB of a million bytes."""
    rows = [(name, size) for name, size in weights]
    rows.append(("**All, installed**", sum(size for _, size in rows)))
    rows += [(f"`{path.name}`", path.stat().st_size) for path in artifacts]
    lines = [f"| {name} | {size / 1e6:.1f} |" for name, size in rows]
    return "\n".join(["| Part | MB |", "| --- | ---: |", *lines]) + "\n"
