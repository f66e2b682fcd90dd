"""A page for a state that has no list and no answer: loading, nothing found, a database that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import TITLE, UNIT, current_colours, scaled
from helpdesk_app.ui.widgets.copied_label import CopiedLabel
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area
from helpdesk_app.ui.widgets.suggestions import SuggestionRow

_WIDTH = 60 * UNIT


@dataclass(frozen=True, slots=True)
class Message:
    """The content of a page; empty fields are not shown."""

    title: str
    paragraphs: tuple[str, ...] = ()
    detail: str = ""
    """A path, to be selected and copied."""
    action: str = ""
    """The label of the one button."""
    icon: str = ""
    suggestions: tuple[str, ...] = ()
    """Words to try, one button each."""


class MessagePage(QFrame):
    """Shows one message at a time, in the middle."""

    acted = Signal()
    """The button was pressed."""
    suggested = Signal(str)
    """One of the suggestions was chosen."""

    def __init__(self, icons: Icons, parent: QWidget | None = None, *, scale: float = TITLE) -> None:
        super().__init__(parent)
        self.setObjectName("messagePage")
        self._icons = icons
        self._message = Message("")
        self._icon = PlainLabel()
        self._title = PlainLabel()
        self._title.setFont(scaled(self.font(), scale, QFont.Weight.DemiBold))
        self._text = PlainLabel()
        self._text.setObjectName("muted")
        self._detail = CopiedLabel()
        self._detail.setObjectName("detail")
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.acted)
        self.suggestions = SuggestionRow()
        self.suggestions.chosen.connect(self.suggested)
        column = QVBoxLayout()
        column.setSpacing(UNIT * 3 // 2)
        for label in (self._icon, self._title, self._text, self._detail):
            label.setWordWrap(label is not self._icon)
            column.addWidget(label)
        column.addWidget(self.suggestions)
        column.addSpacing(UNIT)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setLayout(column)
        # Centred, up to the maximum width of its text.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        page = QWidget()
        middle = QVBoxLayout(page)
        middle.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        middle.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll_area(page))

    def message(self) -> Message:
        """Return the message on show."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show ``message`` in place of the one before."""
        self._message = message
        self._title.setText(message.title)
        self._text.setText("\n\n".join(message.paragraphs))
        self._detail.show_written(message.detail)
        self.button.setText(message.action)
        self.suggestions.show_words(message.suggestions)
        self._text.setVisible(bool(message.paragraphs))
        self._detail.setVisible(bool(message.detail))
        self.button.setVisible(bool(message.action))
        self._icon.setVisible(bool(message.icon))
        self._apply_colours()

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _apply_colours(self) -> None:
        if self._message.icon:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._icons.pixmap(self._message.icon, current_colours().muted, 5 * UNIT, ratio))
