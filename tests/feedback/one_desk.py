"""How long one desk's exports and report take, and whether the window takes keys meanwhile.

``python -m tests.feedback.one_desk`` makes up the events of one busy agent in thirteen months.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.feedback.export import export_events
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import installed_formats
from helpdesk_app.reports.reporting import read_figures, write_report
from helpdesk_app.ui import start
from helpdesk_app.ui.composition import Environment, open_window
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.window.desk_view import DeskView
from tests.reports.year import answer_uses, station_year

TYPED: Final = "identifiant national perdu "


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def command(folder: Path) -> None:
    """Say what each file takes by itself."""
    store_path, entries = folder / "feedback.db", read(paths.bundled_database())[0].entries
    with FeedbackStore(store_path) as store:
        for format_ in installed_formats():
            target = folder / f"export{format_}"
            export_events(store, target, format_)  # Loads the library.
            print(f"{format_:9}{seconds(lambda f=format_, t=target: export_events(store, t, f)):6.2f} s")  # type: ignore[misc]
    template, page = paths.resource("report", "report.html.jinja"), folder / "report.html"
    took = seconds(lambda: write_report(read_figures([store_path]), entries, template, page, made_on=date(2026, 1, 1)))
    print(f"report   {took:6.2f} s")


def window(folder: Path) -> None:
    """Say how long a key takes in the window, by itself and while a workbook is written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    start.apply_style(application)
    desk = open_window(
        Environment(
            database=paths.bundled_database(),
            feedback=folder / "feedback.db",
            settings=folder / "settings.ini",
            choose_target=lambda _parent: folder / "export.xlsx",
        )
    ).view
    desk.window.show()
    while desk.window.findChild(ExportController) is None:
        application.processEvents()
    keys(desk, 2)
    quiet = keys(desk, 8)
    busy: list[float] = []
    desk.actions.export_all.trigger()
    while not desk.actions.export_all.isEnabled():
        busy += keys(desk, 1)
    desk.window.close()
    for name, took in (("by itself", quiet), ("while a workbook is written", busy)):
        middle, most = 1000 * statistics.median(took), 1000 * statistics.quantiles(took, n=20)[-1]
        print(f"a key, {name}: {middle:.0f} ms, 19 of 20 within {most:.0f} ms ({len(took)} keys)")


def keys(desk: DeskView, times: int) -> list[float]:
    """Type and clear, and return how long the window took for each key, painting included."""
    took = []
    for _ in range(times):
        for letter in TYPED:
            began = time.perf_counter()
            QTest.keyClicks(desk.search_box, letter)
            QApplication.processEvents()
            took.append(time.perf_counter() - began)
        desk.search_box.clear()
    return took


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(prog="python -m tests.feedback.one_desk", description=__doc__)
    parser.add_argument("--events", type=int, default=25_000, metavar="N", help="default: 25000")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with FeedbackStore(folder / "feedback.db") as store:
            store.add_missing(station_year(0, answer_uses(read(paths.bundled_database())[0].entries), args.events))
        command(folder)
        window(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
