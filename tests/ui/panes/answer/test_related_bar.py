from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import Entry
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.related_bar import RelatedBar

ENTRIES = (Entry("a", "Où est-ce ?", "Ici."), Entry("b", "Clé & coffre", "Là."))


@pytest.fixture
def bar(actions: DeskActions, qtbot: QtBot) -> RelatedBar:
    related = RelatedBar(actions.related)
    qtbot.addWidget(related)
    return related


def test_without_related_answers_the_bar_is_hidden_and_its_keys_are_off(bar: RelatedBar, actions: DeskActions) -> None:
    assert bar.isHidden()
    assert not any(action.isEnabled() for action in actions.related)


def test_each_related_answer_has_a_button_and_a_key(bar: RelatedBar, actions: DeskActions) -> None:
    bar.show_entries(ENTRIES)
    assert [button.text() for button in bar.buttons()] == ["Où est-ce\u202f?   Alt+W", "Clé && coffre   Alt+X"]
    assert [action.isEnabled() for action in actions.related] == [True, True, False]
    bar.show_entries(())
    assert bar.buttons() == ()


def test_a_button_sends_the_number_of_its_answer(bar: RelatedBar, qtbot: QtBot) -> None:
    bar.show_entries(ENTRIES)
    with qtbot.waitSignal(bar.chosen) as chosen:
        bar.buttons()[1].click()
    assert chosen.args == [1]
