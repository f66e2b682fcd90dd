"""What is found, one text a row, each with a box that leaves it as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from helpdesk_app.editing.find_replace import Replacement
from helpdesk_app.ui.editor.words import field_name

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_AROUND: Final = 32
"""Characters shown on each side of what is found."""
_LONGEST: Final = 60
"""Characters of a question that are shown."""


class PreviewModel(QAbstractListModel):
    """Holds the replacements in the order given, all of them checked at first."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Replacement, ...] = ()
        self._questions: Mapping[str, str] = {}
        self._replacement = ""
        self._left: set[int] = set()
        """Rows that stay as they are."""

    def show(self, found: Sequence[Replacement], questions: Mapping[str, str], replacement: str) -> None:
        """Show ``found``.

        Args:
            found: The texts.
            questions: Of the entries, by uid.
            replacement: What is written in place of what was found.
        """
        self.beginResetModel()
        if [(one.uid, one.before) for one in found] != [(one.uid, one.before) for one in self._found]:
            self._left.clear()
        self._found, self._questions, self._replacement = tuple(found), questions, replacement
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Replacement, ...]:
        """Return the replacements to make."""
        return tuple(found for row, found in enumerate(self._found) if row not in self._left)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of texts; a text has no rows of its own."""
        return 0 if parent.isValid() else len(self._found)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a row can be checked."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag(0))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the row at ``index``."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._found[index.row()])
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._left else Qt.CheckState.Checked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a row."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left.discard(index.row())
        else:
            self._left.add(index.row())
        self.dataChanged.emit(index, index, [role])
        self.chosen_changed.emit()
        return True

    def _text(self, found: Replacement) -> str:
        """Return where the text is, and what becomes of it."""
        first, last = found.spans[0], found.spans[-1]
        start, end = max(0, first.start - _AROUND), min(len(found.before), last.end + _AROUND)
        before = "…" * (start > 0) + found.before[start:end] + "…" * (end < len(found.before))
        after_end = len(found.after) - (len(found.before) - end)
        after = "…" * (start > 0) + found.after[start:after_end] + "…" * (end < len(found.before))
        where = (
            self.tr("%1, %2")
            .replace("%2", _cut(self._questions.get(found.uid, "")))
            .replace("%1", field_name(found.field))
        )
        return "\n".join(" ".join(line.split()) for line in (where, before, f"→ {after}"))


def _cut(question: str) -> str:
    return question if len(question) <= _LONGEST else f"{question[:_LONGEST].rsplit(None, 1)[0]}…"
