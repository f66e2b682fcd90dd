from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.qualifying import QualifyingQuestion
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.qualifier_bar import QualifierBar

QUESTION = QualifyingQuestion("Quel produit ?", ("Badge", "Clé & coffre"))


@pytest.fixture
def bar(actions: DeskActions, qtbot: QtBot) -> QualifierBar:
    qualifier = QualifierBar(actions.values, actions.no_value)
    qtbot.addWidget(qualifier)
    return qualifier


def test_without_a_question_the_bar_is_hidden_and_its_keys_are_off(bar: QualifierBar, actions: DeskActions) -> None:
    assert bar.isHidden()
    assert bar.spoken() == ""
    assert not any(action.isEnabled() for action in actions.values)


def test_each_value_has_a_button_and_a_key(bar: QualifierBar, actions: DeskActions) -> None:
    bar.show_question(QUESTION)
    assert bar.question() is QUESTION
    assert [button.text() for button in bar.buttons()] == ["Badge   Alt+G", "Clé && coffre   Alt+H"]
    assert [action.isEnabled() for action in actions.values] == [True, True, False]
    assert actions.values[0].text().endswith("Badge")
    assert "Quel produit\u202f?" in bar.spoken()


def test_button_and_key_send_the_number_of_the_value(bar: QualifierBar, actions: DeskActions, qtbot: QtBot) -> None:
    bar.show_question(QUESTION)
    with qtbot.waitSignal(bar.chosen) as clicked:
        bar.buttons()[1].click()
    with qtbot.waitSignal(bar.chosen) as pressed:
        actions.values[0].trigger()
    assert (clicked.args, pressed.args) == ([1], [0])


def test_the_names_of_the_actions_come_back_with_the_end_of_a_question(bar: QualifierBar, actions: DeskActions) -> None:
    before = [action.text() for action in actions.values]
    bar.show_question(QUESTION)
    assert [action.text() for action in actions.values] != before
    bar.show_question(None)
    assert [action.text() for action in actions.values] == before
    assert bar.buttons() == ()


def test_the_question_can_be_declined_by_button_and_key(bar: QualifierBar, actions: DeskActions, qtbot: QtBot) -> None:
    assert not actions.no_value.isEnabled()
    bar.show_question(QUESTION)
    assert bar.decline_button.text().startswith("Aucune de celles-ci")
    with qtbot.waitSignal(bar.declined):
        bar.decline_button.click()
    with qtbot.waitSignal(bar.declined):
        actions.no_value.trigger()


def test_the_menu_says_what_a_key_does_now(bar: QualifierBar, actions: DeskActions) -> None:
    bar.show_question(QUESTION)
    assert [action.text() for action in actions.values[:2]] == [
        "Répondre\u00a0: Badge",
        "Répondre\u00a0: Clé && coffre",
    ]


def test_a_compact_window_hides_the_bar_and_keeps_its_keys(bar: QualifierBar, actions: DeskActions) -> None:
    bar.show_compact(True)
    bar.show_question(QUESTION)
    assert bar.isHidden()
    assert actions.values[0].isEnabled()
    bar.show_compact(False)
    assert not bar.isHidden()
