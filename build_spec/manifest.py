"""Tells what is in a build: every file with its hash, every component with its licence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from build_spec.product import Product


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def make_manifest(
    product: Product, commit: str, components: Iterable[Mapping[str, Any]], bundle: Path, artifacts: Iterable[Path]
) -> dict[str, Any]:
    """Return what was built and from what, with the SHA-256 of each file installed and of each file handed out."""
    return {
        "name": product.name,
        "version": product.version,
        "licence": product.licence,
        "commit": commit,
        "artifacts": [_line(path, path.name) for path in artifacts],
        "components": [{key: part[key] for key in ("name", "version", "licence")} for part in components],
        "files": [_line(path, path.relative_to(bundle).as_posix()) for path in files_of(bundle)],
    }


def files_of(bundle: Path) -> list[Path]:
    """Return the files of a folder in one order, the same on every system."""
    return sorted((path for path in bundle.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def write_json(target: Path, content: Mapping[str, Any]) -> None:
    """Write ``content`` as a person can read it."""
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _line(path: Path, name: str) -> dict[str, Any]:
    return {"path": name, "bytes": path.stat().st_size, "sha256": sha256(path)}
