from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

TEXT = "Identifiant national & numéro RPPS"


@pytest.fixture
def box(styled_app: QApplication, qtbot: QtBot) -> WrappingCheckBox:
    wrapping_check_box = WrappingCheckBox(TEXT)
    qtbot.addWidget(wrapping_check_box)
    return wrapping_check_box


def test_an_ampersand_is_no_shortcut(box: WrappingCheckBox) -> None:
    assert box.text() == TEXT.replace("&", "&&")
    assert box.shortcut().isEmpty()


def test_a_narrow_box_wraps_its_text(box: WrappingCheckBox) -> None:
    wide, narrow = box.heightForWidth(box.sizeHint().width() + 1), box.heightForWidth(100)
    assert wide == box.sizeHint().height()
    assert narrow >= wide + box.fontMetrics().height()


def test_the_height_follows_the_font(box: WrappingCheckBox) -> None:
    before = box.heightForWidth(100)
    font = box.font()
    font.setPointSize(font.pointSize() * 2)
    box.setFont(font)
    assert box.heightForWidth(100) > before


def test_a_click_anywhere_in_the_row_checks_the_box(box: WrappingCheckBox) -> None:
    box.resize(400, 30)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(395, 28))
    assert box.isChecked()


def test_another_text_is_measured_and_shown(box: WrappingCheckBox) -> None:
    before = box.heightForWidth(100)
    box.show_text("A & B")
    assert box.text() == "A && B"
    assert box.heightForWidth(100) < before
