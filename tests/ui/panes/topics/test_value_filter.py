from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.panes.topics.value_filter import ValueFilter

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def box(styled_app: QApplication, qtbot: QtBot) -> ValueFilter:
    value_filter = ValueFilter("Produit", 80)
    qtbot.addWidget(value_filter)
    return value_filter


def takes_escape(box: ValueFilter) -> bool:
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
    override.ignore()
    QApplication.sendEvent(box, override)
    return override.isAccepted()


def test_its_name_says_what_it_finds(box: ValueFilter) -> None:
    assert box.placeholderText() == "Chercher parmi 80 valeurs"
    assert box.accessibleName() == "Produit, Chercher parmi 80 valeurs"


def test_escape_empties_it_and_is_the_windows_again(box: ValueFilter) -> None:
    assert not takes_escape(box)
    QTest.keyClicks(box, "sante")
    assert takes_escape(box)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not takes_escape(box)


def test_the_down_arrow_goes_on_to_the_values(box: ValueFilter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.entered):
        QTest.keyClick(box, Qt.Key.Key_Down)
