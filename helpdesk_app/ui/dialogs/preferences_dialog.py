"""Where the agent sets how the window behaves and what the ticket note says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QKeySequenceEdit,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.desk.ticket_note import UnknownPlaceholderError, check_template
from helpdesk_app.ui.preferences import Preferences
from helpdesk_app.ui.style.language import LANGUAGES
from helpdesk_app.ui.style.theme import BODY, UNIT, scaled
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.value_box import ValueBox


class PreferencesDialog(DeskDialog):
    """Edits a copy of the preferences; nothing holds before it is saved.

    Args:
        preferences: Of now.
        default_template: The ticket note that the program proposes.
        parent: As everywhere.
        may_keep_queries: Whether the agent may choose that searches are kept.
        use_global: As ``GlobalShortcut.use``; ``None`` where the system has no keys of that kind.
    """

    saved = Signal(object)
    """The new ``Preferences``."""

    def __init__(
        self,
        preferences: Preferences,
        default_template: str,
        parent: QWidget | None = None,
        *,
        may_keep_queries: bool = True,
        use_global: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(self.tr("Settings"), parent)
        self._before = preferences
        self._default_template = default_template
        self.language = ChoiceBox()
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("Language of the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(preferences.language)))
        self.escape_minimises = ValueBox(self.tr("Esc puts the window away once there is nothing left to clear"))
        self.escape_minimises.setChecked(preferences.escape_minimises)
        self.keep_queries = ValueBox(self.tr("Keep what was searched with the feedback, personal data masked"))
        self.keep_queries.setChecked(preferences.keep_queries)
        self.keep_queries.setEnabled(may_keep_queries)
        self._use_global = use_global
        self.global_shortcut = QKeySequenceEdit(QKeySequence(preferences.global_shortcut))
        self.global_shortcut.setMaximumSequenceLength(1)
        self.global_shortcut.setClearButtonEnabled(True)
        self.template = QPlainTextEdit(preferences.ticket_template or default_template)
        self.template.setTabChangesFocus(True)
        self.template.setAccessibleName(self.tr("Ticket note"))
        self.template.setMinimumHeight(12 * self.fontMetrics().lineSpacing())
        known = self._muted(
            self.tr(
                "The note may hold: {question}, {answer}, {topics}, {uid}, {date}. Nothing of the caller goes in. "
                "Left empty, it becomes the proposed note again."
            )
        )
        self.template.setAccessibleDescription(known.text())
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Save | kind.Cancel)
        self.buttons.accepted.connect(self._save)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT * 3 // 2)
        language, note = self._section(self.tr("Language")), self._section(self.tr("Ticket note"))
        for widget in (language, self.language, self.escape_minimises, self.keep_queries):
            column.addWidget(widget)
        if not may_keep_queries:
            column.addWidget(self._muted(self.tr("Your IT department has set that searches are not kept.")))
        if use_global is not None:
            column.addWidget(self._section(self.tr("Key that brings the window forward from any program")))
            column.addWidget(self.global_shortcut)
            how = self._muted(self.tr("Press the keys, for example Ctrl+Shift+H; without any, there is no such key."))
            column.addWidget(how)
            self.global_shortcut.setAccessibleName(self.tr("Key that brings the window forward from any program"))
            self.global_shortcut.setAccessibleDescription(how.text())
        column.addWidget(note)
        column.addWidget(self.template)
        column.addWidget(known)
        self._fill(body, self.buttons, width=76 * UNIT)

    def _section(self, title: str) -> QLabel:
        label = QLabel(title)
        label.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
        return label

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("muted")
        label.setWordWrap(True)
        return label

    def _save(self) -> None:
        template = self.template.toPlainText()
        try:
            check_template(template)
        except UnknownPlaceholderError as error:
            self._refuse(
                self.tr("The note knows nothing called {%1}. Mend the name, or take it out.").replace("%1", error.name)
            )
            self.template.setFocus()
            return
        key = self.global_shortcut.keySequence().toString()
        # The last to be checked: it holds from here on.
        problem = self._use_global(key) if self._use_global is not None else ""
        if problem:
            self._refuse(problem)
            self.global_shortcut.setFocus()
            return
        own = "" if template in {"", self._default_template} else template
        self.saved.emit(
            replace(
                self._before,
                language=self.language.currentData(),
                escape_minimises=self.escape_minimises.isChecked(),
                keep_queries=self.keep_queries.isChecked(),
                ticket_template=own,
                global_shortcut=key,
            )
        )
        self.accept()
