from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.panes.results.doubt_panel import DoubtPanel
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.message_page import Message

DOUBT = Message("Rien de fiable", ("Absent de la FAQ : bagde.",), icon="warning", suggestions=("badge",))


@pytest.fixture
def panel(icons: Icons, qtbot: QtBot) -> DoubtPanel:
    doubt = DoubtPanel(icons)
    qtbot.addWidget(doubt)
    return doubt


def test_the_panel_is_hidden_without_a_message(panel: DoubtPanel) -> None:
    assert panel.isHidden()
    panel.show_message(DOUBT)
    assert not panel.isHidden()
    panel.show_message(None)
    assert panel.isHidden()


def test_a_hidden_message_is_shown_again(panel: DoubtPanel) -> None:
    panel.show_message(DOUBT)
    panel.show_message(None)
    panel.show_message(DOUBT)
    assert not panel.isHidden()
    assert panel.message() == DOUBT


def test_only_good_news_is_marked_for_the_style_sheet(panel: DoubtPanel) -> None:
    panel.show_message(Message("Identifiant national", icon="check"))
    assert panel.property("good") is True
    panel.show_message(DOUBT)
    assert panel.property("good") is False


def test_the_button_is_there_for_a_message_with_an_action(panel: DoubtPanel, qtbot: QtBot) -> None:
    panel.show_message(DOUBT)
    assert panel.button.isHidden()
    panel.show_message(Message("Rien de fiable", action="Signaler   Alt+S", icon="warning"))
    assert panel.button.text() == "Signaler   Alt+S"
    with qtbot.waitSignal(panel.acted):
        panel.button.click()


def test_a_suggested_word_is_sent(panel: DoubtPanel, qtbot: QtBot) -> None:
    panel.show_message(DOUBT)
    with qtbot.waitSignal(panel.suggested) as sent:
        panel.suggestions.buttons()[0].click()
    assert sent.args == ["badge"]
