"""The entries of the list as a model that only holds rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpdesk_app.editing.view_state import Row
from helpdesk_app.text.rendering import lines_as_html
from helpdesk_app.ui.editor.words import figures_details, figures_text, state_name

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``Row``."""


class EntryModel(QAbstractListModel):
    """Holds the rows in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def row(self, number: int) -> Row:
        """Return the row ``number``, from 0."""
        return self._rows[number]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows; an entry has no rows of its own."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the row at ``index``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return question_of(row, self.tr("Question still missing"))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (question_of(row, self.tr("Question still missing")), *_facts(row))))
            case Qt.ItemDataRole.ToolTipRole:
                # As markup, because a tool tip renders a text that looks like markup.
                return lines_as_html("\n".join(filter(None, (row.question, *_facts(row)))))
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows; where they are of the same entries, only those that differ are painted again."""
        new, old = tuple(rows), self._rows
        if new is old:
            return
        # Rows that did not change are the same objects.
        same_length = len(new) == len(old)
        changed = [number for number, row in enumerate(new) if row is not old[number]] if same_length else []
        if not same_length or any(new[number].uid != old[number].uid for number in changed):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def question_of(row: Row, missing: str) -> str:
    """Return the question of ``row`` on one line, or ``missing``."""
    return " ".join(row.question.split()) or missing


def _facts(row: Row) -> tuple[str, ...]:
    feedback = (figures_text(row.figures), *figures_details(row.figures)) if row.figures else ()
    return (*map(state_name, row.states), *feedback)
