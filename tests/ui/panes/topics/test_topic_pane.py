from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
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


LONG = Facet("Quel lieu ?", tuple(f"lieu {number:02}" for number in range(30)), heading="Lieu")


def shown(pane: TopicPane) -> list[str]:
    return [row.value for row in pane.groups()[0].rows if row.isVisible()]


@pytest.fixture
def long_pane(pane: TopicPane) -> TopicPane:
    pane.show_facets([LONG])
    pane.show_counts({LONG.question: {f"lieu {number:02}": number for number in range(20, 30)}})
    # Wherever the mouse of this machine is.
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    return pane


def test_a_topic_moves_nothing_while_the_mouse_is_on_the_pane(long_pane: TopicPane, qtbot: QtBot) -> None:
    before = shown(long_pane)
    long_pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    long_pane.show_filters({LONG.question: frozenset({"lieu 25"})})
    long_pane.show_counts({LONG.question: {"lieu 01": 9}}, is_new_query=False)
    assert shown(long_pane) == before
    long_pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(long_pane, QEvent(QEvent.Type.Leave))
    assert shown(long_pane) == ["lieu 25", "lieu 01"]


def test_a_topic_moves_nothing_while_the_focus_is_in_the_pane(long_pane: TopicPane, qtbot: QtBot) -> None:
    before = shown(long_pane)
    long_pane.activateWindow()
    long_pane.groups()[0].rows[2].box.setFocus()
    qtbot.waitUntil(long_pane.groups()[0].rows[2].box.hasFocus)
    long_pane.show_counts({LONG.question: {"lieu 01": 9}}, is_new_query=False)
    QApplication.sendEvent(long_pane, QEvent(QEvent.Type.Leave))
    assert shown(long_pane) == before
    long_pane.show_counts({LONG.question: {"lieu 01": 9}}, is_new_query=True)
    assert shown(long_pane) == ["lieu 01"]


def test_a_topic_from_elsewhere_puts_the_values_in_order(long_pane: TopicPane) -> None:
    long_pane.show_filters({LONG.question: frozenset({"lieu 25"})})
    long_pane.show_counts({LONG.question: {"lieu 01": 9, "lieu 02": 1}}, is_new_query=False)
    assert shown(long_pane) == ["lieu 25", "lieu 01", "lieu 02"]


def test_the_same_counts_close_no_page(long_pane: TopicPane) -> None:
    group = long_pane.groups()[0]
    group.more_button.click()
    before = shown(long_pane)
    long_pane.show_counts(
        {LONG.question: {f"lieu {number:02}": number for number in range(20, 30)}}, is_new_query=False
    )
    assert shown(long_pane) == before


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
