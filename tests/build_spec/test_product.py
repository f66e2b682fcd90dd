from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_spec.product import read_product
from helpdesk_app import __version__


def test_the_installer_says_what_pyproject_says() -> None:
    product = read_product()
    assert (product.name, product.version, product.licence) == ("helpdesk-assistant", __version__, "MIT")
    assert product.title == "Assistant de réponse"
    assert product.publisher in product.copyright


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("12.3", (12, 3, 0, 0)), ("1.2.3.dev4", (1, 2, 3, 4)), ("2.0rc1", (2, 0, 1, 0))],
)
def test_windows_counts_a_version_in_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert replace(read_product(), version=version).numbers == numbers


def test_a_tree_without_its_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.hatch.version]\npath = "x.py"\n', encoding="utf-8"
    )
    (tmp_path / "x.py").touch()
    (tmp_path / "LICENSE").write_text("Copyright (c) 2026 X\n", encoding="utf-8")
    with pytest.raises(ValueError, match="version"):
        read_product(tmp_path)
