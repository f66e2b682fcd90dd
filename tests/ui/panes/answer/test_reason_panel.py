from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import Reason
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.reason_panel import AT_FIRST, ReasonPanel


@pytest.fixture
def panel(actions: DeskActions, qtbot: QtBot) -> ReasonPanel:
    reasons = ReasonPanel(actions.reasons, actions.comment)
    qtbot.addWidget(reasons)
    return reasons


def test_the_keys_work_only_while_the_panel_is_shown(panel: ReasonPanel, actions: DeskActions) -> None:
    keys = (*actions.reasons.values(), actions.comment)
    assert not any(action.isEnabled() for action in keys)
    panel.show_panel(True)
    assert all(action.isEnabled() for action in keys)
    panel.show_panel(False)
    assert not any(action.isEnabled() for action in keys)


def test_a_click_and_a_key_ask_for_a_reason(panel: ReasonPanel, actions: DeskActions, qtbot: QtBot) -> None:
    panel.show_panel(True)
    with qtbot.waitSignal(panel.chosen) as clicked:
        panel.button(Reason.WRONG).click()
    with qtbot.waitSignal(panel.chosen) as pressed:
        actions.reasons[Reason.OUTDATED].trigger()
    assert (clicked.args, pressed.args) == ([Reason.WRONG], [Reason.OUTDATED])


def test_only_a_recorded_reason_is_marked(panel: ReasonPanel) -> None:
    panel.show_panel(True)
    panel.button(Reason.WRONG).click()
    assert not panel.button(Reason.WRONG).isChecked()
    panel.show_recorded(Reason.WRONG)
    assert [reason for reason in Reason if panel.button(reason).isChecked()] == [Reason.WRONG]


def test_a_button_shows_its_name_and_key(panel: ReasonPanel) -> None:
    panel.show_keys()
    assert panel.button(Reason.WRONG).text().endswith("   Alt+U")
    assert panel.button(Reason.WRONG).accessibleName() in panel.button(Reason.WRONG).text()


def test_three_reasons_are_at_first_sight_and_the_others_behind_one(panel: ReasonPanel, qtbot: QtBot) -> None:
    def shown() -> list[Reason]:
        return [reason for reason in Reason if not panel.button(reason).isHidden()]

    panel.show_panel(True)
    panel.show()
    assert len(shown()) == AT_FIRST == 3
    more = next(button for button in panel.findChildren(QPushButton) if button.text() == "Autres raisons…")
    more.click()
    assert len(shown()) == len(Reason)
    assert more.isHidden()
    panel.show_panel(False)
    panel.show_panel(True)
    assert len(shown()) == AT_FIRST, "the next answer begins with three again"
    panel.show_recorded(Reason.OUTDATED)
    assert Reason.OUTDATED in shown(), "what is recorded is in view"


def test_a_saved_comment_is_passed_on_and_closes_the_editor(panel: ReasonPanel, qtbot: QtBot) -> None:
    panel.show_panel(True)
    with qtbot.waitSignal(panel.comment_asked):
        panel.open_comment()
    assert not panel.editor.isHidden()
    panel.editor.begin("à compléter", "")
    with qtbot.waitSignal(panel.commented) as sent, qtbot.waitSignal(panel.left):
        panel.editor.save_button.click()
    assert sent.args == ["à compléter", ""]
    assert panel.editor.isHidden()
