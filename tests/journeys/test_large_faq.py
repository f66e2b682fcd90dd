"""An agent with a FAQ of 3,000 entries and facets of 80 values."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui.window.desk_view import DeskView
from tests.conftest import Agent, OpenDesk
from tests.large_faq import large_faq

Key = Qt.Key


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "faq.db"
    faq = large_faq()
    database.write(path, faq, compile_index(faq, Lexicon.load(paths.resource("search", "lexicon.toml"))))
    return path


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
