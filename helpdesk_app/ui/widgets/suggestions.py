"""Words of the FAQ to try in place of a word that it does not know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton


class SuggestionRow(QWidget):
    """A button for each word, reached by Tab; hidden while there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = PlainLabel(self.tr("Try instead:"))
        label.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        self._row = FlowLayout(self, spacing=UNIT)
        self._row.addWidget(label)
        self._buttons: list[QPushButton] = []
        self._words: tuple[str, ...] = ()
        self.hide()

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons, in the order of the words."""
        return tuple(self._buttons)

    def show_words(self, words: Sequence[str]) -> None:
        """Offer ``words`` instead of the earlier ones."""
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(word) for word in words]
        for button in self._buttons:
            self._row.addWidget(button)
        self.setVisible(bool(words))

    def _button(self, word: str) -> QPushButton:
        button = WrappingButton(word.replace("&", "&&"))
        button.setObjectName("quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleDescription(self.tr("Searches with this word instead of the one that was not found."))
        button.clicked.connect(lambda: self.chosen.emit(word))
        return button
