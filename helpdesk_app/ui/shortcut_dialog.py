"""Where the agent changes the shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QKeySequenceEdit,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.ui.accessibility import announce
from helpdesk_app.ui.actions import DeskActions, plain_name
from helpdesk_app.ui.shortcut_rules import problem_with
from helpdesk_app.ui.theme import TITLE, UNIT, scaled


class ShortcutDialog(QDialog):
    """Shows every action with its key; what cannot be used is refused on saving, and the reason shown."""

    saved = Signal(object)
    """(``objectName`` of the action, key sequence in Qt's portable text) for each that differs from its default."""

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change the shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        heading = QLabel(self.windowTitle())
        heading.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        how = QLabel(self.tr("Go to a shortcut with Tab and press the new keys. Save tells if one cannot be used."))
        how.setObjectName("muted")
        how.setWordWrap(True)
        self._edits = {action.objectName(): self._edit(action) for action in actions.all()}
        form = QFormLayout()
        form.setHorizontalSpacing(4 * UNIT)
        for action in actions.all():
            form.addRow(plain_name(action), self._edits[action.objectName()])
        rows = QWidget()
        rows.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._problem = QLabel()
        self._problem.setObjectName("problemText")
        self._problem.setWordWrap(True)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Save | kind.Cancel | kind.RestoreDefaults)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        buttons.button(kind.RestoreDefaults).clicked.connect(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        layout.setSpacing(2 * UNIT)
        for widget in (heading, how):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        self.resize(72 * UNIT, 80 * UNIT)

    def edit(self, name: str) -> QKeySequenceEdit:
        """Return the field of the action called ``name``."""
        return self._edits[name]

    def problem(self) -> str:
        """Return why the last attempt to save was refused, or an empty text."""
        return self._problem.text()

    def _edit(self, action: QAction) -> QKeySequenceEdit:
        edit = QKeySequenceEdit(action.shortcut())
        edit.setClearButtonEnabled(True)
        edit.setMaximumSequenceLength(1)
        edit.setAccessibleName(plain_name(action))

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
                self._problem.setText(self.tr("%1: %2").replace("%1", plain_name(action)).replace("%2", problem))
                announce(self, self._problem.text())
                edit.setFocus()
                return
            if not sequence.isEmpty():
                taken[sequence.toString()] = plain_name(action)
            if sequence != default:
                chosen.append((action.objectName(), sequence.toString()))
        self.saved.emit(tuple(chosen))
        self.accept()
