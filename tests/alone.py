"""Runs Python code in a process of its own, as a start of the program does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


def run_alone(
    code: str, *arguments: object, folder: Path, seconds: float = 60, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run ``code`` on the offscreen platform, to its end; a traceback fails the test.

    Args:
        code: Python source.
        arguments: What it finds in ``sys.argv[1:]``.
        folder: Its working folder.
        seconds: Time limit.
        settings: Added to the environment.
    """
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        **settings,
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=seconds,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
