from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.feedback_bar import FeedbackBar


@pytest.fixture
def bar(actions: DeskActions, qtbot: QtBot) -> FeedbackBar:
    feedback = FeedbackBar(actions)
    qtbot.addWidget(feedback)
    return feedback


@pytest.mark.parametrize("verdict", Verdict)
def test_a_click_asks_for_a_vote_and_shows_nothing_yet(bar: FeedbackBar, qtbot: QtBot, verdict: Verdict) -> None:
    with qtbot.waitSignal(bar.voted) as sent:
        bar.button(verdict).click()
    assert sent.args == [verdict]
    assert not bar.button(verdict).isChecked()
    assert bar.thanks() == ""


def test_a_recorded_vote_is_marked_and_thanked_for(bar: FeedbackBar) -> None:
    bar.show_recorded(Verdict.YES)
    assert bar.button(Verdict.YES).isChecked()
    assert bar.thanks() == "Merci, c’est noté."
    bar.show_recorded(None)
    assert not bar.button(Verdict.YES).isChecked()
    assert bar.thanks() == ""


def test_reasons_appear_after_a_no_only(bar: FeedbackBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.grew) as grown:
        bar.show_recorded(Verdict.NO, Reason.WRONG)
    assert grown.args == [bar.reasons]
    assert bar.reasons.button(Reason.WRONG).isChecked()
    with qtbot.assertNotEmitted(bar.grew):
        bar.show_recorded(Verdict.NO)
    bar.show_recorded(Verdict.YES)
    assert bar.reasons.isHidden()


def test_a_click_on_the_other_vote_leaves_the_recorded_one_marked(bar: FeedbackBar) -> None:
    bar.show_recorded(Verdict.YES)
    bar.button(Verdict.NO).click()
    assert bar.button(Verdict.YES).isChecked()
    assert not bar.button(Verdict.NO).isChecked()
