"""What comes of a file as it is read: the answers as agents see them, and what is in doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from helpdesk_app.editing.import_state import ImportedFile
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable
from helpdesk_app.ui.panes.answer.answer_view import AnswerView
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import UNIT


class OutcomeView(QWidget):
    """Two lists whose rows lead to lines of the file, and the current answer."""

    line_chosen = Signal(int)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._pictures: Mapping[str, bytes] = {}
        self._doubts: tuple[Notice, ...] = ()
        self.entries = RowTable(RowModel((self.tr("Answers"),)), self.tr("Answers"))
        self.doubts = RowTable(RowModel((self.tr("Line"), self.tr("What is in doubt"))), self.tr("Doubts"))
        self.doubts.setWordWrap(True)
        self.doubts.fit_columns(5)
        self.answer = AnswerView(icons, DeskActions(self), has_foot=False)
        for table in (self.entries, self.doubts):
            table.fit_columns()
        self.entries.horizontalHeader().hide()
        self.entries.on_enter(lambda row: self.line_chosen.emit(_line(self._entries[row])))
        self.doubts.on_enter(lambda row: self.line_chosen.emit(self._doubts[row].line))
        self.entries.selectionModel().currentRowChanged.connect(self._show_answer)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # The style sheet has its own line.
        self.tabs.addTab(self.entries, "")
        self.tabs.addTab(self.doubts, "")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tabs)
        split.addWidget(self.answer)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([40 * UNIT, 40 * UNIT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def show_file(self, file: ImportedFile) -> None:
        """Show what comes of ``file``."""
        reading = file.reading
        self._entries, self._doubts = (reading.entries, reading.doubts) if reading else ((), ())
        self._pictures = reading.document.pictures if reading and reading.document else {}
        self.entries.rows_model.show_rows(len(self._entries), self._entry_cell)
        self.doubts.rows_model.show_rows(len(self._doubts), self._doubt_cell)
        self.doubts.resizeRowsToContents()
        self.tabs.setTabText(0, self.tr("%n answer(s)", "", len(self._entries)))
        self.tabs.setTabText(1, self.tr("%n doubt(s)", "", len(self._doubts)))
        if self._entries and self.entries.row() < 0:
            self.entries.go_to(0)
        self._show_answer()

    def show_line(self, line: int) -> None:
        """Show the answer that holds a line of the file."""
        row = bisect_right(self._entries, line, key=_line) - 1
        if row >= 0 and row != self.entries.row() and line <= self._entries[row].provenance[0].last_line:
            self.entries.go_to(row)

    def _entry_cell(self, row: int, _column: int, role: Qt.ItemDataRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return title_of(self._entries[row])
        return None

    def _doubt_cell(self, row: int, column: int, role: Qt.ItemDataRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            doubt = self._doubts[row]
            return (str(doubt.line), doubt.text)[column]
        return None

    def _show_answer(self) -> None:
        row = self.entries.row()
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        titled = replace(entry, question=title_of(entry)) if entry else None
        self.answer.show_entry(titled, pictures=self._pictures)


def title_of(entry: Entry) -> str:
    """Return the question of an entry, or the beginning of its answer where its source has none."""
    return entry.question or shorten(entry.answer)


def _line(entry: Entry) -> int:
    return entry.provenance[0].first_line
