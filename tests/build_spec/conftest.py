from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a folder that looks like a frozen program."""
    folder = tmp_path / "bundle é"
    for name in ("helpdesk.exe", "_internal/b/faq.db", "_internal/a.dll", "licences/Qt/LGPL.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder
