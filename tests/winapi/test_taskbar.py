from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
# In a process of its own, because the identity cannot be taken back.
NAME: Final = "from helpdesk_app.winapi.taskbar import name_process; name_process()"


def test_a_process_can_be_named() -> None:
    subprocess.run([sys.executable, "-c", NAME], cwd=ROOT, check=True)
