from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.suggestions import SuggestionRow


@pytest.fixture
def row(qtbot: QtBot) -> SuggestionRow:
    suggestions = SuggestionRow()
    qtbot.addWidget(suggestions)
    return suggestions


def test_a_row_without_words_is_hidden(row: SuggestionRow) -> None:
    assert row.isHidden()
    row.show_words(["badge"])
    assert not row.isHidden()
    row.show_words([])
    assert row.isHidden()
    assert row.buttons() == ()


def test_a_button_sends_its_word(row: SuggestionRow, qtbot: QtBot) -> None:
    row.show_words(["badge", "R&D"])
    assert [button.text() for button in row.buttons()] == ["badge", "R&&D"]
    with qtbot.waitSignal(row.chosen) as sent:
        row.buttons()[1].click()
    assert sent.args == ["R&D"]


def test_the_same_words_keep_their_buttons_and_the_focus(row: SuggestionRow) -> None:
    row.show_words(["badge", "clé"])
    buttons = row.buttons()
    row.show_words(("badge", "clé"))
    assert row.buttons() == buttons
    row.show_words(["clé"])
    assert [button.text() for button in row.buttons()] == ["clé"]
