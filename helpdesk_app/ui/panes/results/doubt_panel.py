"""The panel above the list: why it is not reliable, or the result of checking an identifier."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, UNIT, current_colours, scaled
from helpdesk_app.ui.widgets.message_page import Message
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.suggestions import SuggestionRow
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton


class DoubtPanel(QFrame):
    """Shows one message above the list, or is hidden."""

    suggested = Signal(str)
    """A word to try instead of an unknown one."""
    acted = Signal()
    """The button was pressed."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubtPanel")
        self._icons = icons
        self._message = Message("")
        self._icon = PlainLabel()
        self._title = PlainLabel()
        self._title.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
        self._text = PlainLabel()
        self.suggestions = SuggestionRow()
        self.suggestions.chosen.connect(self.suggested)
        self.button = WrappingButton()
        self.button.setObjectName("chip")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.acted)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT * 3 // 2, 2 * UNIT, UNIT * 3 // 2)
        column.setSpacing(UNIT)
        column.addLayout(head)
        for label in (self._title, self._text):
            label.setWordWrap(True)
        column.addWidget(self._text)
        column.addWidget(self.suggestions)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def message(self) -> Message:
        """Return the message on show or shown last."""
        return self._message

    def show_message(self, message: Message | None) -> None:
        """Show ``message``; ``None`` hides the panel."""
        self.setVisible(message is not None)
        if message is None or message == self._message:
            return
        self._message = message
        self._title.setText(message.title)
        self._text.setText("\n".join(message.paragraphs))
        self._text.setVisible(bool(message.paragraphs))
        self.suggestions.show_words(message.suggestions)
        self.button.setText(message.action)
        self.button.setVisible(bool(message.action))
        self.setProperty("good", message.icon == "check")
        for widget in (self, self._title, self._text):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self._apply_colours()

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _apply_colours(self) -> None:
        if self._message.title:
            colours = current_colours()
            colour = colours.problem_text if self._message.icon == "warning" else colours.done
            self._icon.setPixmap(self._icons.pixmap(self._message.icon, colour, 20, self.devicePixelRatioF()))
