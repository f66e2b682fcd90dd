from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.screens import room_for


class LongDialog(DeskDialog):
    """A dialog with a body higher than any screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Titre", parent)
        body = QLabel("ligne\n" * 500)
        self._fill(body, QDialogButtonBox(QDialogButtonBox.StandardButton.Close))

    def refuse(self, problem: str) -> None:
        self._refuse(problem)


@pytest.fixture
def dialog(owner: QWidget, qtbot: QtBot) -> LongDialog:
    long = LongDialog(owner)
    with qtbot.waitExposed(long):
        long.show()
    return long


def test_a_long_body_scrolls_within_the_screen(dialog: LongDialog) -> None:
    assert dialog.height() <= room_for(dialog).height()
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(dialog, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(dialog, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_refusal_is_shown_with_its_reason(dialog: LongDialog) -> None:
    assert dialog.problem() == ""
    dialog.refuse("Ce nom est inconnu.")
    assert dialog.problem() == "Ce nom est inconnu."
    assert next(label for label in dialog.findChildren(QLabel) if label.text() == dialog.problem()).isVisible()
    assert dialog.height() <= room_for(dialog).height()


def test_the_close_button_closes(dialog: LongDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Close).click()
