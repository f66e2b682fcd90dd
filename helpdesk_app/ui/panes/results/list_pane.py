"""The middle of the window: how many answers, how far to trust them, what to ask next, and the list itself."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.announcements import AnnouncementPanel
from helpdesk_app.ui.panes.results.doubt_panel import DoubtPanel
from helpdesk_app.ui.panes.results.qualifier_bar import QualifierBar
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, UNIT
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.message_page import Message, MessagePage
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

_REST_MS: Final = 500
"""Milliseconds after the last key before the result is announced."""


class ListPane(QFrame):
    """Lays the widgets out; the renderer decides what they show."""

    def __init__(self, icons: Icons, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.model = ResultModel(self)
        self.results = ResultList(self.model)
        self.count = PlainLabel()
        self.count.setObjectName("muted")
        self._trust = ""
        self._said = QTimer(self, singleShot=True, interval=_REST_MS)
        self._said.timeout.connect(self._say_result)
        # An answer that the agent selects is announced at once.
        self.results.went_to.connect(self._said.stop)
        self.clear_topics_button = WrappingButton()
        self.clear_topics_button.setObjectName("quiet")
        self.clear_topics_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.announcements = AnnouncementPanel()
        self.doubt = DoubtPanel(icons)
        self.qualifier = QualifierBar(actions.values, actions.no_value)
        self._icons = icons
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._lay_out()

    @cached_property
    def nothing(self) -> MessagePage:
        """The page in place of an empty list; the first list does without it."""
        page = MessagePage(self._icons, scale=BODY * 1.1)
        self._stack.addWidget(page)
        return page

    def show_nothing(self, message: Message | None) -> None:
        """Show ``message`` in place of the list, or the list when it is ``None``."""
        if message is not None:
            self.nothing.show_message(message)
        self._stack.setCurrentWidget(self.results if message is None else self.nothing)

    def show_compact(self, compact: bool) -> None:
        """Leave the room of a compact window to the answer: no question to the caller, and no parts of answers."""
        self.qualifier.show_compact(compact)
        self.results.show_compact(compact)

    def say_when_settled(self, trust: str = "") -> None:
        """Announce the result once the agent stops typing; a screen reader announces the keys themselves.

        Args:
            trust: How far to trust the first answer; said before it.
        """
        self._trust = trust
        self._said.start()

    def _say_result(self) -> None:
        parts = (
            self.doubt.message().title if self.doubt.isVisible() else self._trust,
            self.results.spoken() if self.results.isVisible() else self.nothing.message().title,
            self.qualifier.spoken(),
        )
        said = ". ".join(filter(None, parts))
        if said:
            announce(self, said)

    def _lay_out(self) -> None:
        counted = FlowLayout(spacing=UNIT)
        counted.addWidget(self.count)
        counted.addWidget(self.clear_topics_button)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        head.addLayout(counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        guidance = QWidget()
        above = QVBoxLayout(guidance)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.announcements)
        above.addWidget(self.qualifier)
        above.addWidget(self.doubt)
        column.addWidget(ScrollWhenShort(guidance, least=8 * UNIT))
        column.addWidget(self._stack, 1)
