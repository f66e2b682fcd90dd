"""The editors' test list as a model: a row for each query, and whether it finds its entry first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from helpdesk_app.editing.model import Workspace
from helpdesk_app.faq_build.expected_results import LISTED, ExpectedOutcome
from helpdesk_app.ui.style.theme import current_colours

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
QUERY: Final = 1
"""The column of the query, which can be edited."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A query, the entry it must find, and what it finds."""

    query: str
    uid: str
    question: str
    outcome: ExpectedOutcome | None
    """``None`` before it was tried."""


def rows_of(workspace: Workspace, outcomes: Sequence[ExpectedOutcome]) -> tuple[ExpectedRow, ...]:
    """Return the rows for the list of ``workspace``."""
    known: Mapping[tuple[str, str], ExpectedOutcome] = {
        (outcome.expected.query, outcome.expected.uid): outcome for outcome in outcomes
    }

    def question(uid: str) -> str:
        entry = workspace.entries.get(uid)
        return entry.content.question if entry else uid

    return tuple(
        ExpectedRow(each.query, each.uid, question(each.uid), known.get((each.query, each.uid)))
        for each in workspace.expected
    )


class ExpectedModel(QAbstractTableModel):
    """Holds the rows in the order given."""

    renamed = Signal(str, str)
    """A query, and what it is to be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ExpectedRow, ...] = ()

    def row(self, number: int) -> ExpectedRow:
        """Return the row ``number``, from 0."""
        return self._rows[number]

    def show(self, rows: Sequence[ExpectedRow]) -> None:
        """Replace the rows; the selection stays while their number does."""
        new = tuple(rows)
        if new == self._rows:
            return
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of queries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a query can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == QUERY else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("State"), self.tr("Search"), self.tr("Must find"), self.tr("Finds"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the cell at ``index``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._texts(row)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, self._texts(row)))
            case Qt.ItemDataRole.ForegroundRole if index.column() in (0, 3) and row.outcome is not None:
                colours = current_colours()
                return QColor(colours.done if row.outcome.is_met else colours.problem_text)
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another query in place of the one at ``index``."""
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not text:
            return False
        query = self._rows[index.row()].query
        if text != query:
            self.renamed.emit(query, text)
        return True

    def _texts(self, row: ExpectedRow) -> tuple[str, str, str, str]:
        return self._state(row.outcome), row.query, row.question, self._found(row.outcome)

    def _state(self, outcome: ExpectedOutcome | None) -> str:
        if outcome is None:
            return "…"
        return self.tr("✓ found") if outcome.is_met else self.tr("✗ missed")

    def _found(self, outcome: ExpectedOutcome | None) -> str:
        if outcome is None:
            return ""
        if outcome.is_met:
            return self.tr("it comes first")
        if not outcome.is_there:
            return self.tr("agents do not see this answer")
        if outcome.first is None:
            return self.tr("nothing is found")
        rank = (
            self.tr("it is number %1").replace("%1", str(outcome.rank))
            if outcome.rank
            else self.tr("it is not among the first %1").replace("%1", str(LISTED))
        )
        return self.tr("%1; first: %2").replace("%2", outcome.first.question).replace("%1", rank)
