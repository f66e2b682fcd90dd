"""The bar that says how many answers are gathered to be copied together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.text.rendering import lines_as_html
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.actions import DeskActions, with_key
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class BasketBar(QFrame):
    """Shows the number of answers in the basket, or is hidden while there is none."""

    emptied = Signal()

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("copyBar")
        self._actions = actions
        self._questions: tuple[str, ...] = ()
        self.count = PlainLabel()
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("primary")
        self.copy_button.clicked.connect(actions.copy.trigger)
        self.empty_button = QPushButton()
        self.empty_button.setObjectName("quiet")
        self.empty_button.clicked.connect(self.emptied)
        content = QWidget()
        row = FlowLayout(content, spacing=2 * UNIT)
        row.addWidget(self.count)
        for button in (self.copy_button, self.empty_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.addWidget(content)
        self.hide()

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show how many ``questions`` there are; they are named in the tool tip."""
        if tuple(questions) == self._questions:
            return
        self._questions = tuple(questions)
        self.setVisible(bool(questions))
        self.count.setText(self.tr("%n answer(s) in the basket", "", len(questions)))
        self.count.setToolTip(lines_as_html("\n".join(map(typeset, questions))))
        self.count.setAccessibleDescription(". ".join(questions))
        self.copy_button.setText(with_key(self.tr("Copy all"), self._actions.copy))
        self.empty_button.setText(with_key(self.tr("Empty"), self._actions.clear))
