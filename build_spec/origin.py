"""Which library each part of a frozen program comes from, found while PyInstaller has them all at hand."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

Parts = Iterable[tuple[str, str, str]]
"""PyInstaller's (name in the bundle, path it comes from, kind)."""


def write_collected(target: Path, *parts: Parts) -> None:
    """Write to ``target``, as JSON, the components in the bundle: name, version, licence, licence texts, parts.

    What belongs to no installed distribution and lies beside the interpreter is Python's own.
    """
    owners = _owners()
    found: dict[str, list[str]] = {}
    known: dict[str, Distribution] = {}
    for name, source, _ in (part for kind in parts for part in kind):
        if source in {"", "-"}:
            continue
        path = Path(source).resolve()
        owner = owners.get(path)
        if owner is not None:
            known[owner.metadata["Name"]] = owner
            found.setdefault(owner.metadata["Name"], []).append(name)
        elif path.is_relative_to(Path(sys.base_prefix).resolve()):
            found.setdefault("CPython", []).append(name)
    components = [_described(known[name]) | {"parts": len(found[name])} for name in sorted(known, key=str.lower)]
    python = {"name": "CPython", "version": platform.python_version(), "licence": "PSF-2.0", "texts": _python_licence()}
    sqlite = {"name": "SQLite", "version": sqlite3.sqlite_version, "licence": "blessing", "texts": []}
    components += [python | {"parts": len(found.get("CPython", []))}, sqlite | {"parts": 1}]
    target.write_text(json.dumps(components, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _owners() -> dict[Path, Distribution]:
    return {
        Path(str(distribution.locate_file(file))).resolve(): distribution
        for distribution in distributions()
        for file in distribution.files or ()
    }


def _described(distribution: Distribution) -> dict[str, Any]:
    metadata = distribution.metadata
    classifiers = [text for text in metadata.get_all("Classifier", []) if text.startswith("License ::")]
    licence = metadata.get("License-Expression") or _short(metadata.get("License")) or _of_classifier(classifiers)
    texts = [str(distribution.locate_file(file)) for file in distribution.files or () if _is_licence(str(file))]
    return {
        "name": metadata["Name"],
        "version": metadata["Version"],
        "licence": licence,
        "texts": [text for text in texts if Path(text).is_file()],
    }


def _short(licence: str | None) -> str:
    """Return a licence's name; some metadata holds the whole text in its place."""
    return licence if licence and "\n" not in licence and len(licence) < 100 and licence != "UNKNOWN" else ""


def _of_classifier(classifiers: list[str]) -> str:
    return classifiers[0].rpartition(" :: ")[2] if classifiers else "see the licence texts"


def _is_licence(path: str) -> bool:
    parts = Path(path).parts
    wanted = ("licen", "copying", "notice", "authors")
    return len(parts) > 1 and parts[-2].endswith((".dist-info", "licenses")) and parts[-1].lower().startswith(wanted)


def _python_licence() -> list[str]:
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(platform.__file__).parent / "LICENSE.txt"]
    return [str(place) for place in places if place.is_file()][:1]
