"""A check box that gives way in a narrow pane, and whose outline can be seen in light and dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QToolTip, QWidget

from helpdesk_app.ui.theme import UNIT, current_colours

_BOX: Final = 2 * UNIT
_TEXT_LEFT: Final = _BOX + UNIT


class ValueBox(QCheckBox):
    """Shows as much of its text as there is room for; the whole text is then in its tool tip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._whole = text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        text = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(_TEXT_LEFT + text, max(3 * UNIT, self.fontMetrics().height() + UNIT // 2))

    def minimumSizeHint(self) -> QSize:
        """Ask for the height only."""
        return QSize(0, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere in the row."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Show the tool tip only where the text is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if self._shown() != self._whole:
                QToolTip.showText(event.globalPos(), self._whole, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick, text and focus."""
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, (self.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        ground, edge = (colours.accent, colours.accent) if self.isChecked() else (colours.surface, colours.strong_line)
        if self.underMouse() and self.isEnabled():
            edge = colours.accent
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, UNIT / 2, UNIT / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = box.center()
            tick = ((-3.5, 0.2), (-1, 2.8), (3.8, -2.8))
            painter.drawPolyline(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in tick]))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        room = self.rect().adjusted(_TEXT_LEFT, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._shown())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(_TEXT_LEFT - 5, 1, -1, -1), UNIT / 2, UNIT / 2)

    def _shown(self) -> str:
        room = self.width() - _TEXT_LEFT
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
