"""The answer as the editors write it, with keys and buttons that mark a part of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from helpdesk_app.editing.marking import Marked, link, toggle_bold, toggle_list
from helpdesk_app.text.spans import Span
from helpdesk_app.ui.actions import hint, plain_name
from helpdesk_app.ui.editor.entry_form.text_fields import TextField
from helpdesk_app.ui.style.theme import UNIT


class AnswerField(TextField):
    """A text field with actions that mark the selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(least_lines=8, parent=parent)
        self._marks = (
            self._mark(self.tr("Bold"), "Ctrl+B", toggle_bold),
            self._mark(self.tr("Link"), "Ctrl+K", link),
            self._mark(self.tr("List"), "Ctrl+L", toggle_list),
            self._mark(self.tr("Steps"), "Ctrl+Shift+L", partial(toggle_list, numbered=True)),
        )

    def buttons(self) -> QWidget:
        """Return a row of buttons for the actions; made anew at each call."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for action in self._marks:
            button = QPushButton(plain_name(action))
            button.setObjectName("quiet")
            button.setToolTip(hint(action))
            # The selection is in the text, which keeps the focus; the keys are there for the keyboard.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(action.trigger)
            layout.addWidget(button)
        layout.addSpacing(UNIT // 2)
        return row

    def mark(self, change: Callable[[Marked], Marked]) -> None:
        """Apply ``change`` to the text and its selection."""
        marked = change(Marked(self.toPlainText(), Span(*self.selection())))
        self.setFocus()
        self.show_text(marked.text)
        self.select(marked.selected.start, marked.selected.end)
        self.edited.emit()

    def _mark(self, name: str, keys: str, change: Callable[[Marked], Marked]) -> QAction:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.mark(change))
        self.addAction(action)
        return action
