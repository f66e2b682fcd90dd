"""The pictures are taken in folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_pictures_leave_the_files_of_another_run_alone(tmp_path: Path) -> None:
    scratch, pictures = tmp_path / "scratch", tmp_path / "pictures"
    other = scratch / "helpdesk" / "faq.db"
    other.parent.mkdir(parents=True)
    other.touch()
    command = [sys.executable, "-m", "bench.screenshots", "--only", "faq-missing", "--output", str(pictures)]
    subprocess.run(command, check=True, env=os.environ | {"TMPDIR": str(scratch)}, capture_output=True, timeout=120)
    assert len(list(pictures.glob("faq-missing-*.png"))) == 3
    assert [path.name for path in scratch.rglob("*.db")] == ["faq.db"]
    assert other.exists()
