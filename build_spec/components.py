"""Finds the libraries in a frozen program, from the files that PyInstaller collected."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, distributions, version
from pathlib import Path
from typing import Any, Final

LICENCES: Final = {
    "Jinja2": "BSD-3-Clause",
    "justhtml": "MIT",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "numpy": "BSD-3-Clause",
    "pygal": "LGPL-3.0-or-later",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "PySide6_Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "tokenizers": "Apache-2.0",
}
"""SPDX expressions of libraries whose metadata has none; where a library offers a choice, the one we take."""

_LICENCE_FIELDS: Final = ("License-Expression", "License")

Parts = Iterable[tuple[str, str, str]]
"""PyInstaller's triples: name in the bundle, source path, kind."""


def write_collected(target: Path, *parts: Parts) -> None:
    """Write the components of the bundle to ``target`` as JSON: name, version, SPDX licence, licence files."""
    owners = _owners()
    sources = {Path(source).resolve() for kind in parts for _, source, _ in kind if source not in {"", "-"}}
    known = {owner.metadata["Name"]: owner for source in sources if (owner := owners.get(source)) is not None}
    # Each program starts with PyInstaller's bootloader.
    known["pyinstaller"] = distribution("pyinstaller")
    components = [_described(known[name]) for name in sorted(known, key=str.lower)]
    components += [
        {"name": "CPython", "version": platform.python_version(), "licence": "PSF-2.0", "texts": _python_licence()},
        {"name": "multilingual-e5-small", "version": _model_version(), "licence": "MIT", "texts": []},
        {"name": "Qt", "version": version("PySide6_Essentials"), "licence": "LGPL-3.0-only", "texts": []},
        {"name": "SQLite", "version": sqlite3.sqlite_version, "licence": "blessing", "texts": []},
    ]
    if sys.platform == "win32":
        compiler = platform.python_compiler().removeprefix("MSC v.").partition(" ")[0]
        runtime = {"name": "Microsoft Visual C++ runtime", "version": compiler}
        components.append(runtime | {"licence": "LicenseRef-Microsoft-Visual-Cpp-Runtime", "texts": []})
    target.write_text(json.dumps(components, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _owners() -> dict[Path, Distribution]:
    return {
        Path(str(installed.locate_file(file))).resolve(): installed
        for installed in distributions()
        for file in installed.files or ()
    }


def _described(installed: Distribution) -> dict[str, Any]:
    metadata = installed.metadata
    name = metadata["Name"]
    texts = [Path(str(installed.locate_file(file))) for file in installed.files or () if _is_licence(str(file))]
    return {
        "name": name,
        "version": metadata["Version"],
        "licence": LICENCES.get(name) or next((metadata[key] for key in _LICENCE_FIELDS if key in metadata), ""),
        "texts": [str(text) for text in texts if text.is_file()],
    }


def _is_licence(path: str) -> bool:
    parts = Path(path).parts
    wanted = ("licen", "copying", "notice", "authors", "thirdparty")
    if len(parts) < 2 or not (len(parts) == 2 or parts[-2].endswith((".dist-info", "licenses"))):
        return False
    return parts[-1].lower().startswith(wanted)


def _model_version() -> str:
    """Return the version of the package that the weights of the sentence encoder come from."""
    lock = Path(__file__).parents[1] / "locks" / "encoder.lock"
    return next(line.split("==")[1].split()[0] for line in lock.read_text("utf-8").splitlines() if "==" in line)


def _python_licence() -> list[str]:
    candidates = [Path(sys.base_prefix) / "LICENSE.txt", Path(platform.__file__).parent / "LICENSE.txt"]
    return [str(path) for path in candidates if path.is_file()][:1]
