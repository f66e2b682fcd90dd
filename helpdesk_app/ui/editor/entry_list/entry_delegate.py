"""Paints one row of the list of entries: its question, and below it its states and what agents did with it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import Row
from helpdesk_app.ui.editor.entry_list.entry_model import ROW_ROLE
from helpdesk_app.ui.editor.words import figures_text, state_name
from helpdesk_app.ui.style.theme import SMALL, UNIT, current_colours, scaled

_MARGIN: Final = 2 * UNIT
_PAD: Final = UNIT
_GAP: Final = UNIT // 4
_BAR: Final = 3
"""Pixels of the bar beside the selected row."""
_TO_DO: Final = frozenset(
    {EntryState.DOUBTFUL, EntryState.EXPIRED, EntryState.INCOMPLETE, EntryState.NOT_FOUND, EntryState.DUPLICATE}
)
"""The states that ask for something to be done."""
_OUT_OF_SIGHT: Final = frozenset({EntryState.HIDDEN, EntryState.WITHDRAWN})


class EntryDelegate(QStyledItemDelegate):
    """Paints the rows of a view on an ``EntryModel``; all are of one height."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for two lines."""
        lines = QFontMetrics(self._view.font()).height() + QFontMetrics(self._small()).height()
        return QSize(0, 2 * _PAD + _GAP + lines)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row inside ``option.rect``."""
        row: Row = index.data(ROW_ROLE)
        colours, style = current_colours(), option
        given: Any = style  # PySide6's type stubs leave out the fields of style options.
        rect = QRect(given.rect)
        is_selected = bool(given.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(rect, QColor(colours.selected))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colours.accent))
        elif given.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.left() + _MARGIN, rect.bottom(), rect.right(), rect.bottom())
        inner = rect.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        is_hidden = bool(_OUT_OF_SIGHT & set(row.states))
        font = scaled(self._view.font(), 1, QFont.Weight.DemiBold if is_selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if is_hidden or not row.question else colours.text))
        metrics = QFontMetrics(font)
        question = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        has_facts = bool(row.states or row.figures)
        upright = Qt.AlignmentFlag.AlignTop if has_facts else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | upright, question)
        self._paint_facts(painter, inner.adjusted(0, metrics.height() + _GAP, 0, 0), row)
        painter.restore()

    def _paint_facts(self, painter: QPainter, area: QRect, row: Row) -> None:
        colours, font = current_colours(), self._small()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        figures = figures_text(row.figures) if row.figures else ""
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, figures)
        room = area.width() - (metrics.horizontalAdvance(figures) + 2 * UNIT if figures else 0)
        if _TO_DO & set(row.states):
            painter.setPen(QColor(colours.problem_text))
        states = metrics.elidedText(" · ".join(map(state_name, row.states)), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, states)

    def _small(self) -> QFont:
        return scaled(self._view.font(), SMALL)
