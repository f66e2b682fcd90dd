"""The header of a facet: its heading, wrapped; it folds and unfolds the values."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from helpdesk_app.text.rendering import lines_as_html
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.style.theme import SMALL, UNIT, current_colours, scaled

_CHEVRON: Final = 2 * UNIT
_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class FacetHeader(QAbstractButton):
    """A checkable button, checked while the values are shown, whose text wraps.

    Args:
        heading: What is shown.
        question: What the heading is short for; the tool tip and screen readers have it.
        parent: Of the button.
    """

    def __init__(self, heading: str, question: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(typeset(heading).replace("&", "&&"))
        self._shown = typeset(heading)
        self._rects: dict[int, QRect] = {}
        self.setAccessibleName(heading)
        if question and question != heading:
            # As markup, because a tool tip renders a text that looks like markup.
            self.setToolTip(lines_as_html(typeset(question)))
            self.setAccessibleDescription(question)
        self.setFont(scaled(self.font(), SMALL, QFont.Weight.DemiBold))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text at ``width`` pixels."""
        return self._text_rect(width).height() + UNIT

    def sizeHint(self) -> QSize:
        """Return the room for the whole text on one line."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._shown) + _CHEVRON + UNIT, metrics.height() + UNIT)

    def minimumSizeHint(self) -> QSize:
        """Ask for the current height at any width."""
        return QSize(0, self.heightForWidth(max(self.width(), 10 * UNIT)))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        self._rects.clear()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heading and the chevron, and the focus when the button has it."""
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.text if self.isChecked() else colours.muted))
        painter.drawText(self._text_rect(self.width()), _FLAGS, self._shown)
        painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(self._chevron())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), UNIT / 2, UNIT / 2)

    def _text_rect(self, width: int) -> QRect:
        # Every layout of the pane asks several times: measured once.
        if width not in self._rects:
            room = QRect(UNIT // 2, UNIT // 2, max(width - _CHEVRON - UNIT, 1), 10_000)
            self._rects[width] = QFontMetrics(self.font()).boundingRect(room, _FLAGS, self._shown)
        return self._rects[width]

    def _chevron(self) -> QPolygonF:
        x, y = self.width() - _CHEVRON / 2, UNIT / 2 + QFontMetrics(self.font()).height() / 2
        if self.isChecked():
            return QPolygonF([QPointF(x - 3.5, y - 1.8), QPointF(x, y + 1.8), QPointF(x + 3.5, y - 1.8)])
        return QPolygonF([QPointF(x - 1.8, y - 3.5), QPointF(x + 1.8, y), QPointF(x - 1.8, y + 3.5)])
