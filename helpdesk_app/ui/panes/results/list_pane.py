"""The middle of the window: how many answers, how far to trust them, what to ask next, and the list itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.doubt_panel import DoubtPanel
from helpdesk_app.ui.panes.results.qualifier_bar import QualifierBar
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.message_page import Message, MessagePage
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

_REST_MS: Final = 500
"""Milliseconds after the last key before the badge appears and the result is announced; while typing, both would
flicker."""


class ListPane(QFrame):
    """Lays the widgets out; the renderer decides what they show."""

    def __init__(self, icons: Icons, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.model = ResultModel(self)
        self.results = ResultList(self.model)
        self.count = PlainLabel()
        self.count.setObjectName("muted")
        self.badge = PlainLabel(self.tr("To be checked"))
        self.badge.setObjectName("badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setFont(scaled(self.font(), SMALL))
        advice = self.tr("A possible answer: read it before you give it.")
        self.badge.setToolTip(advice)
        self.badge.setAccessibleDescription(advice)
        self.badge.hide()
        self._settled = QTimer(self, singleShot=True, interval=_REST_MS)
        self._settled.timeout.connect(self.badge.show)
        self._said = QTimer(self, singleShot=True, interval=_REST_MS)
        self._said.timeout.connect(self._say_result)
        # An answer that the agent selects is announced at once.
        self.results.went_to.connect(self._said.stop)
        self.confirmation = PlainLabel()
        self.confirmation.setObjectName("confirmation")
        self.confirmation.setWordWrap(True)
        self._fade = QTimer(self, singleShot=True)
        self._fade.timeout.connect(self._end_confirmation)
        self.clear_topics_button = WrappingButton()
        self.clear_topics_button.setObjectName("quiet")
        self.clear_topics_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.doubt = DoubtPanel(icons)
        self.qualifier = QualifierBar(actions.values, actions.no_value)
        self.nothing = MessagePage(icons, scale=BODY * 1.1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._stack.addWidget(self.nothing)
        self._lay_out()

    def ask_to_check(self, wanted: bool) -> None:
        """Show the badge « À vérifier » once the agent stops typing; hide it at once."""
        if wanted:
            self._settled.start()
        else:
            self._settled.stop()
            self.badge.hide()

    def confirm(self, message: str, milliseconds: int) -> None:
        """Show ``message`` for that many milliseconds."""
        self.confirmation.setText(message)
        self._head.setCurrentWidget(self.confirmation)
        self._fade.start(milliseconds)

    def show_nothing(self, message: Message | None) -> None:
        """Show ``message`` in place of the list, or the list when it is ``None``."""
        if message is not None:
            self.nothing.show_message(message)
        self._stack.setCurrentWidget(self.results if message is None else self.nothing)

    def say_when_settled(self) -> None:
        """Announce the result once the agent stops typing; a screen reader announces the keys themselves."""
        self._said.start()

    def _say_result(self) -> None:
        parts = (
            self.doubt.message().title if self.doubt.isVisible() else "",
            self.badge.text() if self.badge.isVisible() else "",
            self.results.spoken() if self.results.isVisible() else self.nothing.message().title,
            self.qualifier.spoken(),
        )
        said = ". ".join(filter(None, parts))
        if said:
            announce(self, said)

    def _end_confirmation(self) -> None:
        self.confirmation.clear()
        self._head.setCurrentIndex(0)

    def _lay_out(self) -> None:
        # A confirmation replaces the count for a moment, so that nothing moves.
        self._head = QStackedWidget()
        counted = QWidget()
        row = FlowLayout(counted, spacing=UNIT)
        for widget in (self.count, self.badge, self.clear_topics_button):
            row.addWidget(widget)
        self._head.addWidget(counted)
        self._head.addWidget(self.confirmation)
        self._head.setMinimumHeight(self.clear_topics_button.sizeHint().height())
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        head.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        guidance = QWidget()
        above = QVBoxLayout(guidance)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.qualifier)
        above.addWidget(self.doubt)
        column.addWidget(ScrollWhenShort(guidance, least=8 * UNIT))
        column.addWidget(self._stack, 1)
