"""A dialog that shows a page of text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QTextBrowser, QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.screens import room_for

_AROUND: Final = 24 * UNIT
"""Pixels of the dialog's height, about, that are not for the text."""


class _Page(QTextBrowser):
    """Asks for the height that it is given as its least."""

    def sizeHint(self) -> QSize:
        """Return the least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class TextDialog(DeskDialog):
    """A title, and text that is read and selected by mouse and keyboard.

    Args:
        title: Of the dialog.
        markdown: The text.
        parent: Qt's owner of the object.
    """

    def __init__(self, title: str, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.text = _Page()
        self.text.setAccessibleName(title)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setMarkdown(markdown)
        self.text.setMinimumHeight(max(16 * UNIT, min(64 * UNIT, room_for(self).height() - _AROUND)))
        self._fill(self.text, QDialogButtonBox(QDialogButtonBox.StandardButton.Close), width=88 * UNIT)
        self.text.setFocus()
