"""``helpdesk --selftest`` says whether an installation is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk_app.cli.selftest import CHECKS, Found, selftest
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK


def test_the_source_tree_passes_and_touches_nothing_of_the_person(tmp_path: Path) -> None:
    folders = {name: str(tmp_path) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_"))}
    done = subprocess.run(
        [sys.executable, "-m", "helpdesk_app", "--selftest"],
        env=kept | folders,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    verdict = json.loads(done.stdout)
    assert [(check["name"], check.get("error")) for check in verdict["checks"]] == [(name, None) for name, _ in CHECKS]
    assert verdict["passed"]
    assert not verdict["frozen"]
    assert done.returncode == OK
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_fails_is_named_and_the_others_are_still_tried(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_scratch: Path) -> Found:
        raise OSError("the plug is out")

    def whole(scratch: Path) -> Found:
        return {"scratch": scratch.is_dir()}

    assert selftest([("power", broken), ("rest", whole)]) == NOTHING
    verdict = json.loads(capsys.readouterr().out)
    assert not verdict["passed"]
    power, rest = verdict["checks"]
    assert (power["passed"], power["error"]) == (False, "OSError: the plug is out")
    assert (rest["passed"], rest["found"]) == (True, {"scratch": True})


@pytest.mark.parametrize("check", ["database", "search", "report"])
def test_a_missing_faq_fails_what_needs_it(
    check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "bundled_database", lambda: tmp_path / "faq.db")
    assert selftest([(check, dict(CHECKS)[check])]) == NOTHING
    assert "faq.db" in capsys.readouterr().out
