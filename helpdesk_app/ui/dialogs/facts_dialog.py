"""Dialogs that only show facts: shortcuts, about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from helpdesk_app.ui.actions import DeskActions, Menu, actions_of, shortcut_text
from helpdesk_app.ui.style.theme import BODY, UNIT, scaled
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for

Facts = tuple[tuple[str, str], ...]
"""Names and values."""
Section = tuple[str, Facts]
"""A title, which may be empty, and the facts below it."""

_LONGEST: Final = 50
"""Characters of a value that fit; a longer one scrolls."""


class FactsDialog(DeskDialog):
    """A title and pairs of text.

    Args:
        title: Of the dialog.
        columns: The sections of each column; where the screen is too narrow, the columns follow one another.
        parent: Qt's owner of the object.
    """

    def __init__(self, title: str, columns: Sequence[Sequence[Section]], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        body = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6 * UNIT)
        for sections in columns:
            column = QVBoxLayout()
            column.addWidget(self._form(sections))
            column.addStretch()
            row.addLayout(column)
        if body.sizeHint().width() + 10 * UNIT > room_for(self).width():
            row.setDirection(QBoxLayout.Direction.TopToBottom)
            row.setSpacing(2 * UNIT)
        self._fill(body, QDialogButtonBox(QDialogButtonBox.StandardButton.Close))

    def _form(self, sections: Sequence[Section]) -> QWidget:
        """Return one form for all ``sections``, so that their values are aligned."""
        whole = QWidget()
        form = QFormLayout(whole)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(4 * UNIT)
        form.setVerticalSpacing(UNIT * 3 // 4)
        for title, facts in sections:
            if title:
                head = PlainLabel(title)
                head.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
                head.setContentsMargins(0, UNIT if form.rowCount() else 0, 0, 0)
                form.addRow(head)
            for name, value in facts:
                label = PlainLabel(name)
                label.setObjectName("muted")
                form.addRow(label, _shown(name, value))
        return whole


def _shown(name: str, value: str) -> QWidget:
    """Return a widget that shows ``value`` and lets it be copied; a long path can be read without a mouse."""
    if len(value) <= _LONGEST:
        label = PlainLabel(value)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
    line = QLineEdit(value)
    line.setReadOnly(True)
    line.setAccessibleName(name)
    line.setCursorPosition(0)
    line.setMinimumWidth(_LONGEST * line.fontMetrics().averageCharWidth())
    return line


def shortcut_columns(actions: DeskActions) -> tuple[tuple[Section, ...], ...]:
    """Return every shortcut of the window, sorted as the menus are: what it does, its key."""
    translate = QCoreApplication.translate
    native = QKeySequence.SequenceFormat.NativeText

    def keys(*names: str) -> str:
        return ", ".join(QKeySequence(name).toString(native) for name in names)

    def of_menu(title: str, menu: Menu) -> Section:
        named = ((actions.name_of(action), shortcut_text(action)) for action in actions_of(menu))
        return title.replace("&", ""), tuple((name, key) for name, key in named if key)

    in_the_list = (
        (translate("Shortcuts", "Search"), translate("Shortcuts", "Type, from anywhere")),
        (translate("Shortcuts", "Previous or next answer"), keys("Up", "Down")),
        (translate("Shortcuts", "Previous or next page"), keys("PgUp", "PgDown")),
        (translate("Shortcuts", "First or last answer"), keys("Home", "End")),
    )
    file, edit, feedback, view, about = (of_menu(*menu) for menu in actions.menus())
    return ((translate("Shortcuts", "Answers"), in_the_list), edit, file), (feedback, view, about)
