"""Labels whose text is prepared for the screen, and copied as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from helpdesk_app.text.typography import as_written, breakable, typeset, unbroken
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class CopiedLabel(PlainLabel):
    """Shows a text that wraps, even in long paths; a selection can be copied with the usual keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._written = ""
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def written(self) -> str:
        """Return the text on show, as it is written."""
        return self._written

    def show_written(self, text: str) -> None:
        """Show ``text``."""
        self._show(text, breakable(text))

    def _show(self, text: str, shown: str) -> None:
        self._written = text
        self.setText(shown)
        # Screen readers get the text without the characters that are for the screen only.
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selection, without the characters that are for the screen only."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(as_written(self.selectedText(), self._written))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu: it would copy the text as it is on the screen."""
        event.ignore()


class TitleLabel(CopiedLabel):
    """The question above an answer, with "e-CPS" and the like kept on one line."""

    def show_question(self, question: str) -> None:
        """Show ``question``, typeset."""
        self._show(typeset(question), unbroken(question))
