"""The window as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

RUN: Final = """
import sys
from pathlib import Path
from helpdesk_app import app
folder = Path(sys.argv[2])
code = app.run(database=Path(sys.argv[1]), feedback=folder / "f.db", settings=folder / "s.ini", quit_when_ready=True)
sys.exit(code)
"""


@pytest.mark.parametrize("there", [True, False], ids=["faq", "no faq"])
def test_quit_when_ready_opens_the_window_and_ends_well(faq_file: Path, tmp_path: Path, *, there: bool) -> None:
    database = faq_file if there else tmp_path / "absent.db"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", RUN, database, tmp_path],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "s.ini").is_file()
    assert not (tmp_path / "f.db").exists(), "nothing was voted or copied"
