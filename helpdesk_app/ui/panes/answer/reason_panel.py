"""Why an answer was not useful: one key for each reason, and room for a comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.feedback.model import Reason
from helpdesk_app.ui.actions import plain_name, with_key
from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

if TYPE_CHECKING:
    from helpdesk_app.ui.panes.answer.comment_editor import CommentEditor


AT_FIRST: Final = 3
"""Reasons at first sight; a button shows the others, whose keys work all the same."""


class ReasonPanel(QWidget):
    """Shows the recorded reason; a click alone shows nothing.

    Args:
        actions: One for each reason; enabled while the panel is on show.
        comment: Opens the comment; enabled likewise.
        parent: Qt's owner of the object.
    """

    chosen = Signal(Reason)
    commented = Signal(str, str)
    """Comment and proposed wording."""
    comment_asked = Signal()
    """The agent wants to write: fill the editor in."""
    left = Signal()
    """The agent left the comment; the caret may go back."""

    def __init__(self, actions: Mapping[Reason, QAction], comment: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = dict(actions)
        self._comment = comment
        why = PlainLabel(self.tr("Why?"))
        why.setFont(scaled(self.font(), SMALL))
        # A comment takes the place of the reasons while it is written.
        self._choices = QWidget()
        row = FlowLayout(self._choices, spacing=UNIT // 2)
        self._buttons = {reason: self._button(action) for reason, action in self._actions.items()}
        self._write = self._button(comment)
        self._write.setCheckable(False)
        self._more = QPushButton(self.tr("Other reasons…"))
        self._more.setObjectName("quiet")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._show_others)
        for chip in (*self._buttons.values(), self._more, self._write):
            row.addWidget(chip)
        for reason, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, reason=reason: self._ask(reason))
            self._actions[reason].triggered.connect(lambda _checked=False, reason=reason: self._ask(reason))
        self._editor: CommentEditor | None = None
        self._write.clicked.connect(self.open_comment)
        comment.triggered.connect(self.open_comment)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(why)
        column.addWidget(self._choices)
        self._recorded: Reason | None = None
        self.show_panel(False)

    @property
    def editor(self) -> CommentEditor:
        """The editor of the comment; made when it is first asked for."""
        if self._editor is None:
            from helpdesk_app.ui.panes.answer.comment_editor import CommentEditor

            self._editor = CommentEditor(self)
            self._editor.hide()
            self._editor.saved.connect(self._saved)
            self._editor.left.connect(self.close_comment)
            self._column.addWidget(self._editor)
        return self._editor

    def button(self, reason: Reason) -> QPushButton:
        """Return the button of ``reason``."""
        return self._buttons[reason]

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel, and let its keys work only while it is on show."""
        focused = QApplication.focusWidget()
        if not shown and focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        self.setVisible(shown)
        if shown != self._comment.isEnabled():
            for action in (*self._actions.values(), self._comment):
                action.setEnabled(shown)
        if not shown and self._editor is not None:
            self._editor.hide()
        if not shown:
            self._choices.show()
            self._show_reasons(all_of_them=False)

    def show_recorded(self, reason: Reason | None) -> None:
        """Show ``reason`` as the recorded one."""
        self._recorded = reason
        if reason in list(self._buttons)[AT_FIRST:]:
            self._show_reasons(all_of_them=True)
        for of, button in self._buttons.items():
            button.setChecked(of is reason)

    def show_keys(self) -> None:
        """Show on each button the key that presses it."""
        for action, button in zip(
            (*self._actions.values(), self._comment), (*self._buttons.values(), self._write), strict=True
        ):
            button.setText(with_key(plain_name(action), action))
            button.setAccessibleName(plain_name(action))

    def open_comment(self) -> None:
        """Show the editor, with the caret in it."""
        self._choices.hide()
        self.editor.show()
        self.comment_asked.emit()

    def close_comment(self) -> None:
        """Hide the editor and give the caret back."""
        self.editor.hide()
        self._choices.show()
        self.left.emit()

    def _show_others(self) -> None:
        self._show_reasons(all_of_them=True)
        list(self._buttons.values())[AT_FIRST].setFocus()

    def _show_reasons(self, *, all_of_them: bool) -> None:
        for button in list(self._buttons.values())[AT_FIRST:]:
            button.setVisible(all_of_them)
        self._more.setVisible(not all_of_them)

    def _saved(self, comment: str, wording: str) -> None:
        self.commented.emit(comment, wording)
        self.close_comment()

    def _ask(self, reason: Reason) -> None:
        self.show_recorded(self._recorded)
        self.chosen.emit(reason)

    def _button(self, action: QAction) -> QPushButton:
        button = WrappingButton(plain_name(action))
        button.setObjectName("chip")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
