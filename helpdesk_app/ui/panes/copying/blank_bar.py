"""The bar that asks what goes into the blanks of a copy."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.desk.copying import BlankForm
from helpdesk_app.text.blanks import Blank
from helpdesk_app.ui.actions import DeskActions, with_key
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LONGEST: Final = 500
"""Characters of a value: more is no value but a text pasted by mistake."""
_FIELD_WIDTH: Final = 22 * UNIT


class BlankBar(QFrame):
    """Shows a field for each blank, or is hidden. Enter copies from any field, and Tab goes to the next."""

    filled = Signal(object)
    """The agent copies with this value for each ``Blank``."""
    left = Signal()
    """The agent copies nothing."""

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("copyBar")
        self._actions = actions
        self._fields: dict[Blank, QLineEdit | ChoiceBox] = {}
        self._parts: list[QWidget] = []
        title = PlainLabel(self.tr("Fill in:"))
        title.setObjectName("muted")
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("primary")
        self.copy_button.clicked.connect(self._fill)
        self.unfilled_button = QPushButton()
        self.unfilled_button.clicked.connect(actions.copy_unfilled.trigger)
        self.leave_button = QPushButton()
        self.leave_button.clicked.connect(self.left)
        content = QWidget()
        self._row = FlowLayout(content, spacing=UNIT)
        self._buttons = (self.copy_button, self.unfilled_button, self.leave_button)
        for widget in (title, *self._buttons):
            self._row.addWidget(widget)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.unfilled_button, self.leave_button):
            button.setObjectName("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.addWidget(ScrollWhenShort(content, least=6 * UNIT))
        self.hide()

    def fields(self) -> tuple[QLineEdit | ChoiceBox, ...]:
        """Return the fields, in the order of the blanks."""
        return tuple(self._fields.values())

    def show_form(self, form: BlankForm | None) -> None:
        """Ask for the blanks of ``form``, with the caret in the first; ``None`` hides the bar and empties it."""
        for part in self._parts:
            self._row.removeWidget(part)
            part.setParent(None)
            part.deleteLater()
        self._parts, self._fields = [], {}
        self.setVisible(form is not None)
        if form is None:
            return
        for blank in form.request.blanks:
            self._fields[blank] = _field(blank, form.values.get(blank, ""))
            self._parts.append(_labelled(blank, self._fields[blank]))
        for button, text in (
            (self.copy_button, with_key(self.tr("Copy"), self._actions.copy)),
            (self.unfilled_button, with_key(self.tr("Leave blank"), self._actions.copy_unfilled)),
            (self.leave_button, with_key(self.tr("Cancel"), self._actions.clear)),
        ):
            button.setText(text)
            self._row.removeWidget(button)
        for widget in (*self._parts, *self._buttons):
            self._row.addWidget(widget)
            widget.show()  # now: a layout would do it in a later turn, and the caret goes in at once
        stops = (*self.fields(), *self._buttons)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        for field in self.fields():
            field.addAction(self._actions.copy_unfilled)
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.tr("%n blank(s) to fill in.", "", len(self._fields)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Enter in a field; on a button, press it."""
        focused = self.focusWidget()
        if Qt.Key(event.key()) not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        else:
            self._fill()

    def _fill(self) -> None:
        self.filled.emit({blank: _value(field) for blank, field in self._fields.items()})


def _field(blank: Blank, value: str) -> QLineEdit | ChoiceBox:
    if blank.choices:
        choice = ChoiceBox()
        choice.addItems(blank.choices)
        choice.setCurrentIndex(max(0, choice.findText(value)))
        choice.setAccessibleName(blank.name)
        return choice
    line = QLineEdit(value)
    line.setMaxLength(_LONGEST)
    line.setFixedWidth(_FIELD_WIDTH)
    line.setAccessibleName(blank.name)
    return line


def _value(field: QLineEdit | ChoiceBox) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.currentText()


def _labelled(blank: Blank, field: QWidget) -> QWidget:
    """Return ``field`` behind its name, as one part that does not wrap."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, UNIT, 0)
    row.setSpacing(UNIT)
    label = PlainLabel(blank.name)
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    return part
