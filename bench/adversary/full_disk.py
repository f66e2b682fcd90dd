"""A disk that is full: everything that feedback writes, and the real window.

``python -m bench.adversary.full_disk FOLDER`` is the part that runs where FOLDER is a file system of a megabyte.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.adversary.case import Arena, NotHereError
from bench.adversary.desk import EVENTS_PER_ANSWER, opened
from bench.adversary.evidence import judge, record
from helpdesk_app.config import paths
from tests.feedback.full_disk import fill, use_up

ROOT: Final = Path(__file__).resolve().parents[2]
_CANNOT_MOUNT: Final = 77


def full_disk(arena: Arena, tries: int) -> Iterator[str]:
    """Use the window, and everything that writes feedback, on a disk that gets full."""
    unshare = shutil.which("unshare")
    if unshare is None:
        raise NotHereError("no unshare, to mount a small disk")
    for number in range(tries):
        disk, elsewhere = arena.fresh(), arena.fresh()
        mount = f'mount -t tmpfs -o size=1m none "{disk}" || exit {_CANNOT_MOUNT}; exec "$@"'
        module = ["bench.adversary.full_disk", str(disk)]
        if number % 2:
            module = ["tests.feedback.full_disk", str(disk), str(elsewhere)]
        command = [unshare, "--map-root-user", "--mount", "sh", "-c", mount, "sh", sys.executable, "-m", *module]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode == _CANNOT_MOUNT or done.stderr.startswith("unshare:"):
            raise NotHereError("nobody may mount a small disk here")
        yield (done.stdout + done.stderr).strip()[-300:] if done.returncode else ""


def main(folder: Path) -> int:
    """Answer on a disk that is full, then with room again; return 1 if an event is gone or nobody was informed."""
    before = record(folder / "feedback.db", 10)
    ballast = fill(folder)
    answers = 0
    with opened(paths.bundled_database(), folder / "feedback.db") as desk:
        while not desk.seen.notices:
            desk.answer()
            answers += 1
        use_up(folder / "rest", 64)
        for _ in range(3):
            desk.answer()
            answers += 1
        ballast.unlink()
        (folder / "rest").unlink()
        desk.retry()
    fault = judge(folder / "feedback.db", before, answers * EVENTS_PER_ANSWER, desk.seen)
    print(fault or f"{answers} answers")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
