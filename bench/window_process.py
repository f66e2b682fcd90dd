"""Opens one window (``empty`` or ``desk``) and prints when it accepted its first key and how much memory it holds.

The key is sent as soon as the search box is painted, and counts as accepted once the box is painted with its letter.
The desk also prints when the results were painted, and the longest time that a key had to wait until then. Nothing is
imported before the window that the window does not import itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from helpdesk_app.ui.window.main_window import MainWindow

LETTER: Final = "c"


def main(arguments: list[str]) -> None:
    """Open the window, type a letter, and print the measurements; see ``_print``."""
    kind, folder = arguments
    if kind == "empty":
        _open_empty()
    else:
        _open_desk(Path(folder))


def _open_empty() -> None:
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    box = QLineEdit()
    window.setCentralWidget(box)

    def accepted(moment: float) -> None:
        _print(moment, moment, 0.0)
        window.close()

    _type_when_painted(box, accepted)
    window.show()
    application.exec()


def _open_desk(folder: Path) -> None:
    from helpdesk_app.cli import main as cli
    from helpdesk_app.config import paths
    from helpdesk_app.ui import start
    from helpdesk_app.ui.window.readiness import after_first_paint

    paths.settings_file = lambda: folder / "settings.ini"
    paths.feedback_database = lambda: folder / "feedback.db"
    paths.log_folder = lambda: folder

    def watch(window: MainWindow, call: Callable[[], object]) -> None:
        def accepted(first_key: float) -> None:
            longest = _longest_turn(window)

            def finish() -> None:
                first_result = perf_counter()
                text = window.search_box.text()
                # First, because a window that stays open would wait for ever.
                window.close()
                if LETTER not in text:
                    raise AssertionError("the letter typed before the FAQ was loaded is lost")
                _print(first_key, first_result, longest())

            _when_listed(window, finish)

        _type_when_painted(window.search_box, accepted)
        after_first_paint(window, call)

    # start() calls this when the window exists but is not yet shown.
    vars(start)["after_first_paint"] = watch
    sys.exit(cli.main([]))


def _type_when_painted(box: QLineEdit, accepted: Callable[[float], None]) -> None:
    """Type a letter into ``box`` once it is painted, and call ``accepted`` when it is painted with the letter."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Watch(QObject):
        """Measures, and subtracts its own time: making a key event loads modules that the empty window lacks."""

        own_time: float | None = None

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
            if event.type() == QEvent.Type.Paint and self.own_time is None:
                begin = perf_counter()
                key = _key()
                self.own_time = perf_counter() - begin
                QCoreApplication.postEvent(box, key)
            elif event.type() == QEvent.Type.Paint and box.text():
                box.removeEventFilter(self)
                accepted(perf_counter() - (self.own_time or 0))
            return False

    def _key() -> QEvent:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeyEvent

        return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, LETTER)

    box.installEventFilter(Watch(box))


def _when_listed(window: MainWindow, call: Callable[[], None]) -> None:
    """Call ``call`` once the first answers are painted."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        module = sys.modules.get("helpdesk_app.ui.panes.results.result_delegate")
        if module is None:
            return
        timer.stop()
        # Not an event filter on the viewport: to wrap it, PySide6 would load what the window does without.
        paint = module.ResultDelegate.paint

        def painted(*arguments: Any) -> None:
            module.ResultDelegate.paint = paint
            paint(*arguments)
            QTimer.singleShot(0, window, call)

        module.ResultDelegate.paint = painted

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(0)


def _longest_turn(window: MainWindow) -> Callable[[], float]:
    """Return a function that returns the longest turn of the event loop since now, in seconds."""
    from PySide6.QtCore import QTimer

    turns = [perf_counter()]
    timer = QTimer(window)
    timer.timeout.connect(lambda: turns.append(perf_counter()))
    timer.start(0)
    return lambda: max(later - earlier for earlier, later in zip(turns, [*turns[1:], perf_counter()], strict=True))


def _print(first_key: float, first_result: float, longest_turn: float) -> None:
    """Print both times, the longest turn of the event loop between them, and current and peak memory."""
    from bench.memory import resident

    memory = resident()
    print(first_key, first_result, longest_turn, *((memory.now, memory.peak) if memory else ()))


if __name__ == "__main__":
    main(sys.argv[1:])
