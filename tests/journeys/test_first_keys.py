"""What an agent types before the FAQ is open is kept, and searched as soon as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.alone import run_alone

RUN: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from helpdesk_app.ui import start
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.readiness import when_ready

database, folder, text = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]


def ask_for_the_faq():
    (window,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)]
    print("typed", window.isVisible(), window.is_loading(), "numpy" in sys.modules, window.search_box.text())
    return database, NO_POLICY, None


class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, watched, lambda: type_into(watched))
        return False


def type_into(window):
    # To whatever has the caret, as the keyboard does.
    QTest.keyClicks(window.focusWidget(), text)
    wait = QTimer(window, interval=1)
    wait.timeout.connect(lambda: window.is_loading() or (wait.stop(), when_ready(window, lambda: check(window))))
    wait.start()


def check(window):
    pane = window.findChild(DeskController).view.list_pane
    print("found", window.search_box.text(), pane.results.current_hit().entry.uid, pane.count.text(), sep="|")
    window.close()


loop = QApplication.exec


def watched_loop():
    watch = FirstPaint(QApplication.instance())
    QApplication.instance().installEventFilter(watch)
    return loop()


QApplication.exec = staticmethod(watched_loop)
sys.exit(start.run(given=ask_for_the_faq, feedback=folder / "f.db", settings=folder / "s.ini"))
"""


@pytest.mark.parametrize("left", ["", "compact=true", "always_on_top=true"])
def test_keys_typed_before_the_faq_is_open_are_searched_once_it_is(faq_file: Path, tmp_path: Path, left: str) -> None:
    (tmp_path / "s.ini").write_text(f"[preferences]\nlanguage=fr\n{left}\n", encoding="utf-8")
    done = run_alone(RUN, faq_file, tmp_path, "perdu", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["typed True True False perdu", "found|perdu|perdu|1 réponse"]
