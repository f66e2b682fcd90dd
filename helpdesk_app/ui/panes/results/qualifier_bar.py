"""The qualifying question, with a button and a key for each answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.desk.qualifying import QualifyingQuestion
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.actions import plain_name, with_key
from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton


class QualifierBar(QFrame):
    """Shows one question, or is hidden.

    Args:
        actions: One for each value, as many as a question has at most; enabled while its value is on show.
        decline: Says that no value fits; enabled while a question is on show.
        parent: Qt's owner of the object.
    """

    chosen = Signal(int)
    """The caller gave this value of the question, counted from 0."""
    declined = Signal()
    """The caller gave none of the values."""

    def __init__(self, actions: Sequence[QAction], decline: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: QualifyingQuestion | None = None
        self._actions = tuple(actions)
        self._names = [action.text() for action in actions]
        self._decline = decline
        self._is_compact = False
        self._ask = PlainLabel(self.tr("Ask the caller:"))
        self._ask.setObjectName("muted")
        self._question = PlainLabel()
        self._question.setWordWrap(True)
        for label in (self._ask, self._question):
            label.setFont(scaled(self.font(), SMALL))
        self._buttons = [self._button(index) for index in range(len(self._actions))]
        self.decline_button = QPushButton()
        self.decline_button.setObjectName("quiet")
        self.decline_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = FlowLayout(spacing=UNIT // 2)
        for button in (*self._buttons, self.decline_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._ask)
        column.addWidget(self._question)
        column.addLayout(row)
        for index, action in enumerate(self._actions):
            action.triggered.connect(lambda _checked=False, index=index: self._apply(index))
        for decline_it in (self.decline_button.clicked, decline.triggered):
            decline_it.connect(self.declined)
        self.show_question(None)

    def question(self) -> QualifyingQuestion | None:
        """Return the question on show."""
        return self._asked

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons on show, in the order of the values."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def spoken(self) -> str:
        """Return the question with the key of each value, for a screen reader; empty while there is none."""
        if self._asked is None:
            return ""
        return f"{self._ask.text()} {self._question.text()} {', '.join(button.text() for button in self.buttons())}"

    def show_question(self, question: QualifyingQuestion | None) -> None:
        """Show ``question``; ``None`` hides the bar."""
        self._asked = question
        values = question.values if question else ()
        self._question.setText(typeset(question.facet) if question else "")
        for index, (button, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            value = values[index] if index < len(values) else ""
            button.setVisible(bool(value))
            action.setEnabled(bool(value))
            named = self.tr("Answer: %1").replace("%1", value.replace("&", "&&"))
            action.setText(named if value else self._names[index])
            if value:
                button.setText(with_key(value, action))
                button.setAccessibleName(value)
                button.setAccessibleDescription(self._question.text())
        self._decline.setEnabled(question is not None)
        self.decline_button.setText(with_key(plain_name(self._decline), self._decline))
        self._show()

    def show_compact(self, compact: bool) -> None:
        """Stay hidden in a compact window, where the answers need the room; the keys go on working."""
        self._is_compact = compact
        self._show()

    def _show(self) -> None:
        self.setVisible(self._asked is not None and not self._is_compact)

    def _button(self, index: int) -> QPushButton:
        button = WrappingButton()
        button.setObjectName("chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._apply(index))
        return button

    def _apply(self, index: int) -> None:
        if self._asked is not None and index < len(self._asked.values):
            self.chosen.emit(index)
