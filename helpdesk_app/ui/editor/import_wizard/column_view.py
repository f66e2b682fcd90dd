"""The rows of a table, and a choice of what the current column holds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.editing.import_state import ImportedFile
from helpdesk_app.faq_build.sources.columns import Columns, Role
from helpdesk_app.faq_build.sources.document import SourceTable
from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable
from helpdesk_app.ui.editor.import_wizard.words import column_name
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel

_WIDEST = 36
"""Characters of a column that are shown at once."""

_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)

_SAMPLE = 50
"""Rows whose cells are measured."""


class _RoleBox(ChoiceBox):
    """A box whose keys open its list: what is passed on the way to a role is not told."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the keys that would change the choice at once."""
        if event.key() in _MOVES:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class ColumnView(QFrame):
    """Shows a table of a source; the header says what each column holds."""

    told = Signal(int, int, object, bool)
    """Table, column, a ``Role`` or ``None``, and whether other columns keep that role."""
    line_chosen = Signal(int)
    """The line of the current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: ImportedFile | None = None
        self._table: SourceTable | None = None
        self._choices: list[tuple[Role | None, bool]] = []
        """What the box offers: a role, and whether other columns keep it."""
        self.sheet = ChoiceBox()
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.sheet.activated.connect(self._show_sheet)
        self.table = RowTable(RowModel(()), self.tr("Rows"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._go_to_column)
        self.role = _RoleBox()
        self.role_label = PlainLabel(self.tr("This column &holds"))
        self.role_label.setBuddy(self.role)
        self.role.setAccessibleName(self.tr("This column holds"))
        self.role.activated.connect(self._tell_choice)
        self.chips = {
            role: self._chip(role, key)
            for role, key in (
                (Role.QUESTION, self.tr("Q")),
                (Role.ANSWER, self.tr("A")),
                (Role.TOPIC, self.tr("T")),
                (Role.UNUSED, self.tr("U")),
            )
        }
        self._lay_out()

    def _chip(self, role: Role, key: str) -> QPushButton:
        """Return the button of a role, whose key works in the table."""
        button = QPushButton(f"{column_name(role)}  ({key})")
        button.setObjectName("chip")
        button.clicked.connect(lambda: self._tell(role))
        shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._tell(role))
        return button

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, spacing=UNIT // 2)
        for chip in self.chips.values():
            flow.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.role_label)
        row.addWidget(self.role, 1)
        row.addWidget(self.sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(chips)
        column.addWidget(self.table, 1)

    def show_file(self, file: ImportedFile) -> None:
        """Show the tables of ``file``."""
        is_other = self._file is None or self._file.target != file.target
        self._file = file
        tables = file.reading.document.tables if file.reading and file.reading.document else ()
        if is_other or self.sheet.count() != len(tables):
            self.sheet.clear()
            for table in tables:
                self.sheet.addItem(table.name or self.tr("Table"))
        self.sheet.setVisible(len(tables) > 1)
        self._show_table(is_other=is_other)

    def go_to_line(self, line: int) -> None:
        """Show the row that begins at ``line`` or holds it."""
        document = self._file.reading.document if self._file and self._file.reading else None
        for number, table in enumerate(document.tables if document else ()):
            rows = [row for row, (first, _) in enumerate(table.rows) if first <= line]
            if rows and (line <= table.rows[-1][0] or number == self.sheet.count() - 1):
                self.sheet.setCurrentIndex(number)
                self._show_table()
                self.table.go_to(rows[-1])
                return

    def _show_sheet(self) -> None:
        self._show_table(is_other=True)

    def _show_table(self, *, is_other: bool = False) -> None:
        document = self._file.reading.document if self._file and self._file.reading else None
        number = max(0, self.sheet.currentIndex())
        self._table = document.tables[number] if document and number < len(document.tables) else None
        if self._table is None:
            self.table.rows_model.show_rows(0, lambda _r, _c, _d: None)
            return
        headers = [self._header(self._table.columns, index) for index in range(len(self._table.columns.names))]
        self.table.rows_model.show_rows(len(self._table.rows), self._cell, headers)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(self._show_current, Qt.ConnectionType.UniqueConnection)
        if is_other or self.table.row() < 0:
            self._fit()
            self.table.go_to(0)
        self._show_role()

    def _fit(self) -> None:
        """Give each column room for its cells, and the longest one what is left."""
        assert self._table is not None
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        shown = [cells for _, cells in self._table.rows[:_SAMPLE]]
        width = self.table.fontMetrics().averageCharWidth()
        longest = [
            max((len(one[column]) for one in shown if column < len(one)), default=0) for column in range(header.count())
        ]
        for column, length in enumerate(longest):
            room = min(length, _WIDEST) * width + 3 * UNIT
            header.resizeSection(column, max(header.sectionSizeHint(column) + UNIT, room))
        if longest and header.length() < self.table.viewport().width():
            header.setSectionResizeMode(longest.index(max(longest)), QHeaderView.ResizeMode.Stretch)

    def _header(self, columns: Columns, index: int) -> str:
        role = role_of(columns, index)
        name = columns.name(index)
        if role is None:
            return self.tr("%1\n→ not used").replace("%1", name)
        guess = self.tr(" (by its content)") if index in columns.by_content else ""
        return f"{name}\n→ {column_name(role)}{guess}"

    def _cell(self, row: int, column: int, role: Qt.ItemDataRole) -> object:
        assert self._table is not None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cells = self._table.rows[row][1]
        text = cells[column] if column < len(cells) else ""
        return text if role is Qt.ItemDataRole.ToolTipRole else " ".join(text.split())

    def _show_current(self, index: QModelIndex, before: QModelIndex) -> None:
        if self._table is not None and index.isValid():
            if index.row() != before.row():
                self.line_chosen.emit(self._table.rows[index.row()][0])
            if index.column() != before.column():
                self._show_role()

    def _show_role(self) -> None:
        column = max(0, self.table.currentIndex().column())
        columns = self._table.columns if self._table else None
        self.role.clear()
        if columns is None:
            return
        present = role_of(columns, column)
        self._choices = [(role, False) for role in Role]
        if columns.of(Role.ANSWER) and present is not Role.ANSWER:
            self._choices.insert(self._choices.index((Role.ANSWER, False)) + 1, (Role.ANSWER, True))
        self._choices.append((None, False))
        for role, further in self._choices:
            self.role.addItem(
                self.tr("Leave it to the program")
                if role is None
                else self.tr("More of the answer")
                if further
                else column_name(role)
            )
        self.role.setCurrentIndex(self._choices.index((present or Role.UNUSED, False)))
        name = columns.name(column)
        self.role_label.setText(self.tr("« %1 » &holds").replace("%1", name.replace("&", "&&")))
        self.role.setAccessibleName(self.tr("« %1 » holds").replace("%1", name))

    def _tell_choice(self) -> None:
        role, further = self._choices[self.role.currentIndex()]
        self._tell(role, further=further)

    def _tell(self, role: Role | None, *, further: bool = False) -> None:
        self.told.emit(max(0, self.sheet.currentIndex()), max(0, self.table.currentIndex().column()), role, further)

    def _go_to_column(self, column: int) -> None:
        self.table.setCurrentIndex(self.table.rows_model.index(max(0, self.table.row()), column))
        self.role.setFocus()
        self.role.showPopup()


def role_of(columns: Columns, index: int) -> Role | None:
    """Return what a column holds, ``None`` where it is not used."""
    role = next((role for role, some in columns.found.items() if index in some), None)
    return None if role is Role.UNUSED else role
