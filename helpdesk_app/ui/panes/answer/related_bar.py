"""Answers near to the one on show: a line below it, a button and a key each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.actions import with_key
from helpdesk_app.ui.style.theme import SMALL, scaled
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton


class RelatedBar(QWidget):
    """Shows up to as many entries as there are actions, or is hidden.

    Args:
        actions: One for each entry; enabled while it is on show.
        parent: Qt's owner of the object.
    """

    chosen = Signal(int)
    """The agent wants this entry, counted from 0."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = tuple(actions)
        self._entries: tuple[Entry, ...] = ()
        title = PlainLabel(self.tr("See also"))
        title.setObjectName("muted")
        title.setFont(scaled(self.font(), SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        self._buttons = [self._button(index) for index in range(len(self._actions))]
        for button in self._buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_entries(())

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons on show."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer ``entries``; none hides the bar."""
        self._entries = tuple(entries)
        for index, (button, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            entry = entries[index] if index < len(entries) else None
            button.setVisible(entry is not None)
            action.setEnabled(entry is not None)
            if entry is not None:
                button.setText(with_key(typeset(entry.question), action))
                button.setAccessibleName(entry.question)
        self.setVisible(bool(entries))

    def _button(self, index: int) -> QPushButton:
        button = WrappingButton()
        button.setObjectName("related")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(index))
        return button
