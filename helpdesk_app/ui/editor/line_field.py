"""A line of text that leaves undo, redo and the other keys of the window to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from helpdesk_app.ui.editor.window_keys import is_for_window, is_undo


class LineField(QLineEdit):
    """One line of text."""

    def show_text(self, text: str) -> None:
        """Show ``text``; the caret stays where it is."""
        if text != self.text():
            position = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(position, len(text)))

    def event(self, event: QEvent) -> bool:
        """Leave the shortcuts of the window to the window."""
        if is_for_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo nothing here: the window undoes the edits of all fields in their order."""
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
