"""The window as a program of its own."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.alone import run_alone

RUN: Final = """
import sys
from pathlib import Path
from helpdesk_app.ui import start
from helpdesk_app.config.policy import NO_POLICY
folder = Path(sys.argv[2])
given = lambda: (Path(sys.argv[1]), NO_POLICY, None)
code = start.run(given=given, feedback=folder / "f.db", settings=folder / "s.ini", quit_when_ready=True)
sys.exit(code)
"""

SWITCH: Final = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from helpdesk_app.ui import start
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.text.translation import _
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.window.main_window import MainWindow

folder = Path(sys.argv[2])
given = lambda: (Path(sys.argv[1]), NO_POLICY, None)
seen = []

def check():
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    if len(windows) != 1 or windows[0].is_loading():
        return
    (window,) = windows
    controller = window.findChild(DeskController)
    if not seen:
        window.search_box.setText("perdu")
    if window.windowTitle() in seen:
        return
    seen.append(window.windowTitle())
    print(window.windowTitle(), window.search_box.text(), controller.view.list_pane.count.text(), _("file"), sep="|")
    if len(seen) == 2:
        controller.view.actions.copied.trigger()
        print(controller.view.list_pane.count.text())
        QApplication.clipboard().clear()  # the offscreen platform crashes at its end if anything is left
        window.close()
        return
    controller.view.actions.copy.trigger()
    keeper = controller.preferences
    keeper.change(replace(keeper.current, language="en" if seen[0] == "Assistant de réponse" else "fr"))

loop = QApplication.exec

def watched_loop():
    timer = QTimer(QApplication.instance(), interval=10)
    timer.timeout.connect(check)
    timer.start()
    return loop()

QApplication.exec = staticmethod(watched_loop)
sys.exit(start.run(given=given, feedback=folder / "f.db", settings=folder / "s.ini"))
"""


FROZEN: Final = """
import gc
import sys
from pathlib import Path
from helpdesk_app.ui import start
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.ui.controllers.desk_controller import DeskController

open_faq = DeskController.start

def start_and_look(controller):
    open_faq(controller)
    print(gc.get_freeze_count() > 10_000, len(gc.get_objects()) < gc.get_freeze_count())

DeskController.start = start_and_look
folder = Path(sys.argv[2])
given = lambda: (Path(sys.argv[1]), NO_POLICY, None)
start.run(given=given, feedback=folder / "f.db", settings=folder / "s.ini", quit_when_ready=True)
"""


def test_the_language_changes_while_the_window_is_open(faq_file: Path, tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("[preferences]\nlanguage=fr\n", encoding="utf-8")
    done = run_alone(SWITCH, faq_file, tmp_path, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Assistant de réponse|perdu|1 réponse|fichier",
        "Helpdesk assistant|perdu|1 answer|file",
        "Copied today · 1 answer",
    ]


def test_quit_when_ready_opens_the_window_and_ends_well(faq_file: Path, tmp_path: Path) -> None:
    done = run_alone(RUN, faq_file, tmp_path, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "helpdesk:" not in done.stderr
    assert (tmp_path / "s.ini").is_file()
    assert not (tmp_path / "f.db").exists(), "nothing was voted or copied"


def test_the_collector_of_cycles_leaves_an_opened_faq_alone(faq_file: Path, tmp_path: Path) -> None:
    done = run_alone(FROZEN, faq_file, tmp_path, folder=tmp_path)
    assert done.stdout.split() == ["True", "True"], done.stderr


def missing(path: Path) -> None:
    path.unlink()


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.write_text("something else", encoding="utf-8")


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize("spoil", [missing, damaged, foreign, newer])
def test_quit_when_ready_says_why_the_faq_cannot_be_opened(
    faq_file: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    mine = tmp_path / "faq.db"
    shutil.copyfile(faq_file, mine)
    spoil(mine)
    done = run_alone(RUN, mine, tmp_path, folder=tmp_path)
    assert done.returncode == 3, done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("helpdesk: ")
    assert str(mine) in last
