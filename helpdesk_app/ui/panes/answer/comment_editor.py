"""A short comment whose personal data is marked while it is typed, and masked when it is saved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.feedback.model import COMMENT_LIMIT, WORDING_LIMIT
from helpdesk_app.feedback.privacy.masking import MASK, find_personal_data, masked
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import utf16_spans
from helpdesk_app.ui.style.theme import UNIT, current_colours
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

_SAVING: Final = frozenset(
    QKeyCombination(Qt.KeyboardModifier.ControlModifier | pad, key)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    for pad in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
)
"""Ctrl+Enter, of either Enter; Enter alone begins a line."""


class _PersonalDataHighlighter(QSyntaxHighlighter):
    """Highlights personal data with colour and an underline."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Highlight the personal data of one line."""
        colours = current_colours()
        form = QTextCharFormat()
        form.setBackground(QColor(colours.mark))
        form.setForeground(QColor(colours.text))
        form.setFontUnderline(True)
        for span in utf16_spans(text, [Span(found.start, found.end) for found in find_personal_data(text)]):
            self.setFormat(span.start, span.end - span.start, form)


class CommentEditor(QWidget):
    """Edits a comment and, optionally, the caller's own wording of the question."""

    saved = Signal(str, str)
    """Comment and proposed wording, masked unless the agent said otherwise; neither too long."""
    left = Signal()
    """The agent cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setObjectName("comment")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("What should be mended? (no caller's data)"))
        self.text.setAccessibleName(self.tr("Comment"))
        self.text.setFixedHeight(7 * UNIT)
        self._highlighter = _PersonalDataHighlighter(self.text.document())
        self.wording = QLineEdit()
        self.wording.setMaxLength(WORDING_LIMIT)
        self.wording.setPlaceholderText(self.tr("The caller's own words"))
        self.wording.setAccessibleName(self.tr("Proposed wording"))
        self.masking = WrappingCheckBox(self.tr("Mask personal data"))
        self.masking.setChecked(True)
        self._is_on_record = False
        self._status = PlainLabel()
        self._status.setObjectName("muted")
        self._status.setWordWrap(True)
        self.save_button = QPushButton()
        self.save_button.setObjectName("primary")
        self.save_button.setAccessibleName(self.tr("Save"))
        # Enter and not Return, which French keyboards do not name: Ctrl+Entrée.
        key = QKeySequence("Ctrl+Enter").toString(QKeySequence.SequenceFormat.NativeText)
        self.save_button.setText(f"{self.save_button.accessibleName()}   {key}")
        cancel = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addStretch()
        row.addWidget(self.save_button)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for widget in (self.text, self.wording, self._status, self.masking):
            column.addWidget(widget)
        column.addLayout(row)
        self.text.textChanged.connect(self._measure)
        self.wording.textChanged.connect(self._measure)
        self.masking.toggled.connect(self._measure)
        self.save_button.clicked.connect(self._save)
        cancel.clicked.connect(self.left)
        for button in (self.save_button, cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._measure()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Ctrl+Enter: outside the comment they clear the search and copy the ticket note."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key() == Qt.Key.Key_Escape or event.keyCombination() in _SAVING)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the comment with Esc, save it with Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.keyCombination() in _SAVING:
            self._save_if_possible()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colours of a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.rehighlight()

    def status(self) -> str:
        """Return the line below the comment: what will be masked, and how many characters are left."""
        return self._status.text()

    def begin(self, comment: str, wording: str) -> None:
        """Edit the recorded ``comment`` and ``wording``; both may be empty."""
        self._is_on_record = bool(comment or wording)
        self.text.setPlainText(comment)
        self.wording.setText(wording[:WORDING_LIMIT])
        self.masking.setChecked(True)
        self.text.setFocus()

    def _kept(self) -> tuple[str, str]:
        comment, wording = self.text.toPlainText().strip(), self.wording.text().strip()
        return (masked(comment), masked(wording)) if self.masking.isChecked() else (comment, wording)

    def _measure(self) -> None:
        findings = sum(len(find_personal_data(text)) for text in (self.text.toPlainText(), self.wording.text()))
        comment, wording = self._kept()
        fits = len(comment) <= COMMENT_LIMIT and len(wording) <= WORDING_LIMIT
        parts = []
        if findings:
            found = self.tr("%n piece(s) of personal data found", "", findings)
            becomes = (
                self.tr("kept as %1").replace("%1", MASK) if self.masking.isChecked() else self.tr("kept as written")
            )
            parts.append(f"{found}, {becomes}.")
        parts.append(f"{len(comment)}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{COMMENT_LIMIT}")
        if not fits:
            parts.append(self.tr("Too long."))
        self._status.setText("  ".join(parts))
        self.masking.setVisible(bool(findings))
        # An empty comment replaces the recorded one: it can be withdrawn.
        self.save_button.setEnabled(fits and bool(comment or wording or self._is_on_record))

    def _save_if_possible(self) -> None:
        if self.save_button.isEnabled():
            self._save()
        else:
            announce(self, self._status.text())

    def _save(self) -> None:
        comment, wording = self._kept()
        self.saved.emit(comment, wording)
        announce(self, self.tr("Comment saved"))
