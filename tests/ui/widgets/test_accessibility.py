"""What a screen reader is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QWidget

from helpdesk_app.ui.widgets import accessibility
from helpdesk_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(accessibility, "QAccessible", SimpleNamespace(isActive=lambda: True, updateAccessibility=hear))
    return said


def test_copy_vote_and_failure_are_said(desk: MainWindow, agent: Agent, announced: list[str]) -> None:
    agent.press(Qt.Key.Key_Return)
    agent.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    desk.notice.warn("Pas enregistré.")
    assert announced == ["Réponse copiée", "Merci, c’est noté.", "Pas enregistré."]


def test_everything_that_takes_the_focus_has_a_name(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for widget in desk.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(
            widget, QAbstractButton | QLineEdit | QListView
        ):
            interface = QAccessible.queryAccessibleInterface(widget)
            if widget.objectName().startswith("qt_") or not widget.isVisible():
                continue
            assert interface.text(QAccessible.Text.Name), widget


def test_the_list_says_where_the_reader_is(desk: MainWindow) -> None:
    told = desk.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Que faire si j’ai perdu mon badge ?, 2 sur 4"


def test_moving_through_the_list_is_said(desk: MainWindow, agent: Agent, announced: list[str]) -> None:
    agent.press(Qt.Key.Key_Down)
    assert announced == ["2 sur 4, Que faire si j’ai perdu mon badge ?"]
