"""A table whose cells are computed when they are shown, however many rows there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpdesk_app.text.rendering import lines_as_html

Cell = Callable[[int, int, Qt.ItemDataRole], Any]
"""Takes row, column and role; ``None`` where it has nothing for the role."""

_SHOWN = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class RowModel(QAbstractTableModel):
    """Rows of cells.

    Args:
        headers: Of the columns.
        parent: Qt's owner of the object.
    """

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows = 0
        self._cell: Cell = lambda _row, _column, _role: None

    def show_rows(self, rows: int, cell: Cell, headers: Sequence[str] | None = None) -> None:
        """Show other rows; where there are as many as before, selection and place stay."""
        headers = self._headers if headers is None else tuple(headers)
        if rows == self._rows and len(headers) == len(self._headers):
            self._cell = cell
            if headers != self._headers:
                self._headers = headers
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headers) - 1)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(headers) - 1))
            return
        self.beginResetModel()
        self._rows, self._cell, self._headers = rows, cell, headers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or role not in _SHOWN:
            return None
        found = self._cell(index.row(), index.column(), Qt.ItemDataRole(role))
        # As markup, because a tool tip renders a text that looks like markup, and would open the files that it names.
        return lines_as_html(found) if role == Qt.ItemDataRole.ToolTipRole and found else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] if section < len(self._headers) else None
        return None
