"""Name, version, publisher and licence of the program, read from ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Product:
    """The metadata for the version resource, the installer and the SBOM."""

    name: str
    """Name of folders, files and registry keys: ASCII without spaces."""
    title: str
    """Name for people, in French."""
    version: str
    description: str
    publisher: str
    licence: str
    """An SPDX expression."""
    copyright: str

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Return the version as the four numbers that Windows wants; letters are dropped."""
        found = [int(number) for number in re.findall(r"\d+", self.version)[:4]]
        first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
        return first, second, third, fourth


def read_product(root: Path = ROOT) -> Product:
    """Read the metadata of the source tree at ``root``.

    Raises:
        ValueError: Version or copyright is missing.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    code = (root / settings["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([^"]+)"$', code, re.MULTILINE)
    notice = re.search(r"^Copyright .+$", (root / "LICENSE").read_text(encoding="utf-8"), re.MULTILINE)
    if version is None or notice is None:
        raise ValueError("The version or the copyright is missing: they belong in __version__ and LICENSE.")
    return Product(
        name=project["name"],
        title=settings["tool"]["helpdesk"]["title"],
        version=version[1],
        description=project["description"],
        publisher=project["authors"][0]["name"],
        licence=project["license"],
        copyright=notice[0],
    )
