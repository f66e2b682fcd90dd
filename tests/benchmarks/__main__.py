"""Measures the desk as an agent meets it: ``python -m tests.benchmarks``.

Every question and wording of the FAQ is typed key by key into the engine; the window is started until its first key
would be accepted, beside an empty Qt window in the same run, since only their ratio says something about the program.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from helpdesk_app import paths
from helpdesk_app.faq.database import read
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon

EMPTY_WINDOW: Final = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a measurement, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--db", type=Path, default=paths.bundled_database(), metavar="FILE")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="starts of each window (default: 5)")
    asked = parser.parse_args(arguments)

    faq, parts = read(asked.db)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    engine = SearchEngine(faq, parts, lexicon)
    keys = list(keystrokes(faq))
    print(f"{len(faq.entries)} entries, {len(keys)} keystrokes; milliseconds")
    print(f"{'':24}{'p50':>9}{'p95':>9}{'p99':>9}")
    report("read the database", [timed(lambda: read(asked.db)) for _ in range(20)])
    report("open the engine", [timed(lambda: SearchEngine(faq, parts, lexicon)) for _ in range(20)])
    report("search, a keystroke", [timed(partial(engine.search, text)) for text in keys])
    empty = [timed(lambda: start("-c", EMPTY_WINDOW)) for _ in range(asked.repeat)]
    desk = [timed(lambda: start("-m", "helpdesk_app", "--db", str(asked.db), "--quit-when-ready")) for _ in empty]
    report("start an empty window", empty)
    report("start the desk", desk)
    print(f"start of the desk / of an empty window: {statistics.median(desk) / statistics.median(empty):.2f}")
    return 0


def keystrokes(faq: Faq) -> Iterator[str]:
    """Yield what the search box holds after each key, for every question and wording."""
    for entry in faq.entries:
        for text in (entry.question, *entry.wordings):
            yield from (text[:end] for end in range(1, len(text) + 1))


def timed(action: Callable[[], object]) -> float:
    """Return how long ``action`` takes, in milliseconds."""
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def start(*arguments: str) -> None:
    """Run this Python until it ends by itself."""
    platform = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    subprocess.run([sys.executable, *arguments], env=os.environ | platform, check=True)


def report(name: str, samples: Sequence[float]) -> None:
    """Print the median and the high percentiles of some milliseconds."""
    cuts = statistics.quantiles(samples, n=100, method="inclusive")
    print(f"{name:24}{cuts[49]:9.2f}{cuts[94]:9.2f}{cuts[98]:9.2f}")


if __name__ == "__main__":
    sys.exit(main())
