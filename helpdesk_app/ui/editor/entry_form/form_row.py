"""A field of the form with its name above it, and what the source says below it where that differs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.copied_label import CopiedLabel
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class SourceNote(QFrame):
    """What the source says in a field that an editor changed; hidden where nothing was changed."""

    back_asked = Signal()
    seen_asked = Signal()
    """The editor has seen that the source has changed, and leaves the field as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceNote")
        self.change = PlainLabel(self.tr("The source has changed since this text was written."))
        self.change.setObjectName("problemText")
        self.change.setFont(scaled(self.font(), SMALL))
        self.change.setWordWrap(True)
        self.seen = self._button(self.tr("Seen: keep this text"))
        self.seen.clicked.connect(self.seen_asked)
        self.text = CopiedLabel()
        self.text.setObjectName("muted")
        self.text.setFont(scaled(self.font(), SMALL))
        self.back = self._button(self.tr("Back to the source"))
        self.back.clicked.connect(self.back_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3 // 2, UNIT // 2, UNIT, UNIT // 4)
        column.setSpacing(0)
        column.addWidget(self.change)
        column.addWidget(self.text)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * UNIT)
        for button in (self.back, self.seen):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self.show_change(is_changed=False)
        self.hide()

    def show_change(self, *, is_changed: bool) -> None:
        """Say whether the source has changed since the editors wrote the field."""
        for widget in (self.change, self.seen):
            widget.setVisible(is_changed)

    def show_source(self, text: str | None) -> None:
        """Show what the source says; ``None`` where the field says the same."""
        self.setVisible(text is not None)
        self.back.setVisible(bool(text))
        if text is not None:
            said = self.tr("Source: %1").replace("%1", text) if text else self.tr("Added by the editors")
            if said != self.text.written():
                self.text.show_written(said)

    @staticmethod
    def _button(text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("related")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class FormRow(QWidget):
    """Holds one field.

    Args:
        name: As people read it, with its mnemonic.
        field: The widget that has the focus.
        extra: Stands at the right of the name, such as buttons.
        parent: Qt's owner of the object.
    """

    def __init__(self, name: str, field: QWidget, extra: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.source = SourceNote()
        self._label = PlainLabel(name)
        self._label.setFont(scaled(self.font(), SMALL, QFont.Weight.DemiBold))
        self._label.setBuddy(field)
        field.setAccessibleName(name.replace("&", ""))
        self._problem = PlainLabel()
        self._problem.setObjectName("problemText")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._hint = PlainLabel()
        self._hint.setObjectName("muted")
        self._hint.setFont(scaled(self.font(), SMALL))
        self._hint.setWordWrap(True)
        self._hint.hide()
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._label)
        head.addStretch()
        if extra is not None:
            head.addWidget(extra)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        for widget in (field, self._problem, self._hint, self.source):
            column.addWidget(widget)

    def hint(self) -> str:
        """Return what explains the field, or an empty text."""
        return self._hint.text()

    def show_hint(self, hint: str) -> None:
        """Explain the field in a line; an empty text for nothing."""
        if hint != self.hint():
            self._hint.setText(hint)
            self._hint.setVisible(bool(hint))

    def problem(self) -> str:
        """Return what is wrong with the field, or an empty text."""
        return self._problem.text()

    def show_problem(self, problem: str) -> None:
        """Show and announce what is wrong with the field; an empty text for nothing."""
        if problem == self.problem():
            return
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)
