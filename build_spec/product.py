"""What the program is called and who made it, read from ``pyproject.toml``: the one place that says so."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Product:
    """What version resource, installer and SBOM say of the program."""

    name: str
    """ASCII, without spaces: of the folder, the registry keys and the files."""
    title: str
    """What people read, in French."""
    version: str
    description: str
    publisher: str
    licence: str
    """An SPDX expression."""
    copyright: str

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Return the version as Windows counts it; what follows the numbers (``.dev1``) is left out."""
        found = [int(number) for number in re.findall(r"\d+", self.version)[:4]]
        first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
        return first, second, third, fourth


def read_product(root: Path = ROOT) -> Product:
    """Read the metadata of the source tree at ``root``.

    Raises:
        ValueError: The tree says no version, or no copyright.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    code = (root / settings["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([^"]+)"$', code, re.MULTILINE)
    notice = re.search(r"^Copyright .+$", (root / "LICENSE").read_text(encoding="utf-8"), re.MULTILINE)
    if version is None or notice is None:
        raise ValueError("The source tree does not say its version or its copyright; LICENSE and __version__ do.")
    return Product(
        name=project["name"],
        title=settings["tool"]["helpdesk"]["title"],
        version=version[1],
        description=project["description"],
        publisher=project["authors"][0]["name"],
        licence=project["license"],
        copyright=notice[0],
    )
