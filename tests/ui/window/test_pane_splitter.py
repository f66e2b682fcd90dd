from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app.ui.platform.settings_file import WindowLayout
from helpdesk_app.ui.window.pane_splitter import COMPACT_LIST_HEIGHT, PaneSplitter


@pytest.fixture
def splitter(styled_app: QApplication) -> Iterator[PaneSplitter]:
    splitter = PaneSplitter(QWidget(), WindowLayout())
    splitter.resize(1400, 800)
    splitter.show()
    yield splitter
    splitter.deleteLater()


def test_panes_take_the_places_that_were_kept_for_them(splitter: PaneSplitter) -> None:
    before = splitter.sizes()
    topics, answer = QWidget(), QWidget()
    splitter.fill(topics, answer)
    assert [splitter.widget(0), splitter.widget(2), splitter.count()] == [topics, answer, 3]
    assert splitter.sizes() == before
    assert topics.isVisible()
    assert topics.minimumWidth() > 0


def test_the_widths_survive_a_compact_window(splitter: PaneSplitter) -> None:
    splitter.setSizes([300, 500, 598])
    sizes, state = splitter.sizes(), splitter.layout_state()
    splitter.show_compact(True)
    splitter.show_compact(True)
    assert splitter.orientation() is Qt.Orientation.Vertical
    splitter.widget(0).hide()
    splitter.resize(400, 600)
    assert splitter.sizes()[1] == COMPACT_LIST_HEIGHT
    splitter.resize(400, 400)
    assert splitter.sizes()[1] == 160, "the answer keeps most of a low window"
    splitter.moveSplitter(200, 2)
    splitter.resize(400, 420)
    assert splitter.sizes()[1] > 180, "the agent moved the edge"
    splitter.resize(1400, 800)
    splitter.widget(0).show()
    assert splitter.layout_state() == state
    splitter.show_compact(False)
    assert (splitter.orientation(), splitter.sizes()) == (Qt.Orientation.Horizontal, sizes)


def test_widths_and_hidden_topics_come_back(splitter: PaneSplitter) -> None:
    splitter.setSizes([300, 500, 598])
    again = PaneSplitter(QWidget(), WindowLayout(splitter=splitter.layout_state(), topics_visible=False))
    assert again.layout_state() == splitter.layout_state()
    assert again.widget(0).isHidden()
    again.deleteLater()
