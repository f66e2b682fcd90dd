"""An agent with a FAQ of 3,000 entries and facets of 80 values."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpdesk_app.search.model import Hit
from helpdesk_app.ui.window.desk_view import DeskView
from tests.conftest import Agent, OpenDesk
from tests.large_faq import PRODUCT

Key = Qt.Key


@pytest.fixture
def desk(open_desk: OpenDesk, large_file: Path) -> DeskView:
    desk = open_desk(large_file)
    desk.window.resize(1024, 560)
    return desk


def test_the_list_goes_on_at_its_end_by_key(desk: DeskView, agent: Agent) -> None:
    results = desk.list_pane.results
    agent.type("badge")
    agent.press(Key.Key_End)
    assert results.current_row() == 49
    last = results.current_hit()
    agent.press(Key.Key_Down)
    assert results.current_row() == 50
    assert desk.list_pane.count.text().startswith("100 premières réponses sur ")
    assert desk.search_box.hasFocus()
    agent.press(Key.Key_Up)
    assert results.current_hit() == last


def test_the_list_goes_on_at_its_end_by_click(desk: DeskView, agent: Agent) -> None:
    results = desk.list_pane.results
    assert desk.list_pane.count.text() == "500 premières réponses sur 3\u202f000"
    shown = desk.answer.body.toPlainText()
    results.scrollToBottom()
    more = results.visualRect(results.model().index(500, 0)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=more)
    assert results.model().rowCount() == 1_001
    assert (results.current_row(), desk.answer.body.toPlainText()) == (0, shown)
    assert results.verticalScrollBar().value() > 0, "the list stays where the agent reads"


def test_what_matched_is_shown_from_the_middle_of_an_answer(desk: DeskView, agent: Agent) -> None:
    agent.type("formulaire casse")
    index = desk.list_pane.results.currentIndex()
    hit = desk.list_pane.results.current_hit()
    assert hit is not None
    assert "formulaire cassé" in hit.entry.answer
    part = index.data(Qt.ItemDataRole.UserRole + 1).part(60)
    assert part.text.startswith("… Présentez le formulaire cassé")


def shown(desk: DeskView) -> list[str]:
    return [row.value for row in desk.topics.groups()[0].rows if row.isVisible()]


def test_values_that_count_come_first_and_a_click_moves_none(desk: DeskView, agent: Agent) -> None:
    product = desk.topics.groups()[0]
    assert product.header.text() == "Produit"
    agent.type("tablette")
    counts = [row.count() for row in product.rows if row.isVisible()]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0
    assert len(counts) <= 9
    before = shown(desk)
    desk.topics.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    agent.click(product.rows[2].box)
    assert shown(desk) == before
    agent.type(" ")
    agent.type("perdu")
    assert shown(desk)[0] == before[2], "checked, and on top at the next query"


def test_a_value_is_found_and_checked_without_the_mouse(desk: DeskView, agent: Agent) -> None:
    product = desk.topics.groups()[0]
    agent.press(Key.Key_F6)
    for _ in range(10):
        if product.filter.hasFocus():
            break
        agent.press(Key.Key_Tab)
    agent.type("elevateur ecole")
    assert shown(desk) == ["Élévateur école"]
    agent.press(Key.Key_Return)
    assert desk.topics.filters() == {PRODUCT: {"Élévateur école"}}
    assert {hit.entry.values_of(PRODUCT) for hit in hits(desk)} == {("Élévateur école",)}
    agent.type("x")
    agent.press(Key.Key_Escape)
    assert (product.filter.text(), product.filter.hasFocus()) == ("", True)
    assert desk.topics.filters() != {}, "Esc left the box, not the topics"
    agent.press(Key.Key_Escape)
    assert desk.topics.filters() == {}
    assert desk.search_box.hasFocus()


def hits(desk: DeskView) -> list[Hit]:
    model = desk.list_pane.model
    return [model.hit(row) for row in range(model.hits)]
