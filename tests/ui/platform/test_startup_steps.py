"""The steps of the start, and what triggers them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.platform.startup_steps import StartupSteps
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.readiness import after_first_paint


def test_what_waits_comes_between_two_steps(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[str] = []

    def steps() -> Iterator[None]:
        QTimer.singleShot(0, qapp, lambda: seen.append("a key"))
        seen.append("first step")
        yield
        seen.append("second step")

    startup = StartupSteps(steps())
    startup.begin()
    assert not seen
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["first step", "a key", "second step"]
    startup.raise_error()


def test_a_step_that_raises_ends_the_loop_and_is_raised_where_it_was_entered(qapp: QApplication) -> None:
    def steps() -> Iterator[None]:
        yield
        raise FileNotFoundError("an icon is missing")

    startup = StartupSteps(steps())
    startup.begin()
    assert qapp.exec() == 1
    with pytest.raises(FileNotFoundError, match="an icon"):
        startup.raise_error()


def test_the_first_paint_is_signalled_once(styled_app: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    calls: list[bool] = []
    after_first_paint(window, lambda: calls.append(window.isVisible()), at_latest_ms=60)
    later = QTimer(window, singleShot=True, interval=80)
    later.start()
    assert not calls
    window.show()
    qtbot.waitUntil(lambda: bool(calls))
    with qtbot.waitSignal(later.timeout):
        window.repaint()
    assert calls == [True]


def test_a_window_that_nobody_sees_does_not_wait_for_ever(styled_app: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    calls: list[bool] = []
    after_first_paint(window, lambda: calls.append(window.isVisible()), at_latest_ms=10)
    qtbot.waitUntil(lambda: calls == [False])


def test_the_window_without_its_parts_takes_keys(styled_app: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.is_loading()
    QTest.keyClicks(window.focusWidget(), "carte")
    QTest.keyClicks(window, " cps")
    assert window.search_box.text() == "carte cps"
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["Fichier", "Édition", "Avis", "Affichage", "Aide"]
    window.close()
