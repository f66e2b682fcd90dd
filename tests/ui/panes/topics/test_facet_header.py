from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.panes.topics.facet_header import FacetHeader

QUESTION = "Votre question concerne quel produit & service ?"


@pytest.fixture
def header(styled_app: QApplication, qtbot: QtBot) -> FacetHeader:
    facet_header = FacetHeader(QUESTION)
    qtbot.addWidget(facet_header)
    return facet_header


def test_an_ampersand_is_no_shortcut(header: FacetHeader) -> None:
    assert header.shortcut().isEmpty()
    assert header.accessibleName() == QUESTION


def test_a_narrow_header_wraps_its_question(header: FacetHeader) -> None:
    line = header.fontMetrics().height()
    assert header.heightForWidth(2000) < 2 * line + 8
    assert header.heightForWidth(120) >= header.heightForWidth(2000) + 2 * line


def test_space_folds_and_unfolds(header: FacetHeader) -> None:
    header.resize(300, 60)
    header.show()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert header.isChecked()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert not header.isChecked()


def test_the_chevron_points_down_while_the_values_are_shown(header: FacetHeader) -> None:
    header.resize(300, 60)
    folded = header.grab().toImage()
    header.setChecked(True)
    assert header.grab().toImage() != folded


def test_a_heading_has_its_question_in_the_tool_tip_and_for_screen_readers(qtbot: QtBot) -> None:
    header = FacetHeader("Produit", "Quel <b>produit</b> ?")
    qtbot.addWidget(header)
    assert (header.text(), header.accessibleName()) == ("Produit", "Produit")
    assert header.accessibleDescription() == "Quel <b>produit</b> ?"
    assert "&lt;b&gt;" in header.toolTip()


def test_a_question_is_not_said_twice(qtbot: QtBot) -> None:
    header = FacetHeader("Quel produit ?", "Quel produit ?")
    qtbot.addWidget(header)
    assert (header.toolTip(), header.accessibleDescription()) == ("", "")
