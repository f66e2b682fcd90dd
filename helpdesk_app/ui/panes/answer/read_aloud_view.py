"""The answer read aloud: one step at a time, in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.desk.read_aloud import Step
from helpdesk_app.text.typography import unbroken
from helpdesk_app.ui.style.theme import TITLE, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area


class ReadAloudView(QFrame):
    """Shows one of several steps."""

    left = Signal()
    """The agent wants the whole answer back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._position = PlainLabel()
        self._position.setObjectName("muted")
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.show_text_size(100)
        self.leave_button = self._button(self.tr("Whole answer"), self.tr("Stop reading aloud"))
        self.leave_button.setObjectName("quiet")
        self.leave_button.clicked.connect(self.left)
        self.previous_button = self._button(self.tr("Previous"), self.tr("Previous step"))
        self.next_button = self._button(self.tr("Next"), self.tr("Next step"))
        self.previous_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        row = FlowLayout(spacing=UNIT)
        for button in (self.previous_button, self.next_button, self.leave_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT * 3 // 2)
        column.addWidget(self._position)
        column.addWidget(scroll_area(self._text), 1)
        column.addLayout(row)

    def step(self) -> Step | None:
        """Return the step on show."""
        return self._steps[self._at] if self._steps else None

    def position(self) -> str:
        """Return the line above the step: its number, and how many there are."""
        return self._position.text()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the first of ``steps``."""
        self._steps, self._at = steps, 0
        self._show()

    def go(self, by: int) -> None:
        """Move by ``by`` steps, backwards for a negative number; at either end the step is announced again."""
        self._at = max(0, min(len(self._steps) - 1, self._at + by))
        self._show()
        step = self.step()
        if step is not None:
            announce(self, f"{self._position.text()} {step.text}")

    def show_text_size(self, percent: int) -> None:
        """Show the steps at ``percent`` of their usual size."""
        self._text.setFont(scaled(self.font(), TITLE * percent / 100, QFont.Weight.Medium))

    def set_tool_tips(self, before: str, after: str) -> None:
        """Set the tool tips that name the keys."""
        self.previous_button.setToolTip(before)
        self.next_button.setToolTip(after)

    def _show(self) -> None:
        step = self.step()
        if step is None:
            self._position.clear()
            self._text.clear()
            return
        position = self.tr("Step %1 of %2").replace("%1", str(self._at + 1)).replace("%2", str(len(self._steps)))
        self._position.setText(position)
        self._text.setText(unbroken(step.text))
        self._text.setAccessibleName(step.text)
        first, last = self._at == 0, self._at == len(self._steps) - 1
        for button, other, at_end in (
            (self.next_button, self.previous_button, last),
            (self.previous_button, self.next_button, first),
        ):
            if at_end and button.hasFocus() and len(self._steps) > 1:
                # Qt would move the focus to the next widget, where Space copies.
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(not at_end)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
