"""The SBOM (software bill of materials) of a build, in CycloneDX."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
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
NOT_ON_PYPI: Final = ("CPython", "multilingual-e5-small", "Qt", "SQLite", "Microsoft Visual C++ runtime")
"""Components that are not Python packages."""


def make_sbom(product: Product, components: Iterable[Mapping[str, Any]], seconds: int) -> str:
    """Return the components as CycloneDX JSON; the same components give the same text.

    Args:
        product: The program.
        components: Name, version and licence of each library in it.
        seconds: Date of the document, in seconds since 1970.

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
                "generic" if part["name"] in NOT_ON_PYPI else "pypi",
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
        raise ValueError(f"The SBOM does not follow the CycloneDX schema: {wrong}")
    return text + "\n"
