"""The start of the desk beside that of an empty Qt window: only their ratio says something about the program."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Final

EMPTY_WINDOW: Final = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Median milliseconds from starting Python to the first key that would be accepted."""

    empty_window: float
    desk: float


def measure_start(repeat: int) -> Start:
    """Start both ``repeat`` times, in turn."""
    empty, desk = [], []
    for _ in range(repeat):
        empty.append(_start("-c", EMPTY_WINDOW))
        desk.append(_start("-m", "helpdesk_app", "--quit-when-ready"))
    return Start(statistics.median(empty), statistics.median(desk))


def _start(*arguments: str) -> float:
    platform = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=os.environ | platform, check=True)
    return (time.perf_counter() - begin) * 1000
