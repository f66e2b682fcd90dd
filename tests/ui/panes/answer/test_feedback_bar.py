from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.feedback_bar import FeedbackBar


@pytest.fixture
def bar(actions: DeskActions, owner: QWidget, qtbot: QtBot) -> FeedbackBar:
    feedback = FeedbackBar(actions, QPushButton(owner))
    qtbot.addWidget(feedback)
    return feedback


@pytest.mark.parametrize("verdict", Verdict)
def test_a_click_asks_for_a_vote_and_shows_nothing_yet(bar: FeedbackBar, qtbot: QtBot, verdict: Verdict) -> None:
    with qtbot.waitSignal(bar.voted) as sent:
        bar.button(verdict).click()
    assert sent.args == [verdict]
    assert not bar.button(verdict).isChecked()


def test_a_recorded_vote_is_marked(bar: FeedbackBar) -> None:
    bar.show_recorded(Verdict.YES)
    assert bar.button(Verdict.YES).isChecked()
    bar.show_recorded(None)
    assert not bar.button(Verdict.YES).isChecked()


def test_each_button_shows_its_key(bar: FeedbackBar, actions: DeskActions) -> None:
    bar.show_keys()
    assert [bar.button(verdict).text() for verdict in Verdict] == ["Oui   Alt+O", "Non   Alt+N"]
    actions.use_shortcuts({"vote_yes": ""})
    bar.show_keys()
    assert bar.button(Verdict.YES).text() == "Oui"


def test_reasons_appear_after_a_no_only(bar: FeedbackBar) -> None:
    bar.show_recorded(Verdict.NO, Reason.WRONG)
    assert not bar.reasons.isHidden()
    assert bar.reasons.button(Reason.WRONG).isChecked()
    bar.show_recorded(Verdict.NO)
    assert not bar.reasons.isHidden()
    bar.show_recorded(Verdict.YES)
    assert bar.reasons.isHidden()


def test_a_click_on_the_other_vote_leaves_the_recorded_one_marked(bar: FeedbackBar) -> None:
    bar.show_recorded(Verdict.YES)
    bar.button(Verdict.NO).click()
    assert bar.button(Verdict.YES).isChecked()
    assert not bar.button(Verdict.NO).isChecked()
