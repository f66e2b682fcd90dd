"""Asks the editor what a state of the session wants to know."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.editing.view_state import Ask, Question, Reply
from helpdesk_app.ui.editor.prompt import primary_button
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel

_DECIDED: Final = frozenset({Ask.RECOVER, Ask.CONFLICT})
"""Questions of which Escape chooses the first reply."""


class QuestionDialog(DeskDialog):
    """Shows one question with a button for each reply; Escape is ``Reply.CANCEL``."""

    replied = Signal(object, object)
    """The ``Question``, and the ``Reply``."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        title, text, replies = _words(question)
        super().__init__(title, parent)
        self._question = question
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for paragraph in (text, *question.details):
            label = PlainLabel(paragraph)
            label.setWordWrap(True)
            column.addWidget(label)
        buttons = QDialogButtonBox()
        for number, (reply, name) in enumerate(replies.items()):
            button = primary_button(name) if number == 0 else QPushButton(name)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, reply=reply: self._reply(reply))
            if number == 0:
                button.setDefault(True)
        if question.ask not in _DECIDED:
            buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._fill(body, buttons, width=64 * UNIT)
        self.rejected.connect(lambda: self.replied.emit(question, Reply.CANCEL))

    def _reply(self, reply: Reply) -> None:
        self.rejected.disconnect()
        self.close()
        self.replied.emit(self._question, reply)


def _words(question: Question) -> tuple[str, str, dict[Reply, str]]:
    """Return the title, the text and the names of the replies, the first of which Enter gives."""
    translate = QCoreApplication.translate
    match question.ask:
        case Ask.CLOSE_UNSAVED:
            return (
                translate("QuestionDialog", "Save before closing?"),
                translate("QuestionDialog", "Some changes are not in the folder yet."),
                {
                    Reply.SAVE: translate("QuestionDialog", "&Save"),
                    Reply.DISCARD: translate("QuestionDialog", "Close &without saving"),
                },
            )
        case Ask.RECOVER:
            return (
                translate("QuestionDialog", "Go on where the last window ended?"),
                translate("QuestionDialog", "It was closed before these changes were saved:"),
                {
                    Reply.RECOVER: translate("QuestionDialog", "&Go on with them"),
                    Reply.DISCARD: translate("QuestionDialog", "&Leave them"),
                },
            )
        case Ask.MAKE_FOLDER:
            return (
                translate("QuestionDialog", "Begin a new FAQ?"),
                translate("QuestionDialog", "There is no such folder yet:"),
                {Reply.MAKE: translate("QuestionDialog", "&Make the folder")},
            )
        case Ask.LOCKED:
            return (
                translate("QuestionDialog", "Someone else is editing this folder"),
                translate(
                    "QuestionDialog", "If both of you save, the last one to save has to sort out what both changed."
                ),
                {Reply.OPEN_ANYWAY: translate("QuestionDialog", "&Open it anyway")},
            )
        case Ask.CONFLICT:
            return (
                translate("QuestionDialog", "Someone else changed the same texts"),
                translate("QuestionDialog", "Everything else was put together. Whose text is to stay here?"),
                {
                    Reply.MINE: translate("QuestionDialog", "&Mine"),
                    Reply.THEIRS: translate("QuestionDialog", "&Theirs"),
                },
            )
