from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.platform.later import call_later


def test_a_call_comes_once_in_a_later_turn(qapp: QApplication, qtbot: QtBot) -> None:
    calls: list[str] = []
    owner = QObject()
    call_later(owner, lambda: calls.append("second"), 5)
    call_later(owner, lambda: calls.append("first"))
    assert calls == []
    qtbot.waitUntil(lambda: len(calls) == 2)
    qtbot.wait(20)
    assert calls == ["first", "second"]


def test_a_call_of_an_owner_that_is_gone_does_not_come(qapp: QApplication, qtbot: QtBot) -> None:
    calls: list[str] = []
    owner = QObject()
    call_later(owner, lambda: calls.append("late"))
    owner.deleteLater()
    qtbot.wait(20)
    assert calls == []


def test_what_the_call_raises_is_not_swallowed(qapp: QApplication, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("seen")

    owner = QObject()
    with qtbot.captureExceptions() as exceptions:
        call_later(owner, fail)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert [str(error) for _, error, _ in exceptions] == ["seen"]
