"""What the editors announce, above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class AnnouncementPanel(QFrame):
    """Shows the announcements, or is hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("announcementPanel")
        self._title = PlainLabel()
        self._title.setFont(scaled(self.font(), SMALL, QFont.Weight.DemiBold))
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        self.hide()

    def text(self) -> str:
        """Return what is on show, a line each; empty while the panel is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show ``texts``; none hides the panel."""
        self.setVisible(bool(texts))
        self._title.setText(self.tr("%n announcement(s)", "", len(texts)))
        self._text.setText("\n".join(map(typeset, texts)))
