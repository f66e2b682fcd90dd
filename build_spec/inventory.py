"""Tells what is in a build: a manifest with every file's hash, and a bill of materials in CycloneDX."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from build_spec.product import Product

FORMAT: Final = SchemaVersion.V1_6
NOT_FROM_PYTHON: Final = ("CPython", "Qt", "SQLite", "Microsoft Visual C++ runtime")
"""Components that are no distribution for Python."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def manifest(
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


def bill_of_materials(product: Product, components: Iterable[Mapping[str, Any]], seconds: int) -> str:
    """Return the components as CycloneDX JSON, the same text for the same components.

    Args:
        product: The whole.
        components: Its parts: name, version and licence of each.
        seconds: The date that the document bears, since 1970.

    Raises:
        ValueError: The document does not follow the schema.
    """
    licences = LicenseFactory()
    bom = Bom()
    bom.metadata.component = Component(
        name=product.name,
        version=product.version,
        type=ComponentType.APPLICATION,
        description=product.description,
        licenses=[licences.make_from_string(product.licence)],
        bom_ref=product.name,
    )
    parts = [
        Component(
            name=part["name"],
            version=part["version"],
            type=ComponentType.LIBRARY,
            licenses=[licences.make_from_string(part["licence"])],
            purl=PackageURL(
                "generic" if part["name"] in NOT_FROM_PYTHON else "pypi",
                name=part["name"].lower().replace("_", "-").replace(" ", "-"),
                version=part["version"],
            ),
            bom_ref=part["name"],
        )
        for part in components
    ]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(bom.metadata.component, parts)
    bom.metadata.timestamp = datetime.fromtimestamp(seconds, UTC)
    named = "\n".join(f"{part.purl}" for part in parts)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"{product.name} {product.version}\n{named}")
    text: str = make_outputter(bom, OutputFormat.JSON, FORMAT).output_as_string(indent=1)
    wrong = JsonStrictValidator(FORMAT).validate_str(text)
    if wrong is not None:
        raise ValueError(f"The bill of materials does not follow CycloneDX: {wrong}")
    return text + "\n"


def write_json(target: Path, content: Mapping[str, Any]) -> None:
    """Write ``content`` as a person can read it."""
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _line(path: Path, name: str) -> dict[str, Any]:
    return {"path": name, "bytes": path.stat().st_size, "sha256": sha256(path)}
