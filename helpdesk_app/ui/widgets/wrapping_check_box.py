"""A check box whose text wraps and whose outline is visible in light and dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from helpdesk_app.ui.style.theme import UNIT, current_colours

_BOX: Final = 2 * UNIT
_TEXT_LEFT: Final = _BOX + UNIT
_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class WrappingCheckBox(QCheckBox):
    """Shows its whole text, on as many lines as it needs."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._whole = text
        self._heights: dict[int, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show ``text`` in place of the one on show."""
        self._whole = text
        self._heights.clear()
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text at ``width`` pixels."""
        # Every layout of the pane asks several times: measured once.
        if width not in self._heights:
            room = QRect(0, 0, max(width - _TEXT_LEFT, 1), 10_000)
            text = self.fontMetrics().boundingRect(room, _FLAGS, self._whole).height()
            self._heights[width] = max(3 * UNIT, text + UNIT // 2)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for the whole text on one line."""
        # Two more: advances are rounded, and a text one pixel too wide wraps.
        text = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(_TEXT_LEFT + text, max(3 * UNIT, self.fontMetrics().height() + UNIT // 2))

    def minimumSizeHint(self) -> QSize:
        """Return the height only."""
        return QSize(0, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick, text and focus."""
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Beside the first line.
        first_line = min(self.height(), self.sizeHint().height())
        box = QRectF(0.5, (first_line - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
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
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.disabled))
        painter.drawText(self.rect().adjusted(_TEXT_LEFT, 0, 0, 0), _FLAGS, self._whole)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(_TEXT_LEFT - 5, 1, -1, -1), UNIT / 2, UNIT / 2)
