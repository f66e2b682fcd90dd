"""Whatever fails in a slot reaches the log and the agent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[3]

RUN: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from helpdesk_app.config.logs import logging_to
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.ui import start
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.window.main_window import MainWindow

database, folder, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def fail(*_arguments):
    raise ValueError("the caller's secret")

if where == "start":
    DeskController.start = fail
loop = QApplication.exec

def watched_loop():
    def check():
        for window in QApplication.topLevelWidgets():
            controller = window.findChild(DeskController) if isinstance(window, MainWindow) else None
            if controller is None:
                continue
            if controller.view.notice.isVisible():
                print(controller.view.notice.text())
                window.close()
            elif where == "key" and not window.is_loading() and controller.session.type != fail:
                controller.session.type = fail
                window.search_box.setText("badge")
    timer = QTimer(QApplication.instance(), interval=20)
    timer.timeout.connect(check)
    timer.start()
    return loop()

QApplication.exec = staticmethod(watched_loop)
with logging_to(folder):
    start.run(given=lambda: (database, NO_POLICY, None), feedback=folder / "f.db", settings=folder / "s.ini")
"""


@pytest.mark.parametrize("where", ["start", "key"])
def test_an_uncaught_exception_is_logged_and_reported(faq_file: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "s.ini").write_text("[preferences]\nlanguage=fr\n", encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", RUN, str(faq_file), str(tmp_path), where]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert "Un problème inattendu est survenu" in done.stdout, done.stderr
    log = (tmp_path / "helpdesk.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "secret" not in log
