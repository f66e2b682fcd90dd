from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import UNSTATED, Facet
from helpdesk_app.ui.panes.topics.facet_header import FacetHeader
from helpdesk_app.ui.panes.topics.topic_pane import TopicPane
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox


@pytest.fixture
def pane(styled_app: QApplication, qtbot: QtBot) -> TopicPane:
    pane = TopicPane()
    qtbot.addWidget(pane)
    pane.show_facets([Facet("Quel produit ?", ("A & B", "C")), Facet("Quel type ?")])
    pane.show_counts({"Quel produit ?": {"A & B": 3, UNSTATED: 1}})
    pane.resize(260, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def test_what_is_checked_is_the_filter(pane: TopicPane, qtbot: QtBot) -> None:
    product = pane.groups()[0]
    with qtbot.waitSignal(pane.toggled) as toggled:
        product.rows[0].box.click()
    assert toggled.args == ["Quel produit ?", "A & B", True]
    product.rows[2].box.click()
    assert pane.filters() == {"Quel produit ?": {"A & B", UNSTATED}}


def test_filters_that_are_shown_are_no_new_choice_of_the_agent(pane: TopicPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.toggled):
        pane.show_filters({"Quel produit ?": frozenset({UNSTATED})})
    assert pane.filters() == {"Quel produit ?": {UNSTATED}}
    assert pane.clear_button.isVisible()
    with qtbot.waitSignal(pane.cleared):
        pane.clear_button.click()
    pane.show_filters({})
    assert pane.filters() == {}
    assert pane.clear_button.isHidden()


def test_a_value_that_leaves_nothing_cannot_be_checked_but_unchecked(pane: TopicPane) -> None:
    row = pane.groups()[0].rows[1]
    assert not row.box.isEnabled()
    row.box.setChecked(True)
    row.show_count(0)
    assert row.box.isEnabled()


def test_other_facets_replace_the_old_ones(pane: TopicPane) -> None:
    pane.groups()[0].rows[0].box.click()
    pane.show_facets([Facet("Autre ?", ("x",))])
    assert [group.question for group in pane.groups()] == ["Autre ?"]
    assert pane.filters() == {}


def test_a_long_list_shows_its_rest_on_demand(styled_app: QApplication, qtbot: QtBot) -> None:
    pane = TopicPane()
    qtbot.addWidget(pane)
    pane.show_facets([Facet("Quel lieu ?", tuple(f"lieu {place}" for place in range(30)))])
    with qtbot.waitExposed(pane):
        pane.show()
    (group,) = pane.groups()
    assert sum(row.isVisible() for row in group.rows) == 11, "ten, and what is not stated"
    group.more_button.click()
    assert all(row.isVisible() for row in group.rows)


def test_a_long_question_wraps(styled_app: QApplication, qtbot: QtBot) -> None:
    header = FacetHeader("Votre question concerne quel produit ou service & quel lieu ?")
    qtbot.addWidget(header)
    assert header.heightForWidth(120) > header.heightForWidth(600)


def test_a_value_wraps_where_there_is_less_room(styled_app: QApplication, qtbot: QtBot) -> None:
    box = WrappingCheckBox("Un nom de service beaucoup trop long pour le volet")
    qtbot.addWidget(box)
    assert box.minimumSizeHint().width() == 0
    box.resize(90, 24)
    with qtbot.waitExposed(box):
        box.show()
    assert not box.grab().isNull()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert box.isChecked()


def test_a_facet_without_values_leaves_the_best_place_to_the_others(pane: TopicPane) -> None:
    pane.show_facets([Facet("Sans valeur ?"), Facet("Quel produit ?", ("A",)), Facet("Quel type ?", ("B",))])
    assert [group.question for group in pane.groups()] == ["Quel produit ?", "Quel type ?", "Sans valeur ?"]
