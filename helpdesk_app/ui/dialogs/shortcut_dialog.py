"""The dialog for the shortcuts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QKeySequenceEdit,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.dialogs.shortcut_rules import problem_with
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel

_MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown}
)


class KeyField(QKeySequenceEdit):
    """Takes any key but Tab. Qt's own field also takes Shift+Tab, which leaves no way back, and Shift empties it."""

    def __init__(self, sequence: QKeySequence) -> None:
        super().__init__(sequence)
        self.setClearButtonEnabled(True)
        self.setMaximumSequenceLength(1)
        back = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab)
        self.setFinishingKeyCombinations([*self.finishingKeyCombinations(), back])

    def event(self, event: QEvent) -> bool:
        """Ignore a modifier until its key comes."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and Qt.Key(event.key()) in _MODIFIERS:  # type: ignore[attr-defined]
            return True
        return super().event(event)


class ShortcutDialog(DeskDialog):
    """Shows every action with its key; keys that cannot be used are refused on saving, with the reason."""

    saved = Signal(object)
    """(``objectName`` of the action, key sequence in Qt's portable text) for each that differs from its default."""

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change the shortcuts"), parent)
        self._actions = actions
        how = PlainLabel(self.tr("Go to a shortcut with Tab and press the new keys. Save tells if one cannot be used."))
        how.setObjectName("muted")
        how.setWordWrap(True)
        self._edits = {action.objectName(): self._edit(action) for action in actions.all()}
        form = QFormLayout()
        form.setHorizontalSpacing(4 * UNIT)
        for action in actions.all():
            form.addRow(actions.name_of(action), self._edits[action.objectName()])
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(how)
        column.addLayout(form)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Save | kind.Cancel | kind.RestoreDefaults)
        buttons.accepted.connect(self._save)
        buttons.button(kind.RestoreDefaults).clicked.connect(self._restore)
        self._fill(body, buttons, width=72 * UNIT)
        self.resize(self.width(), min(self.height(), 80 * UNIT))

    def edit(self, name: str) -> QKeySequenceEdit:
        """Return the field of the action called ``name``."""
        return self._edits[name]

    def _edit(self, action: QAction) -> QKeySequenceEdit:
        edit = KeyField(action.shortcut())
        edit.setAccessibleName(self._actions.name_of(action))

        def describe() -> None:
            edit.setAccessibleDescription(edit.keySequence().toString(QKeySequence.SequenceFormat.NativeText))

        describe()
        edit.keySequenceChanged.connect(describe)
        return edit

    def _restore(self) -> None:
        for action in self._actions.all():
            self._edits[action.objectName()].setKeySequence(self._actions.default_shortcut(action))

    def _save(self) -> None:
        taken: dict[str, str] = {}
        chosen: list[tuple[str, str]] = []
        for action in self._actions.all():
            edit = self._edits[action.objectName()]
            sequence = edit.keySequence()
            default = self._actions.default_shortcut(action)
            problem = problem_with(sequence, taken)
            if problem:
                name = self._actions.name_of(action)
                self._refuse(self.tr("%1: %2").replace("%1", name).replace("%2", problem))
                edit.setFocus()
                return
            if not sequence.isEmpty():
                taken[sequence.toString()] = self._actions.name_of(action)
            if sequence != default:
                chosen.append((action.objectName(), sequence.toString()))
        self.saved.emit(tuple(chosen))
        self.accept()
