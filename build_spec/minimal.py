"""A minimal program with PySide6, SQLite and RapidFuzz, as the baseline for size and start."""

import sqlite3
import sys

import rapidfuzz
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow


class Painted(QObject):
    """Closes the window after its box was painted."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Close the window on the first paint event."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._window.close)
        return super().eventFilter(watched, event)


def main() -> int:
    """Open an empty window, wait until it is painted, and close it."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    box = QLineEdit(f"SQLite {sqlite3.sqlite_version}, RapidFuzz {rapidfuzz.__version__}")
    window.setCentralWidget(box)
    window.resize(1248, 768)
    box.installEventFilter(Painted(window))
    window.show()
    return application.exec()


sys.exit(main())
