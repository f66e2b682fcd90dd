"""The lines of a source with what each was taken for, and one key for each correction."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QBrush, QColor, QFont, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from helpdesk_app.editing.import_state import ImportedFile
from helpdesk_app.editing.reading import LineRole
from helpdesk_app.editing.said import ToldAs
from helpdesk_app.faq_build.sources.document import Document
from helpdesk_app.text.folding import fold_line
from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable
from helpdesk_app.ui.editor.import_wizard.words import role_name, told_name
from helpdesk_app.ui.style.theme import current_colours

_PLAIN: Final = frozenset({LineRole.QUESTION, LineRole.ANSWER})


class LineView(RowTable):
    """Shows one line a row: its number, its answer, what it was taken for, its text."""

    told = Signal(list, object)
    """Numbers of lines from 1, and a ``ToldAs`` or ``None``."""
    line_chosen = Signal(int)
    """The number of the current line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headers = ("", "", "", "")
        super().__init__(RowModel(headers), "", parent)
        self.setAccessibleName(self.tr("Lines"))
        self.rows_model.show_rows(
            0, lambda _r, _c, _d: None, (self.tr("Line"), self.tr("No."), self.tr("Taken for"), self.tr("Text"))
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.fit_columns(5, 4, 17)
        self._file: ImportedFile | None = None
        self._document: Document | None = None
        self._said: dict[str, ToldAs] = {}
        self.actions_by_told: dict[ToldAs | None, QAction] = {
            ToldAs.QUESTION: self._action(self.tr("A question begins &here"), self.tr("Q"), ToldAs.QUESTION),
            ToldAs.ANSWER: self._action(self.tr("Part of the &answer"), self.tr("A"), ToldAs.ANSWER),
            ToldAs.FURNITURE: self._action(
                self.tr("&Decoration, wherever the line recurs"), self.tr("D"), ToldAs.FURNITURE
            ),
            ToldAs.END: self._action(self.tr("The answer &ends above it"), self.tr("E"), ToldAs.END),
            None: self._action(self.tr("&Leave it to the program"), "Backspace", None),
        }
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self.line_chosen.emit(index.row() + 1))

    def _action(self, text: str, key: str, told: ToldAs | None) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._tell, told))
        self.addAction(action)
        return action

    def _tell(self, told: ToldAs | None) -> None:
        if rows := self.rows():
            self.told.emit([row + 1 for row in rows], told)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions_by_told.values():
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(at))

    def show_file(self, file: ImportedFile) -> None:
        """Show the lines of ``file`` as it was read last."""
        document = file.reading.document if file.reading else None
        is_other = self._file is None or self._file.target != file.target
        self._file, self._document, self._said = file, document, file.said.by_line()
        for action in self.actions_by_told.values():
            action.setEnabled(document is None or document.takes_corrections)
        rows = len(document.lines) if document and document.texts else 0
        if is_other and rows == self.rows_model.rowCount():
            self.rows_model.show_rows(0, self._cell)
        self.rows_model.show_rows(rows, self._cell)
        if rows and self.row() < 0:
            self.go_to(self._first())

    def _first(self) -> int:
        """Return the row of the first line that shows anything."""
        texts = self._document.texts if self._document else ()
        return next((row for row, text in enumerate(texts) if text.strip()), 0)

    def _cell(self, row: int, column: int, role: Qt.ItemDataRole) -> object:
        assert self._file is not None
        assert self._file.reading is not None
        assert self._document is not None
        reading, line, text = self._file.reading, self._document.lines[row], self._document.texts[row]
        taken = reading.role(row + 1)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return (
                    str(row + 1),
                    str(line.block + 1) if line.block >= 0 else "",
                    self._taken_for(taken, text),
                    text.strip(),
                )[column]
            case Qt.ItemDataRole.ToolTipRole:
                return reading.note(row + 1) if column == 2 else text.strip()
            case Qt.ItemDataRole.FontRole if taken is LineRole.QUESTION and column >= 2:
                font = QFont(self.font())
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.ForegroundRole:
                return self._foreground(taken, column)
            case Qt.ItemDataRole.BackgroundRole if taken in (LineRole.OUTSIDE, LineRole.REJECTED):
                return QBrush(QColor(current_colours().problem))
        return None

    def _taken_for(self, taken: LineRole, text: str) -> str:
        told = self._said.get(fold_line(text)) if self._said else None
        return self.tr("%1 (you)").replace("%1", told_name(told)) if told else role_name(taken)

    @staticmethod
    def _foreground(taken: LineRole, column: int) -> QBrush | None:
        colours = current_colours()
        if taken in (LineRole.OUTSIDE, LineRole.REJECTED):
            return QBrush(QColor(colours.problem_text))
        if column < 2 or taken not in _PLAIN:
            return QBrush(QColor(colours.muted))
        return None
