"""Announcements for screen readers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.qualifying import QualifyingQuestion
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    listening = SimpleNamespace(isActive=lambda: True, updateAccessibility=hear)
    monkeypatch.setattr("PySide6.QtGui.QAccessible", listening)
    return said


@pytest.fixture
def settled(announced: list[str], desk: DeskView, qtbot: QtBot) -> DeskView:
    """Return a desk whose first list was said."""
    qtbot.waitUntil(lambda: announced == [f"1 sur 4, {desk.list_pane.model.hit(0).entry.question}"])
    announced.clear()
    return desk


def test_copy_vote_and_failure_are_announced(settled: DeskView, agent: Agent, announced: list[str]) -> None:
    agent.press(Qt.Key.Key_Return)
    agent.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    settled.notice.warn("Pas enregistré.")
    assert announced == ["Réponse copiée", "Merci, c’est noté.", "Pas enregistré."]


def test_everything_that_takes_the_focus_has_a_name(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(
            widget, QAbstractButton | QLineEdit | QListView
        ):
            interface = QAccessible.queryAccessibleInterface(widget)
            if widget.objectName().startswith("qt_") or not widget.isVisible():
                continue
            assert interface.text(QAccessible.Text.Name), widget


def test_the_list_says_where_the_reader_is(desk: DeskView) -> None:
    spoken = desk.list_pane.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Que faire si j’ai perdu mon badge ?, 2 sur 4"


@pytest.mark.usefixtures("settled")
def test_moving_through_the_list_is_announced(agent: Agent, announced: list[str]) -> None:
    agent.press(Qt.Key.Key_Down)
    assert announced == ["2 sur 4, Que faire si j’ai perdu mon badge ?"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("horaires", "1 sur 1, Quels sont les horaires du guichet ?"),
        ("zzz", "Aucune réponse trouvée"),
        ("81010123456", "Il manque 1 chiffre. 1 sur"),
        ("badge guichet", "À vérifier. 1 sur"),
    ],
)
@pytest.mark.usefixtures("settled")
def test_the_result_is_announced_once_when_typing_pauses(
    agent: Agent, announced: list[str], qtbot: QtBot, typed: str, said: str
) -> None:
    agent.type(typed)
    qtbot.waitUntil(lambda: bool(announced))
    assert len(announced) == 1
    assert announced[0].startswith(said)


def test_what_to_ask_the_caller_is_reported_with_its_keys(
    settled: DeskView, announced: list[str], qtbot: QtBot
) -> None:
    settled.list_pane.qualifier.show_question(QualifyingQuestion("Quel produit ?", ("Badge", "Clé")))
    settled.list_pane.say_when_settled()
    qtbot.waitUntil(lambda: bool(announced))
    assert announced[0].endswith("À demander à l’appelant\u00a0: Quel produit\u202f? Badge   Alt+G, Clé   Alt+H")
