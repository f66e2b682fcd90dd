from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk_app.config import paths

ROOT = Path(__file__).resolve().parents[2]


def test_the_source_tree_is_its_own_bundle() -> None:
    assert paths.bundled_folder() == ROOT
    assert paths.bundled_database() == ROOT / "faq.db"
    assert paths.resource("faq", "faq_page_ans.txt").is_file()


def test_a_wheel_carries_its_bundle_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundled").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.bundled_database() == tmp_path / "bundled" / "faq.db"
    assert paths.resource("search", "x.toml") == tmp_path / "bundled" / "resources" / "search" / "x.toml"


def test_a_frozen_program_reads_its_unpacked_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.bundled_database() == tmp_path / "faq.db"
    assert paths.resource() == tmp_path / "resources"


def test_what_belongs_to_the_person_is_apart_from_the_program() -> None:
    for mine in (paths.feedback_database(), paths.settings_file(), paths.log_folder()):
        assert mine.is_absolute()
        assert "helpdesk-assistant" in mine.parts
        assert ROOT not in mine.parents


def test_asking_where_things_live_creates_nothing(tmp_path: Path) -> None:
    asked = "from helpdesk_app.config import paths as p; p.feedback_database(); p.settings_file(); p.log_folder()"
    elsewhere = {name: str(tmp_path) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=kept | elsewhere, check=True)
    assert list(tmp_path.iterdir()) == []
