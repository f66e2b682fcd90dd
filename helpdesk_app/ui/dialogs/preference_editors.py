"""A widget for each kind of preference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from helpdesk_app.config.note_template import UnknownPlaceholderError, placeholders
from helpdesk_app.config.preferences import Flag, GlobalFlag, GlobalKey, NoteTemplate, OneOf, PreferenceField
from helpdesk_app.ui.dialogs.key_field import KeyField
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox


class PreferenceEditor:
    """Edits one preference.

    Args:
        widget: Shows it.
        value: Returns what the agent entered.
        has_label: Whether the widget shows the label itself.
    """

    def __init__(self, widget: QWidget, value: Callable[[], Any], *, has_label: bool = False) -> None:
        self.widget = widget
        self.value = value
        self.has_label = has_label

    def problem(self) -> str:
        """Return why what was entered cannot be saved, as a sentence, or an empty text."""
        return ""

    def take_effect(self) -> str:
        """Use what was entered from now on; return why that is not possible, as a sentence, or an empty text."""
        return ""


class _GlobalKeyEditor(PreferenceEditor):
    def __init__(self, value: str, use: Callable[[str], str]) -> None:
        edit = KeyField(QKeySequence(value))
        super().__init__(edit, lambda: edit.keySequence().toString())
        self._use = use

    def take_effect(self) -> str:
        return self._use(self.value())


class _NoteTemplateEditor(PreferenceEditor):
    def __init__(self, value: str, proposed: str) -> None:
        edit = QPlainTextEdit(value or proposed)
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(12 * edit.fontMetrics().lineSpacing())
        super().__init__(edit, lambda: "" if edit.toPlainText() == proposed else edit.toPlainText())

    def problem(self) -> str:
        try:
            placeholders(self.value())
        except UnknownPlaceholderError as error:
            return QCoreApplication.translate(
                "PreferencesDialog", "The note knows nothing called {%1}. Mend the name, or take it out."
            ).replace("%1", error.name)
        return ""


def make_editor(
    row: PreferenceField, value: Any, *, proposed_template: str, use_global: Callable[[str], str] | None
) -> PreferenceEditor | None:
    """Return what edits the preference ``row``, or ``None`` where it cannot be used here.

    Args:
        row: Of the table; one that the dialog shows.
        value: Shown first.
        proposed_template: The ticket note that the program proposes.
        use_global: As ``GlobalShortcut.use``; ``None`` where the system has no such keys.
    """
    translate = QCoreApplication.translate
    match row.kind:
        case GlobalFlag() if use_global is None:
            return None
        case Flag() if row.shown is not None:
            flag = WrappingCheckBox(translate("PreferencesDialog", row.shown.label))
            flag.setChecked(value)
            return PreferenceEditor(flag, flag.isChecked, has_label=True)
        case OneOf(names=names, none=none):
            choice = ChoiceBox()
            choice.addItem(translate("PreferencesDialog", none), "")
            for key, name in names.items():
                choice.addItem(translate("PreferencesDialog", name), key)
            choice.setCurrentIndex(max(0, choice.findData(value)))
            return PreferenceEditor(choice, choice.currentData)
        case GlobalKey():
            return None if use_global is None else _GlobalKeyEditor(value, use_global)
        case NoteTemplate():
            return _NoteTemplateEditor(value, proposed_template)
        case _:
            raise NotImplementedError(f"the dialog has no widget for {type(row.kind).__name__}")
