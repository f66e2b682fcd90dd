"""Measures the window: time from process start to first key, memory, and time from a key to its picture.

Start and memory are compared with those of an empty PySide6 window, measured in turns. Each key is compared with the
search alone plus the painting of an unchanged window.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.tables import table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from helpdesk_app.faq.model import Faq
    from helpdesk_app.ui.window.desk_view import DeskView

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = 1.5
"""Largest ratio that is accepted, for start, memory and keys."""
FIRST_RESULT_TARGET: Final = 2.5
"""The same for the first result, beside the first key of the empty window, which has no results."""
QUERIES: Final = (
    "identifiant national",
    "carte cps perdue",
    "application mobile",
    "lecteur de carte",
    "certificat serveur",
)


@dataclass(frozen=True, slots=True)
class Start:
    """Medians of many starts of one window: milliseconds since process start, resident megabytes."""

    first_key: float
    """Until the search box is painted with the letter typed meanwhile."""
    first_result: float
    """Until the answers to that letter are painted."""
    longest_turn: float
    """The longest time in between that a key had to wait."""
    memory: float | None
    """After that search; ``None`` if the system does not report it."""
    peak: float | None


@dataclass(frozen=True, slots=True)
class Starts:
    """The starts of both windows."""

    empty: Start
    desk: Start

    def as_markdown(self) -> str:
        """Return a Markdown table of both windows and their ratios."""
        header = ("window", "first key", "first result", "longest turn", "memory", "peak")
        return table(header, [_start_row("empty", self.empty), _start_row("desk", self.desk), self._ratios()])

    def _ratios(self) -> tuple[str, ...]:
        pairs = (
            (self.desk.first_key, self.empty.first_key),
            (self.desk.first_result, self.empty.first_key),
            None,
            (self.desk.memory, self.empty.memory),
            (self.desk.peak, self.empty.peak),
        )
        ratios = ("" if pair is None or not all(pair) else f"{(pair[0] or 0) / (pair[1] or 1):.2f}" for pair in pairs)
        return (f"ratio (target: {TARGET}, first result: {FIRST_RESULT_TARGET})", *ratios)


@dataclass(frozen=True, slots=True)
class Keys:
    """Milliseconds of many keys on one FAQ, in one order: search alone, key to picture, painting alone."""

    entries: int
    engine: list[float] = field(default_factory=list)
    picture: list[float] = field(default_factory=list)
    paint: list[float] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        """Return table cells: percentiles, and the ratio of key to picture to search plus painting."""
        both = [engine + paint for engine, paint in zip(self.engine, self.paint, strict=True)]
        times = [f"{_percentile(kind, share):.1f}" for kind in (self.engine, self.paint) for share in (50, 95)]
        times += [f"{_percentile(self.picture, share):.1f}" for share in (50, 95)]
        ratios = [f"{_percentile(self.picture, share) / _percentile(both, share):.2f}" for share in (50, 95)]
        return (f"{self.entries:,}", *times, *ratios)


def measure_starts(repeat: int) -> Starts:
    """Start both windows ``repeat`` times, in turns, and once before, so that their modules are compiled."""
    kinds: dict[str, list[tuple[float, ...]]] = {"empty": [], "desk": []}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as compiled:
        for number in range(1 + repeat):
            for kind, runs in kinds.items():
                run = _start(kind, compiled)
                if number:
                    runs.append(run)
    return Starts(*(Start(*_medians(runs)) for runs in kinds.values()))


def measure_keys(sizes: Iterable[int]) -> list[Keys]:
    """Type into the window, on the bundled FAQ and on generated ones of ``sizes`` entries."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # By default, Qt waits 5 ms for further updates before it paints.
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"
    from PySide6.QtWidgets import QApplication

    from helpdesk_app.config import paths
    from helpdesk_app.faq import database
    from helpdesk_app.ui import start

    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("an application without widgets exists already")
    start.apply_style(application)
    bundled, _ = database.read(paths.bundled_database())
    faqs = [bundled, *(_grown(bundled, size) for size in sizes)]
    return [_type_into(application, faq) for faq in faqs]


def keys_table(rows: Iterable[Keys]) -> str:
    """Return a Markdown table in milliseconds; compare the last two columns with ``TARGET``."""
    header = (
        *("entries", "engine p50", "p95", "unchanged paint p50", "p95", "key to picture p50", "p95"),
        *(f"of engine + paint, p50 (target: {TARGET})", "p95"),
    )
    return table(header, [row.row() for row in rows])


def _start(kind: str, compiled: str) -> tuple[float, ...]:
    environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # An installed program has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "bench.window_process", kind, folder],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode != 0:
        raise RuntimeError(f"The {kind} window ended with {done.returncode}:\n{done.stderr}")
    first_key, first_result, longest, *memory = map(float, done.stdout.split())
    return ((first_key - begin) * 1000, (first_result - begin) * 1000, longest * 1000, *memory)


def _medians(runs: Sequence[tuple[float, ...]]) -> tuple[float, float, float, float | None, float | None]:
    key, result, longest, *memory = (statistics.median(values) for values in zip(*runs, strict=True))
    return (key, result, longest, memory[0], memory[1]) if memory else (key, result, longest, None, None)


def _start_row(name: str, start: Start) -> tuple[str, ...]:
    memory = ("unknown" if held is None else f"{held:.0f} MB" for held in (start.memory, start.peak))
    # The empty window has no results.
    later = (start.first_result, start.longest_turn) if start.longest_turn else ()
    times = [f"{time:.0f} ms" for time in (start.first_key, *later)] + [""] * (2 - len(later))
    return (name, *times, *memory)


def _type_into(application: QApplication, faq: Faq) -> Keys:
    from helpdesk_app.config import paths
    from helpdesk_app.desk.session import LIMIT
    from helpdesk_app.faq import database
    from helpdesk_app.faq.choice import choose
    from helpdesk_app.faq.locations import FaqLocations
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon
    from helpdesk_app.ui import composition as app
    from helpdesk_app.ui import first_list

    keys = Keys(len(faq.entries))
    lexicon = paths.resource("search", "lexicon.toml")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        database.write(folder / "faq.db", faq, compile_index(faq, Lexicon.load(lexicon)))
        engine = first_list.open_faq(choose(FaqLocations(folder / "faq.db")), lexicon=lexicon).engine
        desk = app.open_window(
            app.Environment(
                database=folder / "faq.db", feedback=folder / "feedback.db", settings=folder / "settings.ini"
            )
        ).view
        desk.window.show()
        while desk.window.is_loading():
            application.processEvents()
        # The program does the same once its FAQ is loaded.
        gc.collect()
        gc.freeze()
        painted = _paints(desk)
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                keys.engine.append(_timed(partial(engine.search, query[:end], {}, LIMIT)))
                keys.picture.append(_timed(partial(_press, application, desk, query[end - 1], painted)))
                keys.paint.append(_timed(desk.window.repaint))
            desk.search_box.clear()
            application.processEvents()
        desk.window.close()
        desk.window.deleteLater()
        application.processEvents()
        gc.unfreeze()
    return keys


def _press(application: QApplication, desk: DeskView, letter: str, painted: list[bool]) -> None:
    from PySide6.QtTest import QTest

    painted.clear()
    QTest.keyClicks(desk.search_box, letter)
    while not painted:
        application.processEvents()


def _paints(desk: DeskView) -> list[bool]:
    """Return a list that grows with each painting of the search box; all other changes are painted with it."""
    from PySide6.QtCore import QEvent, QObject

    painted: list[bool] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(True)
            return False

    desk.search_box.installEventFilter(Watch(desk.window))
    return painted


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def _percentile(values: Sequence[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def _grown(faq: Faq, size: int) -> Faq:
    """Return a FAQ of ``size`` entries: those of ``faq`` repeated, each with unique words."""
    from helpdesk_app.faq.identity import with_version

    entries = []
    for number in range(size):
        entry = faq.entries[number % len(faq.entries)]
        words = f"dossier{number % 997} variante{number}"
        entries.append(
            replace(entry, uid=f"e{number}", question=f"{entry.question} {words}", answer=f"{entry.answer}\n{words}")
        )
    return with_version(replace(faq, entries=tuple(entries)))
