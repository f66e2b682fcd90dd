from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.platform.single_instance import SingleInstance

ROOT: Final = Path(__file__).resolve().parents[3]

HOLD: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from helpdesk_app.ui.platform.single_instance import SingleInstance
QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.acquire(), flush=True)
import os
os._exit(3)
"""


def test_a_second_start_calls_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    with qtbot.waitSignal(first.called):
        second.call_first()
    first.release()
    assert second.acquire()
    assert not second.crashed_before
    second.release()


def test_the_start_after_a_crash_is_first_and_knows(qapp: QApplication, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOLD, tmp_path], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.stdout.split() == [b"True"], done.stderr
    next_one = SingleInstance(tmp_path)
    assert next_one.acquire()
    assert next_one.crashed_before
    next_one.release()


def test_a_lock_of_another_machine_is_ignored(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "window.lock").write_text("1\nhelpdesk\nanother-machine\n0123\n4567\n", encoding="utf-8")
    first = SingleInstance(tmp_path)
    assert first.acquire()
    assert not SingleInstance(tmp_path).acquire()
    first.release()


def test_without_a_window_nobody_is_asked_to_quit(qapp: QApplication, tmp_path: Path) -> None:
    assert SingleInstance(tmp_path).ask_first_to_quit(0)
    assert SingleInstance(tmp_path / "nowhere").ask_first_to_quit(0)
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_does_not_close_is_reported_and_the_request_is_withdrawn(
    qapp: QApplication, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    assert not SingleInstance(tmp_path).ask_first_to_quit(0.2)
    assert not (tmp_path / "window.quit").exists()
    first.release()


def test_the_window_is_asked_to_quit(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    with qtbot.waitSignal(first.asked_to_quit):
        (tmp_path / "window.quit").touch()
    assert not (tmp_path / "window.quit").exists()
    first.release()
