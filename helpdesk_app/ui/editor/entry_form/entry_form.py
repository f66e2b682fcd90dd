"""The form of one entry: every field, and what the source says where an editor changed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from helpdesk_app.editing import fields
from helpdesk_app.editing.fields import DAYS, FormField
from helpdesk_app.editing.view_state import EditorState
from helpdesk_app.faq.model import FacetValue, Status
from helpdesk_app.faq_build.health import HealthFinding
from helpdesk_app.faq_build.upkeep import UpkeepError, read_day
from helpdesk_app.ui.editor.entry_form.answer_field import AnswerField
from helpdesk_app.ui.editor.entry_form.form_row import FormRow
from helpdesk_app.ui.editor.entry_form.text_fields import TextField
from helpdesk_app.ui.editor.entry_form.topic_field import TopicField
from helpdesk_app.ui.editor.line_field import LineField
from helpdesk_app.ui.editor.words import status_name
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area

_STATUSES: Final = (Status.PUBLISHED, Status.DRAFT, Status.HIDDEN)


class EntryForm(QFrame):
    """Shows the selected entry of an ``EditorState``, and says what the editor changes in it."""

    edited = Signal(object, object)
    """A ``FormField``, and its new value."""
    topic_checked = Signal(object, bool)
    """A ``FacetValue``, and whether it was checked."""
    value_asked = Signal(str)
    """A new value of this facet is wanted."""
    facet_asked = Signal()
    seen_asked = Signal()
    """The editors' answer stays although the source has changed its own."""
    back_asked = Signal(object)
    """This ``FormField`` is to say what the source says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.question = TextField(has_line_ends=False)
        self.wordings = TextField(least_lines=2)
        self.answer = AnswerField()
        self.topics = TopicField()
        self.status = ChoiceBox()
        self.owner = LineField()
        self.checked_on = LineField()
        self.valid_to = LineField()
        self.note = TextField(least_lines=2)
        self.findings = PlainLabel()
        self.findings.setObjectName("incomplete")
        self.findings.setWordWrap(True)
        self.rows = self._rows()
        self._content = QWidget()
        self._area = scroll_area(self._content)
        self._empty = PlainLabel(self.tr("Choose an answer in the list, or begin a new one."))
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages = QStackedWidget()
        self._uid = ""
        self._found: frozenset[str] = frozenset()
        self._lay_out()
        self._connect()

    def _rows(self) -> dict[FormField, FormRow]:
        for day in (self.checked_on, self.valid_to):
            day.setPlaceholderText(self.tr("DD/MM/YYYY"))
        self.wordings.setPlaceholderText(self.tr("One a line, as callers ask"))
        self.note.setPlaceholderText(self.tr("Agents never see it"))
        for status in _STATUSES:
            self.status.addItem(status_name(status), status)
        return {
            FormField.QUESTION: FormRow(self.tr("&Question"), self.question),
            FormField.WORDINGS: FormRow(self.tr("Other &wordings"), self.wordings),
            FormField.ANSWER: FormRow(self.tr("Answe&r"), self.answer, self.answer.buttons()),
            FormField.TOPICS: FormRow(self.tr("Topics"), self.topics),
            FormField.STATUS: FormRow(self.tr("Stat&us"), self.status),
            FormField.OWNER: FormRow(self.tr("&Owner"), self.owner),
            FormField.CHECKED_ON: FormRow(self.tr("&Checked on"), self.checked_on),
            FormField.VALID_TO: FormRow(self.tr("Valid unti&l"), self.valid_to),
            FormField.NOTE: FormRow(self.tr("Note for the editor&s"), self.note),
        }

    def _lay_out(self) -> None:
        upkeep = QGridLayout()
        upkeep.setHorizontalSpacing(2 * UNIT)
        upkeep.setVerticalSpacing(2 * UNIT)
        for number, field in enumerate((FormField.STATUS, FormField.OWNER, FormField.CHECKED_ON, FormField.VALID_TO)):
            upkeep.addWidget(self.rows[field], number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        upkeep.setColumnStretch(0, 1)
        upkeep.setColumnStretch(1, 1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.findings)
        for field in (FormField.QUESTION, FormField.WORDINGS, FormField.ANSWER, FormField.TOPICS):
            column.addWidget(self.rows[field])
        column.addLayout(upkeep)
        column.addWidget(self.rows[FormField.NOTE])
        column.addStretch()
        for page in (self._empty, self._area):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _connect(self) -> None:
        texts = {FormField.QUESTION: self.question, FormField.ANSWER: self.answer, FormField.NOTE: self.note}
        for field, text in texts.items():
            text.edited.connect(lambda field=field, text=text: self.edited.emit(field, text.toPlainText()))
        self.wordings.edited.connect(lambda: self.edited.emit(FormField.WORDINGS, _lines(self.wordings.toPlainText())))
        lines = {FormField.OWNER: self.owner, FormField.CHECKED_ON: self.checked_on, FormField.VALID_TO: self.valid_to}
        for field, line in lines.items():
            line.textEdited.connect(lambda text, field=field: self.edited.emit(field, text))
        self.status.activated.connect(lambda: self.edited.emit(FormField.STATUS, self.status.currentData()))
        self.topics.checked.connect(self.topic_checked)
        self.topics.value_asked.connect(self.value_asked)
        self.topics.facet_asked.connect(self.facet_asked)
        self.rows[FormField.ANSWER].source.seen_asked.connect(self.seen_asked)
        for field, row in self.rows.items():
            row.source.back_asked.connect(lambda field=field: self.back_asked.emit(field))
        for widget in (*texts.values(), *lines.values(), self.wordings, self.status):
            widget.installEventFilter(self)
        for area in (self.question, self.wordings, self.answer, self.note):
            area.caret_moved.connect(lambda area=area: self.bring_into_view(area))

    def focused_field(self) -> FormField | None:
        """Return the field that has the focus, or ``None``."""
        focused = QApplication.focusWidget()
        holds = (f for f, row in self.rows.items() if focused is not None and row.isAncestorOf(focused))
        return next(holds, None)

    def selected_text(self) -> str:
        """Return what is selected in the text that has the focus, where it is on one line."""
        focused = QApplication.focusWidget()
        selected = focused.textCursor().selection().toPlainText() if isinstance(focused, TextField) else ""
        return "" if "\n" in selected else selected

    def sources(self) -> dict[FormField, str]:
        """Return what the source says in the fields that differ from it, as it is shown."""
        return {field: row.source.text.written() for field, row in self.rows.items() if not row.source.isHidden()}

    def show_state(self, state: EditorState) -> None:
        """Show the selected entry of ``state``."""
        entry = state.entry
        self._pages.setCurrentWidget(self._area if entry else self._empty)
        if entry is None:
            self._uid = ""
            return
        content, is_another = entry.content, entry.uid != self._uid
        self._uid = entry.uid
        self._show_findings(state.findings)
        for text, value in (
            (self.question, content.question),
            (self.answer, content.answer),
            (self.note, content.note),
        ):
            text.show_text(value)
        # What is being typed may have blanks that no wording keeps.
        if _lines(self.wordings.toPlainText()) != content.wordings or is_another:
            self.wordings.show_text("\n".join(content.wordings))
        self.topics.show_topics(state.workspace.facets, content.facets)
        self._show_status(content.upkeep.status)
        self.owner.show_text(content.upkeep.owner)
        for field, line in ((FormField.CHECKED_ON, self.checked_on), (FormField.VALID_TO, self.valid_to)):
            day = fields.read(content, field)
            if field in state.faults:
                line.show_text(state.faults[field])
            elif is_another or _iso(line.text()) != day:  # a date that is being typed stays as it is typed
                line.show_text(_french(day))
            self.rows[field].show_problem(self.tr("Write a date as 31/12/2026.") if field in state.faults else "")
        changed = state.changed_fields
        for field, row in self.rows.items():
            said = fields.read(entry.source, field) if entry.source and field in changed else None
            row.source.show_source(None if said is None else _as_text(said, field))
        self.rows[FormField.ANSWER].source.show_change(is_changed=entry.is_outdated)
        if is_another:
            self._area.verticalScrollBar().setValue(0)

    def _show_status(self, status: Status) -> None:
        row = self.status.findData(status)
        if row < 0:  # a build withdrew it; no editor chooses that
            self.status.addItem(status_name(status), status)
            row = self.status.count() - 1
        elif self.status.count() > len(_STATUSES) and status in _STATUSES:
            self.status.removeItem(len(_STATUSES))
        if row != self.status.currentIndex():
            self.status.setCurrentIndex(row)

    def _show_findings(self, findings: Sequence[HealthFinding]) -> None:
        text = "\n".join(f"{finding.reason} {finding.task}" for finding in findings)
        if text != self.findings.text():
            self.findings.setText(text)
        self.findings.setVisible(bool(text))

    def show_found(self, found: Sequence[str]) -> None:
        """Grey the wordings that are ``found`` without being written, and say so below them."""
        self._found = frozenset(found)
        self._grey_found()

    def _grey_found(self) -> None:
        grey = self.palette().color(QPalette.ColorRole.PlaceholderText)
        selections = []
        block = self.wordings.document().begin()
        while block.isValid():
            if block.text().strip() in self._found:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(block)  # type: ignore[attr-defined]
                selection.cursor.movePosition(  # type: ignore[attr-defined]
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                selection.format.setForeground(grey)  # type: ignore[attr-defined]
                selections.append(selection)
            block = block.next()
        self.wordings.setExtraSelections(selections)
        hint = self.tr("In grey: found without help, so of little use.") if selections else ""
        self.rows[FormField.WORDINGS].show_hint(hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to a field that a key gave the focus; the area itself does so for Tab only."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() != Qt.FocusReason.MouseFocusReason:
            if isinstance(watched, TextField):
                self.bring_into_view(watched)
            elif isinstance(watched, QWidget):
                # With room for what may be wrong with it.
                self._area.ensureWidgetVisible(watched, 0, 6 * UNIT)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Use the grey of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._grey_found()

    def bring_into_view(self, text: TextField) -> None:
        """Scroll to the caret of ``text``."""
        at = text.cursorRect()
        point = text.viewport().mapTo(self._content, at.center())
        self._area.ensureVisible(point.x(), point.y(), 0, at.height() + UNIT)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))


def _iso(text: str) -> str:
    """Return the ISO date that ``text`` writes, or an empty string."""
    try:
        return read_day("", text) if text.strip() else ""
    except UpkeepError:
        return ""


def _french(day: str) -> str:
    """Return an ISO date as ``DD/MM/YYYY``."""
    return "/".join(reversed(day.split("-")))


def _as_text(value: object, field: FormField) -> str:
    """Return what the source says in ``field``, in a line or two."""
    if isinstance(value, Status):
        return status_name(value)
    if isinstance(value, tuple):
        return " ; ".join(part.value if isinstance(part, FacetValue) else str(part) for part in value)
    return _french(str(value)) if field in DAYS else str(value)
