"""Work in a background thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from helpdesk_app.ui.platform.job import Job, StoppedError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("moments", "expected"), [([0.0, 0.1, 0.2, 0.29], 0), ([0.0, 0.1, 0.4, 9.0], 1)])
def test_only_work_that_takes_a_while_is_announced_and_once(
    qapp: QApplication, qtbot: QtBot, moments: list[float], expected: int
) -> None:
    clock = iter(moments)
    threads: list[int] = []

    def work(progress: Callable[[], None]) -> int:
        threads.append(threading.get_ident())
        for _ in range(3):
            progress()
        return 7

    job = Job(work, qapp, clock=lambda: next(clock))
    taking_long: list[int] = []
    job.taking_long.connect(lambda: taking_long.append(1))
    with qtbot.waitSignal(job.finished):
        job.start()
    qtbot.waitUntil(lambda: len(taking_long) == expected)
    assert job.result() == 7
    assert threads != [threading.get_ident()]


def test_an_error_of_the_work_is_raised_in_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    def work(_progress: Callable[[], None]) -> int:
        raise KeyError("x")

    job = Job(work, qapp)
    with qtbot.waitSignal(job.finished):
        job.start()
    with pytest.raises(KeyError):
        job.result()


def test_work_is_stopped_the_next_time_that_it_calls(qapp: QApplication, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(progress: Callable[[], None]) -> int:
        while True:
            begun.set()
            progress()

    job = Job(work, qapp)
    with qtbot.waitSignal(job.finished):
        job.start()
        assert begun.wait(10)
        job.requestInterruption()
    with pytest.raises(StoppedError):
        job.result()
