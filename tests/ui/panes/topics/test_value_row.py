from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import UNSTATED
from helpdesk_app.ui.panes.topics.value_row import ValueRow


@pytest.fixture
def row(styled_app: QApplication, qtbot: QtBot) -> ValueRow:
    value_row = ValueRow("A & B")
    qtbot.addWidget(value_row)
    return value_row


def test_a_check_is_told_with_its_value(row: ValueRow, qtbot: QtBot) -> None:
    row.show_count(3)
    with qtbot.waitSignal(row.toggled) as toggled:
        row.box.click()
    assert toggled.args == ["A & B", True]


def test_a_screen_reader_hears_value_and_count(row: ValueRow) -> None:
    row.show_count(1)
    assert row.box.accessibleName() == "A & B, 1 réponse"
    row.show_count(1_044)
    assert (row.box.accessibleName(), row.count()) == ("A & B, 1\u202f044 réponses", 1_044)


def test_another_value_takes_the_row_without_a_signal(row: ValueRow, qtbot: QtBot) -> None:
    row.show_count(3)
    with qtbot.assertNotEmitted(row.toggled):
        row.show_value("Un autre", 3, checked=True)
    assert (row.value, row.box.text(), row.box.isChecked()) == ("Un autre", "Un autre", True)
    assert row.box.accessibleName() == "Un autre, 3 réponses"
    with qtbot.waitSignal(row.toggled) as toggled:
        row.box.click()
    assert toggled.args == ["Un autre", False]
    row.show_value(UNSTATED, 0, checked=False)
    assert (row.box.text(), row.box.isEnabled()) == ("Non renseigné", False)


def test_a_checked_value_can_be_unchecked_whatever_its_count(row: ValueRow) -> None:
    row.show_value("A & B", 0, checked=True)
    assert row.box.isEnabled()
