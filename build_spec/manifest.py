"""The manifest of a build: every file with its hash, every component with its licence."""

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
    """Return the manifest: metadata, commit, components, and the SHA-256 of each artifact and each installed file."""
    return {
        "name": product.name,
        "version": product.version,
        "licence": product.licence,
        "commit": commit,
        "artifacts": [_file_entry(path, path.name) for path in artifacts],
        "components": [{key: part[key] for key in ("name", "version", "licence")} for part in components],
        "files": [_file_entry(path, path.relative_to(bundle).as_posix()) for path in files_of(bundle)],
    }


def files_of(bundle: Path) -> list[Path]:
    """Return the files of a folder in the same order on every system."""
    return sorted((path for path in bundle.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def write_json(target: Path, content: Mapping[str, Any]) -> None:
    """Write ``content`` as indented JSON."""
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _file_entry(path: Path, name: str) -> dict[str, Any]:
    return {"path": name, "bytes": path.stat().st_size, "sha256": sha256(path)}
