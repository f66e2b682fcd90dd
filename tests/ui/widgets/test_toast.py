from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.toast import Toast


@pytest.fixture
def pane(styled_app: QApplication, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


def test_a_message_lies_at_the_lower_edge_and_goes_by_itself(pane: QWidget, qtbot: QtBot) -> None:
    toast = Toast(pane, milliseconds=20)
    toast.show_message("Copié")
    assert toast.isVisible()
    assert pane.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > pane.height() - 2 * toast.height()
    qtbot.waitUntil(toast.isHidden)
    assert toast.text() == ""


def test_a_long_message_wraps_and_follows_the_pane(pane: QWidget) -> None:
    toast = Toast(pane, milliseconds=60_000)
    toast.show_message("Copié")
    one_line = toast.height()
    toast.show_message("La question et la réponse sont copiées dans le presse-papiers.")
    assert toast.height() > one_line
    pane.resize(280, 120)
    assert pane.rect().contains(toast.geometry())
