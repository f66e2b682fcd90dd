"""The parts of the window that it stands without at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpdesk_app.ui.actions import DeskActions, hint
from helpdesk_app.ui.panes.answer.answer_view import AnswerView
from helpdesk_app.ui.panes.results.list_pane import ListPane
from helpdesk_app.ui.panes.topics.topic_pane import TopicPane
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.message_page import MessagePage
from helpdesk_app.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from helpdesk_app.ui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Parts:
    """Made for one window, and not yet in it."""

    icons: Icons
    actions: DeskActions
    notice: NoticeBar
    topics: TopicPane
    list_pane: ListPane
    answer: AnswerView
    problem: MessagePage

    @classmethod
    def of(cls, window: MainWindow, icons: Icons) -> Parts:
        """Make the parts of ``window``."""
        actions = DeskActions(window)
        return cls(
            icons,
            actions,
            NoticeBar(icons),
            TopicPane(),
            ListPane(icons, actions),
            AnswerView(icons, actions),
            MessagePage(icons),
        )

    def show_keys(self) -> None:
        """Show under the pointer which keys do what."""
        actions, feedback = self.actions, self.answer.feedback
        self.answer.set_copy_hint(hint(actions.copy))
        feedback.set_tool_tips(hint(actions.vote_yes), hint(actions.vote_no))
        feedback.reasons.show_keys()
        self.answer.script.set_tool_tips(hint(actions.previous_step), hint(actions.next_step))
        self.list_pane.lift_button.setToolTip(hint(actions.lift))
