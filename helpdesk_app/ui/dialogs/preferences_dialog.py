"""The dialog for the preferences."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from helpdesk_app.config.preferences import Preferences, Shown, table
from helpdesk_app.ui.dialogs.preference_editors import PreferenceEditor, make_editor
from helpdesk_app.ui.style.theme import BODY, UNIT, scaled
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class PreferencesDialog(DeskDialog):
    """Edits the preferences that the table shows; nothing changes before they are saved.

    Args:
        preferences: In force.
        proposed_template: The ticket note that the program proposes.
        parent: The window behind the dialog.
        imposed: Names of the preferences that the agent cannot change here.
        use_global: As ``GlobalShortcut.use``; ``None`` where the system has no such keys.
    """

    saved = Signal(object)
    """The new ``Preferences``."""

    def __init__(
        self,
        preferences: Preferences,
        proposed_template: str,
        parent: QWidget | None = None,
        *,
        imposed: Collection[str] = (),
        use_global: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(self.tr("Settings"), parent)
        self._before = preferences
        self._editors: dict[str, PreferenceEditor] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT * 3 // 2)
        for row in table():
            if row.shown is None:
                continue
            value = getattr(preferences, row.name)
            editor = make_editor(row, value, proposed_template=proposed_template, use_global=use_global)
            if editor is not None:
                self._editors[row.name] = editor
                self._add(column, editor, row.shown, is_imposed=row.name in imposed)
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Save | kind.Cancel)
        self.buttons.accepted.connect(self._save)
        self._fill(body, self.buttons, width=76 * UNIT)

    def editor(self, name: str) -> QWidget | None:
        """Return the widget of the preference called ``name``, ``None`` where the dialog does not show it."""
        editor = self._editors.get(name)
        return None if editor is None else editor.widget

    def _add(self, column: QVBoxLayout, editor: PreferenceEditor, shown: Shown, *, is_imposed: bool) -> None:
        if not editor.has_label:
            label = PlainLabel(self.tr(shown.label))
            label.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
            column.addWidget(label)
        column.addWidget(editor.widget)
        editor.widget.setAccessibleName(self.tr(shown.label))
        editor.widget.setEnabled(not is_imposed)
        hint = shown.imposed if is_imposed else shown.hint
        if hint:
            text = PlainLabel(self.tr(hint))
            text.setObjectName("muted")
            text.setWordWrap(True)
            column.addWidget(text)
            editor.widget.setAccessibleDescription(text.text())

    def _save(self) -> None:
        if self._refuses(lambda editor: editor.problem()):
            return
        # Only when nothing else can be refused.
        if self._refuses(lambda editor: editor.take_effect()):
            return
        self.saved.emit(replace(self._before, **{name: editor.value() for name, editor in self._editors.items()}))
        self.accept()

    def _refuses(self, check: Callable[[PreferenceEditor], str]) -> bool:
        """Return whether ``check`` finds a problem with a field, and show the first."""
        for editor in self._editors.values():
            problem = check(editor)
            if problem:
                self._refuse(problem)
                editor.widget.setFocus()
                return True
        return False
