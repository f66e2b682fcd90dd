from __future__ import annotations

from pathlib import Path

import pytest

from tests.faq_build.small_page import PAGE


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path
