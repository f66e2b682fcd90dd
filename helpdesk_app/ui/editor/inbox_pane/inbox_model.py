"""The agents' searches and proposals as a model that only holds items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpdesk_app.editing.feedback_inbox import InboxItem, ItemKind

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()

ITEM_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``InboxItem``."""


class InboxModel(QAbstractListModel):
    """Holds the items in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[InboxItem, ...] = ()

    def item(self, number: int) -> InboxItem:
        """Return the item ``number``, from 0."""
        return self._items[number]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the item at ``index``."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{item.text}\n{self._fact(item)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.text}, {self._fact(item)}"
            case _ if role == ITEM_ROLE:
                return item
            case _:
                return None

    def show(self, items: Sequence[InboxItem]) -> None:
        """Replace the items; rows that are gone are removed, so that the others stay where they are."""
        new = tuple(items)
        if new == self._items:
            return
        wanted = frozenset(new)
        if tuple(item for item in self._items if item in wanted) != new:
            self.beginResetModel()
            self._items = new
            self.endResetModel()
            return
        for number in reversed(range(len(self._items))):
            if self._items[number] not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                self._items = (*self._items[:number], *self._items[number + 1 :])
                self.endRemoveRows()

    def _fact(self, item: InboxItem) -> str:
        if item.kind is ItemKind.PROPOSAL:
            text = self.tr("proposed %n time(s)", "", item.count)
        else:
            text = self.tr("searched %n time(s)", "", item.count)
        if item.found:
            return self.tr("%1 · finds an answer now").replace("%1", text)
        return text if item.target else self.tr("%1 · answer to write").replace("%1", text)
