from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import UNSTATED, Facet
from helpdesk_app.ui.panes.topics.facet_group import FIRST, MOST_IN_FULL, PAGE, FacetGroup

QUESTION = "Votre question concerne quel lieu ?"
VALUES = (*(f"Lieu {number:02}" for number in range(79)), "Élévateur")


def group_of(qtbot: QtBot, values: int, counts: dict[str, int] | None = None) -> FacetGroup:
    group = FacetGroup(Facet(QUESTION, VALUES[-values:], heading="Lieu"))
    qtbot.addWidget(group)
    group.show_counts(counts or {})
    group.renew()
    group.resize(260, 900)
    with qtbot.waitActive(group):
        group.show()
        group.activateWindow()
    return group


@pytest.fixture
def group(styled_app: QApplication, qtbot: QtBot) -> FacetGroup:
    return group_of(qtbot, 80, {value: number for number, value in enumerate(VALUES) if number >= 50})


def shown(group: FacetGroup) -> list[str]:
    return [row.value for row in group.rows if row.isVisible()]


def test_the_heading_is_short_and_the_question_in_reach(group: FacetGroup) -> None:
    assert (group.header.text(), group.header.accessibleName()) == ("Lieu", "Lieu")
    assert group.header.accessibleDescription() == QUESTION
    assert "concerne quel lieu" in group.header.toolTip()
    assert group.question == QUESTION


def test_a_short_facet_keeps_the_order_of_the_faq(styled_app: QApplication, qtbot: QtBot) -> None:
    group = group_of(qtbot, MOST_IN_FULL, {"Élévateur": 9})
    group.show_checked(frozenset({VALUES[-3]}))
    group.renew()
    assert shown(group) == [*VALUES[-MOST_IN_FULL:], UNSTATED]
    assert not group.filter.isVisible()
    assert not group.more_button.isVisible()


def test_a_long_facet_shows_the_values_with_most_answers(group: FacetGroup) -> None:
    assert group.is_long
    assert shown(group) == [VALUES[number] for number in range(79, 79 - FIRST, -1)]
    assert group.filter.isVisible()


def test_checked_values_stand_on_top_however_many(group: FacetGroup) -> None:
    checked = frozenset(VALUES[: FIRST + 3])
    group.show_checked(checked)
    group.renew()
    assert set(shown(group)) == checked
    assert all(row.box.isChecked() for row in group.rows if row.isVisible())
    assert group.checked() == checked


def test_values_without_an_answer_are_folded_away_and_in_reach(styled_app: QApplication, qtbot: QtBot) -> None:
    group = group_of(qtbot, 80, {VALUES[3]: 2, VALUES[1]: 5})
    assert shown(group) == [VALUES[1], VALUES[3]]
    assert group.more_button.text() == "78 sans réponse ici"
    group.more_button.click()
    assert shown(group)[:2] == [VALUES[1], VALUES[3]]
    assert len(shown(group)) == 2 + PAGE, "never all at once"


def test_a_press_adds_a_page_of_values_with_answers_first(group: FacetGroup) -> None:
    assert group.more_button.text() == "encore 22"
    group.more_button.click()
    assert len(shown(group)) == FIRST + PAGE
    assert group.more_button.text() == "encore 10"
    group.more_button.click()
    assert shown(group) == [VALUES[number] for number in range(79, 49, -1)]
    assert group.more_button.text() == "50 sans réponse ici"
    for _ in range(5):
        group.more_button.click()
    assert sorted(shown(group)) == sorted(VALUES)
    assert not group.more_button.isVisible()
    group.renew()
    assert len(shown(group)) == FIRST


def test_a_check_or_other_counts_move_nothing(group: FacetGroup, qtbot: QtBot) -> None:
    before = shown(group)
    with qtbot.waitSignal(group.toggled) as toggled:
        group.rows[5].box.click()
    assert toggled.args == [QUESTION, before[5], True]
    group.show_counts({VALUES[0]: 99})
    assert shown(group) == before
    assert group.rows[5].box.isChecked()
    assert not group.rows[4].box.isEnabled(), "no answer any more"


def test_a_value_checked_elsewhere_comes_into_view(group: FacetGroup) -> None:
    group.show_checked(frozenset({VALUES[2]}))
    assert shown(group)[0] == VALUES[2]
    group.show_checked(frozenset())
    assert group.checked() == frozenset()


def test_answers_without_a_value_are_listed_where_there_are_some(group: FacetGroup) -> None:
    group.show_counts({VALUES[0]: 1, UNSTATED: 4})
    group.renew()
    assert shown(group) == [VALUES[0], UNSTATED]
    group.filter.setText("lieu")
    assert UNSTATED not in shown(group)


def test_the_filter_finds_any_value_whatever_its_accents(group: FacetGroup) -> None:
    QTest.keyClicks(group.filter, "elev")
    assert shown(group) == ["Élévateur"]
    group.filter.setText("03 LIEU")
    assert shown(group) == ["Lieu 03"], "though it has no answer"
    group.filter.setText("lieu")
    assert len(shown(group)) == PAGE
    assert group.more_button.text() == "encore 67"
    group.filter.setText("xylophone")
    assert shown(group) == []
    group.filter.clear()
    assert len(shown(group)) == FIRST


def test_enter_checks_the_first_value_found(group: FacetGroup, qtbot: QtBot) -> None:
    group.filter.setText("lieu 00")
    QTest.keyClick(group.filter, Qt.Key.Key_Return)
    assert group.checked() == frozenset(), "it has no answer"
    group.filter.setText("lieu 60")
    with qtbot.waitSignal(group.toggled) as toggled:
        QTest.keyClick(group.filter, Qt.Key.Key_Return)
    assert toggled.args == [QUESTION, "Lieu 60", True]
    assert (group.filter.text(), shown(group)[0]) == ("", "Lieu 60")
    QTest.keyClick(group.filter, Qt.Key.Key_Return)
    assert group.checked() == {"Lieu 60"}, "Enter in an empty box checks nothing"


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_tab_goes_through_what_is_on_show_from_top_to_bottom(group: FacetGroup) -> None:
    group.more_button.click()
    group.show_counts({**{value: number for number, value in enumerate(VALUES) if number >= 50}, UNSTATED: 1})
    group.header.setFocus()
    stops = [focus()]
    while len(stops) < 100 and stops[-1] is not group.rows[-1].box and group.isAncestorOf(focus()):
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(focus())
        if stops[-1] is group.header:
            break
    enabled = [row.box for row in group.rows if row.isVisible() and row.box.isEnabled()]
    assert stops[: 3 + len(enabled)] == [group.header, group.filter, *enabled, group.more_button]


def test_the_focus_goes_to_the_first_value_added(group: FacetGroup) -> None:
    group.more_button.setFocus()
    QTest.keyClick(group.more_button, Qt.Key.Key_Space)
    assert group.rows[FIRST].box.hasFocus()


def test_the_down_arrow_leads_from_the_filter_to_the_values(group: FacetGroup) -> None:
    group.filter.setFocus()
    QTest.keyClick(group.filter, Qt.Key.Key_Down)
    assert group.rows[0].box.hasFocus()
