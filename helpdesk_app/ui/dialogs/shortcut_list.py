"""The actions of the window in a list, each with its key."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from helpdesk_app.text.folding import fold_line
from helpdesk_app.ui.style.theme import UNIT, current_colours

NAME_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``objectName`` of the action of an item."""
_KEY_ROLE: Final = NAME_ROLE + 1
_Index = QModelIndex | QPersistentModelIndex


class ShortcutList(QListWidget):
    """Shows an action on each line; one of those on show is selected. Tab leaves it in one step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutList")
        self.setAccessibleName(self.tr("Actions"))
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def add(self, name: str, text: str, key: str) -> None:
        """Add the action called ``name``, shown as ``text``, with its ``key``."""
        item = QListWidgetItem(text, self)
        item.setData(NAME_ROLE, name)
        self._show(item, key)

    def current_name(self) -> str:
        """Return the name of the selected action, empty where none is on show."""
        return str(self.currentItem().data(NAME_ROLE)) if self.currentRow() >= 0 else ""

    def show_key(self, name: str, key: str) -> None:
        """Show ``key`` as that of the action called ``name``."""
        self._show(self._item(name), key)

    def go_to(self, name: str) -> None:
        """Select the action called ``name``."""
        self.setCurrentItem(self._item(name))

    def show_matching(self, text: str) -> None:
        """Show the actions whose name or key contains ``text``, accents or not, and select the first of them."""
        wanted = fold_line(text)
        matching = []
        for row, item in enumerate(self._items()):
            is_match = wanted in fold_line(f"{item.text()} {item.data(_KEY_ROLE)}")
            item.setHidden(not is_match)
            if is_match:
                matching.append(row)
        if self.currentRow() not in matching:
            self.setCurrentRow(matching[0] if matching else -1)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _item(self, name: str) -> QListWidgetItem:
        return next(item for item in self._items() if item.data(NAME_ROLE) == name)

    @staticmethod
    def _show(item: QListWidgetItem, key: str) -> None:
        item.setData(_KEY_ROLE, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {key}" if key else item.text())


class _Delegate(QStyledItemDelegate):
    """Paints the name of an action at the left, and its key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        style: Any = option  # PySide6's type stubs leave out the fields of style options.
        text, key = str(index.data()), str(index.data(_KEY_ROLE))
        width = style.fontMetrics.horizontalAdvance(text) + style.fontMetrics.horizontalAdvance(key)
        return QSize(width + 5 * UNIT, style.fontMetrics.height() + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        style: Any = option
        colours = current_colours()
        painter.save()
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(style.rect, QColor(colours.selected))
            # Not by colour alone: a bar marks the selected row.
            painter.fillRect(
                style.rect.left(), style.rect.top(), UNIT // 2, style.rect.height(), QColor(colours.accent)
            )
        inner = style.rect.adjusted(UNIT * 3 // 2, 0, -UNIT, 0)
        key = str(index.data(_KEY_ROLE))
        room = inner.width() - style.fontMetrics.horizontalAdvance(key) - 2 * UNIT
        painter.setFont(style.font)
        painter.setPen(QColor(colours.text))
        name = style.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key)
        painter.restore()
