"""The second step: how a file is read, corrected on its lines or columns, and what comes of it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from helpdesk_app.editing.import_state import ImportState
from helpdesk_app.editing.said import ToldAs
from helpdesk_app.ui.editor.import_wizard.column_view import ColumnView
from helpdesk_app.ui.editor.import_wizard.line_view import LineView
from helpdesk_app.ui.editor.import_wizard.outcome_view import OutcomeView
from helpdesk_app.ui.editor.import_wizard.words import shape_words
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class ReadingPage(QFrame):
    """Shows one file of an ``ImportState``."""

    file_chosen = Signal(str)
    rule_taken = Signal()
    rule_forgotten = Signal()
    undone = Signal()
    redone = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = ChoiceBox()
        self.file.setAccessibleName(self.tr("File"))
        self.file_label = PlainLabel(self.tr("&File"))
        self.file_label.setBuddy(self.file)
        self.file.activated.connect(lambda: self.file_chosen.emit(self.file.currentData()))
        self.layout_words = PlainLabel()
        self.layout_words.setObjectName("muted")
        self.layout_words.setWordWrap(True)
        self.lines, self.columns = LineView(), ColumnView()
        self.outcome = OutcomeView(icons)
        self.problem = PlainLabel()
        self.problem.setObjectName("problemText")
        self.problem.setWordWrap(True)
        self.undo = self._button(self.tr("&Undo"), self.undone, QKeySequence.StandardKey.Undo)
        self.redo = self._button(self.tr("&Redo"), self.redone, QKeySequence.StandardKey.Redo)
        self.rule_text = PlainLabel()
        self.rule_text.setWordWrap(True)
        self.take_rule = self._button(self.tr("Say it of &all of them"), self.rule_taken)
        self.forget_rule = self._button(self.tr("For&get the rule"), self.rule_forgotten)
        self.lines.line_chosen.connect(self.outcome.show_line)
        self.columns.line_chosen.connect(self.outcome.show_line)
        self.outcome.line_chosen.connect(self._go_to_line)
        self._lay_out()

    def _button(self, text: str, signal: SignalInstance, key: QKeySequence.StandardKey | None = None) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("chip")
        if key is not None:
            # Not the button's own shortcut, which presses it for a moment first.
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.file_label)
        head.addWidget(self.file, 1)
        head.addWidget(self.undo)
        head.addWidget(self.redo)
        self.corrections = QWidget()
        flow = FlowLayout(self.corrections, spacing=UNIT // 2)
        self.buttons: dict[ToldAs | None, QPushButton] = {}
        for told, action in self.lines.actions_by_told.items():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button = QPushButton(f"{action.text().replace('&', '')}  ({key})")
            button.setObjectName("chip")
            button.clicked.connect(action.trigger)
            self.buttons[told] = button
            flow.addWidget(button)
        self.rule_row = QFrame()
        self.rule_row.setObjectName("copyBar")
        row = QHBoxLayout(self.rule_row)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.addWidget(self.rule_text, 1)
        row.addWidget(self.take_rule)
        row.addWidget(self.forget_rule)
        of_lines = QWidget()
        column = QVBoxLayout(of_lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.corrections)
        column.addWidget(self.rule_row)
        column.addWidget(self.lines, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(of_lines)
        self.stack.addWidget(self.columns)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.stack)
        split.addWidget(self.outcome)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([75 * UNIT, 50 * UNIT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT)
        whole.addLayout(head)
        whole.addWidget(self.layout_words)
        whole.addWidget(self.problem)
        whole.addWidget(split, 1)

    def show_state(self, state: ImportState) -> None:
        """Show the file whose lines are on show."""
        self.file.clear()
        for one in state.files:
            self.file.addItem(one.name, one.target)
        self.file.setCurrentIndex(self.file.findData(state.target))
        self.undo.setEnabled(state.can_undo)
        self.redo.setEnabled(state.can_redo)
        file = state.file
        reading = file.reading if file else None
        if file is None or reading is None:
            return
        layout = reading.document.layout if reading.document and not reading.is_table else ""
        how = self.tr("Read as: %1").replace("%1", layout) if layout else ""
        takes_corrections = reading.document is None or reading.document.takes_corrections
        if not takes_corrections:
            how += "\n" + self.tr(
                "Each line says itself what it holds: nothing can be corrected here, only in the file."
            )
        self.corrections.setVisible(takes_corrections)
        self.layout_words.setText(how)
        self.layout_words.setVisible(bool(layout))
        problem = file.problem or reading.problem
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.stack.setCurrentIndex(int(reading.is_table))
        (self.columns if reading.is_table else self.lines).show_file(file)
        self.outcome.show_file(file)
        if not reading.is_table and self.lines.row() >= 0:
            self.outcome.show_line(self.lines.row() + 1)
        self._show_rule(state)

    def _show_rule(self, state: ImportState) -> None:
        has_rule = bool(state.file and state.file.said.questions)
        self.rule_row.setVisible(has_rule or state.rule is not None)
        self.take_rule.setVisible(state.rule is not None)
        self.forget_rule.setVisible(has_rule)
        if state.rule is not None:
            text = self.tr("%n line(s) begin with « %1 ».", "", state.rule.lines)
            self.rule_text.setText(text.replace("%1", shape_words(state.rule.shape)))
        elif has_rule:
            self.rule_text.setText(self.tr("A rule says which lines begin a question."))

    def take_focus(self) -> None:
        """Give the keys to the lines, or to the rows of a table."""
        (self.columns.table if self.stack.currentIndex() else self.lines).setFocus()

    def _go_to_line(self, line: int) -> None:
        if self.stack.currentIndex():
            self.columns.go_to_line(line)
        else:
            self.lines.go_to(line - 1)
        self.take_focus()
