"""The question above an answer: kept whole where a line ends, copied as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from helpdesk_app.ui.typography import as_written, typeset, unbroken


class TitleLabel(QLabel):
    """Shows a question; what is selected in it with the mouse can be copied with the keys of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = ""
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def question(self) -> str:
        """Return the question on show, typeset."""
        return self._question

    def show_question(self, question: str) -> None:
        """Show ``question``."""
        self._question = typeset(question)
        self.setText(unbroken(question))
        # A screen reader would stumble over the hyphens of the screen.
        self.setAccessibleName(self._question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected, without the hyphens that are for the screen only."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(as_written(self.selectedText(), self._question))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu: its copy would be that of the screen."""
        event.ignore()
