"""The qualifying question, with a button and a key for each answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.desk.qualifying import QualifyingQuestion
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton


class QualifierBar(QFrame):
    """Shows one question, or is hidden.

    Args:
        actions: One for each value, as many as a question has at most; enabled while its value is on show.
        parent: Qt's owner of the object.
    """

    chosen = Signal(int)
    """The caller gave this value of the question, counted from 0."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qualifierBar")
        self._proposal: QualifyingQuestion | None = None
        self._actions = tuple(actions)
        self._names = [action.text() for action in actions]
        self._ask = PlainLabel(self.tr("Ask the caller:"))
        self._ask.setObjectName("muted")
        self._question = PlainLabel()
        self._question.setWordWrap(True)
        for label in (self._ask, self._question):
            label.setFont(scaled(self.font(), SMALL))
        self._buttons = [self._button(index) for index in range(len(self._actions))]
        row = FlowLayout(spacing=UNIT // 2)
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._ask)
        column.addWidget(self._question)
        column.addLayout(row)
        for index, action in enumerate(self._actions):
            action.triggered.connect(lambda _checked=False, index=index: self._apply(index))
        self.show_proposal(None)

    def proposal(self) -> QualifyingQuestion | None:
        """Return the proposal on show."""
        return self._proposal

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons on show, in the order of the values."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def spoken(self) -> str:
        """Return the question with the key of each value, for a screen reader; empty while there is none."""
        if self._proposal is None:
            return ""
        return f"{self._ask.text()} {self._question.text()} {', '.join(button.text() for button in self.buttons())}"

    def show_proposal(self, proposal: QualifyingQuestion | None) -> None:
        """Show ``proposal``; ``None`` hides the line."""
        self._proposal = proposal
        values = proposal.values if proposal else ()
        self._question.setText(typeset(proposal.facet) if proposal else "")
        for index, (button, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            value = values[index] if index < len(values) else ""
            button.setVisible(bool(value))
            action.setEnabled(bool(value))
            named = self.tr("%1: %2").replace("%1", self._names[index]).replace("%2", value.replace("&", "&&"))
            action.setText(named if value else self._names[index])
            if value:
                key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                button.setText(f"{value}   {key}".replace("&", "&&").rstrip())
                button.setAccessibleName(value)
                button.setAccessibleDescription(self._question.text())
        self.setVisible(proposal is not None)

    def _button(self, index: int) -> QPushButton:
        button = WrappingButton()
        button.setObjectName("chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._apply(index))
        return button

    def _apply(self, index: int) -> None:
        if self._proposal is not None and index < len(self._proposal.values):
            self.chosen.emit(index)
