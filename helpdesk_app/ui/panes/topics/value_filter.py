"""The box that finds a value of a long facet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from helpdesk_app.ui.style.theme import SMALL, scaled


class ValueFilter(QLineEdit):
    """Filters the values while it has a text; Esc empties it, and only then leaves it."""

    entered = Signal()
    """The agent goes on to the values."""

    def __init__(self, heading: str, values: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(scaled(self.font(), SMALL))
        self.setPlaceholderText(self.tr("Find among %n value(s)", "", values))
        self.setAccessibleName(f"{heading}, {self.placeholderText()}")
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the shortcut of the window, while there is a text to leave."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_to_be_emptied(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Esc, and go on to the values on the down arrow."""
        if self._is_to_be_emptied(event):
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _is_to_be_emptied(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())
