"""The dialog for the shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.dialogs.key_field import KeyField
from helpdesk_app.ui.dialogs.shortcut_list import ShortcutList
from helpdesk_app.ui.dialogs.shortcut_rules import problem_with
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for


class ShortcutDialog(DeskDialog):
    """Shows every action with its key; a key that cannot be used is refused at once, with the reason."""

    saved = Signal(object)
    """(``objectName`` of the action, key sequence in Qt's portable text) for each that differs from its default."""

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change the shortcuts"), parent)
        self._names = {action.objectName(): actions.name_of(action) for action in actions.all()}
        self._defaults = {action.objectName(): actions.default_shortcut(action) for action in actions.all()}
        self._chosen = {action.objectName(): action.shortcut() for action in actions.all()}
        how = PlainLabel(self.tr("Choose an action with the arrow keys, go to its key with Tab and press the new one."))
        how.setObjectName("muted")
        how.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find an action or a key"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.list = ShortcutList()
        for name, text in self._names.items():
            self.list.add(name, text, _native(self._chosen[name]))
        self._field = KeyField(QKeySequence())
        self._label = PlainLabel()
        self._label.setBuddy(self._field)
        self.default_button = QPushButton(self.tr("Default"))
        self.default_button.setObjectName("quiet")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._label)
        row.addWidget(self._field, 1)
        row.addWidget(self.default_button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for widget in (how, self.filter):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Save | kind.Cancel | kind.RestoreDefaults)
        buttons.accepted.connect(self._save)
        buttons.button(kind.RestoreDefaults).clicked.connect(self._restore)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_current())
        self.filter.textChanged.connect(self.list.show_matching)
        self._field.keySequenceChanged.connect(self._take)
        self.default_button.clicked.connect(
            lambda: self._field.setKeySequence(self._defaults[self.list.current_name()])
        )
        self._fill(body, buttons, width=72 * UNIT)
        self.resize(QSize(self.width(), max(self.height(), 64 * UNIT)).boundedTo(room_for(self)))
        self.list.setCurrentRow(0)
        self.filter.setFocus()

    def edit(self, name: str) -> KeyField:
        """Select the action called ``name``, and return the field of its key."""
        self.list.go_to(name)
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the list with the down arrow, and to the key with Enter."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show_current(self) -> None:
        """Show the key of the selected action in the field."""
        name = self.list.current_name()
        for widget in (self._field, self.default_button):
            widget.setEnabled(bool(name))
        self._label.setText(self._names.get(name, ""))
        self._field.setAccessibleName(self._names.get(name, ""))
        self._field.blockSignals(True)
        self._field.setKeySequence(self._chosen.get(name, QKeySequence()))
        self._field.blockSignals(False)
        self._describe()
        self._take_back()

    def _take(self, sequence: QKeySequence) -> None:
        """Use ``sequence`` for the selected action, or say why it cannot be used."""
        self._describe()
        name = self.list.current_name()
        taken = {
            chosen.toString(): self._names[other]
            for other, chosen in self._chosen.items()
            if other != name and not chosen.isEmpty()
        }
        problem = problem_with(sequence, taken)
        if problem:
            self._refuse(problem)
            return
        self._take_back()
        self._chosen[name] = sequence
        self.list.show_key(name, _native(sequence))

    def _describe(self) -> None:
        self._field.setAccessibleDescription(_native(self._field.keySequence()))

    def _restore(self) -> None:
        self._chosen = dict(self._defaults)
        for name, sequence in self._defaults.items():
            self.list.show_key(name, _native(sequence))
        self._show_current()

    def _save(self) -> None:
        if self.problem():
            self._field.setFocus()
            return
        self.saved.emit(
            tuple(
                (name, sequence.toString())
                for name, sequence in self._chosen.items()
                if sequence != self._defaults[name]
            )
        )
        self.accept()


def _native(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
