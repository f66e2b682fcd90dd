"""Measures the whole window: start, memory, and a key until its picture is finished.

Run it as ``python -m tests.window_benchmark``; it needs no screen. Everything is compared with an empty PySide6 window
measured in the same run, and each key with what the engine alone takes for the same text.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from helpdesk_app.faq.model import Faq

EMPTY: Final = """
import resource, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
application = QApplication([])
window = QMainWindow()
box = QLineEdit()
window.setCentralWidget(box)
class Ready(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, window.close)
        return False
ready = Ready()
box.installEventFilter(ready)
window.show()
application.exec()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
DESK: Final = """
import resource, sys
from pathlib import Path
from helpdesk_app import paths, start
folder = Path(sys.argv[1])
start.run(database=paths.bundled_database(), feedback=folder / "f.db", settings=folder / "s.ini", quit_when_ready=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
QUERIES: Final = (
    "identifiant national",
    "carte cps perdue",
    "application mobile",
    "lecteur de carte",
    "certificat serveur",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.window_benchmark")
    parser.add_argument("--starts", type=int, default=7, help="starts of each window (default: 7)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000], help="entries of the made-up FAQs")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _start(options.starts)
    print("\n| FAQ | engine p50 | engine p95 | key to picture p50 | p95 | unchanged paint p50 |")
    print("|---|---|---|---|---|---|")
    for size in (0, *options.sizes):
        _keys(size)
    return 0


def _start(times: int) -> None:
    figures = {name: [_one_start(code) for _ in range(times)] for name, code in (("empty", EMPTY), ("desk", DESK))}
    print("| window | process start to first key, median | peak resident memory, median |")
    print("|---|---|---|")
    medians = {}
    for name, runs in figures.items():
        medians[name] = [statistics.median(run[place] for run in runs) for place in range(2)]
        print(f"| {name} | {medians[name][0]:.3f} s | {medians[name][1] / 1024:.0f} MB |")
    ratios = [desk / empty for desk, empty in zip(medians["desk"], medians["empty"], strict=True)]
    print(f"| ratio | {ratios[0]:.2f} | {ratios[1]:.2f} |")


def _one_start(code: str) -> tuple[float, float]:
    root = Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code, folder], cwd=root, capture_output=True, encoding="utf-8", check=True
        )
        return time.perf_counter() - begin, float(done.stdout.split()[-1])


def _keys(size: int) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from helpdesk_app import app, paths, start
    from helpdesk_app.faq.choice import choose
    from helpdesk_app.faq.places import Places
    from helpdesk_app.ui.desk_controller import LIMIT

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of application is there already")
    start.dress(application)
    with tempfile.TemporaryDirectory() as folder:
        database = paths.bundled_database() if size == 0 else _made_up(Path(folder), size)
        desk = app.make_desk(choose(Places(database)), lexicon=paths.resource("search", "lexicon.toml"))
        window = app.open_window(database=database, feedback=Path(folder, "f.db"), settings=Path(folder, "s.ini"))
        window.show()
        while window.is_loading():
            application.processEvents()
        engine, whole, paint = [], [], []
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                engine.append(_timed(partial(desk.engine.search, query[:end], {}, LIMIT)))
                whole.append(_timed(partial(_press, QTest, application, window, query[end - 1])))
                paint.append(_timed(window.repaint))
            window.search_box.clear()
            application.processEvents()
        window.close()
        window.deleteLater()
        application.processEvents()
    name = f"{size:,} entries" if size else "bundled"
    figures = [(engine, 50), (engine, 95), (whole, 50), (whole, 95), (paint, 50)]
    print(f"| {name} | " + " | ".join(f"{_percentile(values, share):.1f} ms" for values, share in figures) + " |")


def _press(qtest: type, application: object, window: object, letter: str) -> None:
    qtest.keyClicks(window.search_box, letter)  # type: ignore[attr-defined]
    application.processEvents()  # type: ignore[attr-defined]


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def _percentile(values: Sequence[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def _made_up(folder: Path, size: int) -> Path:
    """Write a FAQ of ``size`` entries: the bundled answers, each copy with words of its own."""
    from helpdesk_app import paths
    from helpdesk_app.faq import database
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon

    faq, _ = database.read(paths.bundled_database())
    made = _grown(faq, size)
    path = folder / "faq.db"
    database.write(path, made, compile_index(made, Lexicon.load(paths.resource("search", "lexicon.toml"))))
    return path


def _grown(faq: Faq, size: int) -> Faq:
    from dataclasses import replace

    from helpdesk_app.faq.identity import with_version

    entries = []
    for number in range(size):
        entry = faq.entries[number % len(faq.entries)]
        words = f"dossier{number % 997} variante{number}"
        entries.append(
            replace(entry, uid=f"e{number}", question=f"{entry.question} {words}", answer=f"{entry.answer}\n{words}")
        )
    return with_version(replace(faq, entries=tuple(entries)))


if __name__ == "__main__":
    sys.exit(main())
