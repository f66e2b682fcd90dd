"""Paints one row of the result list: the question with its matched words marked, a line of the answer, the facets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit
from helpdesk_app.text.rendering import as_plain_text
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset, unbroken, utf16_spans
from helpdesk_app.ui.style.theme import BODY, SMALL, UNIT, Colours, current_colours, scaled

HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)

_MAX_LINES: Final = 2
_SNIPPET_LENGTH: Final = 200
_MARGIN: Final = 2 * UNIT
_BAR: Final = 12
"""As wide as the style sheet makes a scroll bar."""
_PAD: Final = UNIT * 3 // 2
_GAP: Final = UNIT // 2
_CHIP_GAP: Final = UNIT * 3 // 4


@dataclass(frozen=True, slots=True)
class _Fonts:
    base: QFont
    question: QFont
    small: QFont
    question_metrics: QFontMetricsF
    small_metrics: QFontMetricsF
    widths: dict[str, float] = field(default_factory=dict)
    """Question -> its width on one line: every list with it asks for that again."""

    @classmethod
    def of(cls, font: QFont) -> _Fonts:
        question, small = scaled(font, BODY, QFont.Weight.DemiBold), scaled(font, SMALL)
        return cls(QFont(font), question, small, QFontMetricsF(question), QFontMetricsF(small))

    def width_of(self, question: str) -> float:
        """Return the width of ``question`` on one line."""
        width = self.widths.get(question)
        if width is None:
            width = self.widths[question] = self.question_metrics.horizontalAdvance(unbroken(question))
        return width


class ResultDelegate(QStyledItemDelegate):
    """Paints the rows of a list view whose model answers ``HIT_ROLE``."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._fonts = _Fonts.of(view.font())

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the row at the width the view has now."""
        hit: Hit = index.data(HIT_ROLE)
        fonts = self._current_fonts()
        width = self._view.viewport().width()
        one_line = fonts.width_of(hit.entry.question) <= self._text_width()
        small = fonts.small_metrics.height()
        lines = 1 if one_line else _MAX_LINES
        height = 2 * _PAD + lines * fonts.question_metrics.height() + _GAP + small
        if hit.entry.facets:
            height += _CHIP_GAP + _chip_height(small)
        return QSize(width, round(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row inside ``option.rect``."""
        hit: Hit = index.data(HIT_ROLE)
        colours = current_colours()
        fonts = self._current_fonts()
        style: Any = option  # PySide6's type stubs leave out the fields of style options.
        rect = QRect(style.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(rect), style.state, colours)
        left, width = rect.left() + _MARGIN, self._text_width()
        y = rect.top() + float(_PAD)
        y += _paint_question(painter, hit, fonts.question, QRectF(left, y, width, rect.height()), colours) + _GAP
        painter.setFont(fonts.small)
        painter.setPen(QColor(colours.muted))
        metrics = fonts.small_metrics
        snippet = metrics.elidedText(_snippet(hit.entry), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, y + metrics.ascent()), snippet)
        y += metrics.height() + _CHIP_GAP
        _paint_chips(painter, hit.entry, QRectF(left, y, width, _chip_height(metrics.height())), colours)
        painter.restore()

    def _text_width(self) -> int:
        # Always the width beside a scroll bar, so that the words do not move when one comes or goes.
        return max(1, self._view.width() - _BAR - 2 * _MARGIN)

    def _current_fonts(self) -> _Fonts:
        # Asked for once for each row: made again only for a new font.
        if self._fonts.base != self._view.font():
            self._fonts = _Fonts.of(self._view.font())
        return self._fonts

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, colours: Colours) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
            # Not by colour alone: a bar stands beside the selected row.
            painter.fillRect(QRectF(rect.left(), rect.top(), UNIT / 2, rect.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(QRectF(rect.left() + _MARGIN, rect.bottom() - 1, self._text_width(), 1), QColor(colours.line))
        if self._view.hasFocus() and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))


def _paint_question(painter: QPainter, hit: Hit, font: QFont, rect: QRectF, colours: Colours) -> float:
    """Paint the question on at most two lines and return the height used."""
    text = unbroken(hit.entry.question)
    spans = utf16_spans(text, hit.spans)
    if QFontMetricsF(font).horizontalAdvance(text) <= rect.width():
        layout = _laid_out(text, spans, font, rect.width(), colours)
    else:
        shown = _cut(text, font, rect.width())
        # Text behind the ellipsis is not marked.
        kept = len(shown) - 1 if shown != text else len(text)
        layout = _laid_out(
            shown, tuple(Span(s.start, min(s.end, kept)) for s in spans if s.start < kept), font, rect.width(), colours
        )
    painter.setPen(QColor(colours.text))
    layout.draw(painter, rect.topLeft())
    return layout.boundingRect().height()


def _laid_out(text: str, spans: tuple[Span, ...], font: QFont, width: float, colours: Colours) -> QTextLayout:
    layout = QTextLayout(text, font)
    mark = QTextCharFormat()
    mark.setBackground(QColor(colours.mark))
    ranges = []
    for span in spans:
        stretch: Any = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = span.start, span.end - span.start, mark
        ranges.append(stretch)
    layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _cut(text: str, font: QFont, width: float) -> str:
    """Return ``text`` cut with an ellipsis where it would need a third line."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= _MAX_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= _MAX_LINES:
        return text
    head = text.encode("utf-16-le")
    last = head[2 * starts[_MAX_LINES - 1] :].decode("utf-16-le")
    first = head[: 2 * starts[_MAX_LINES - 1]].decode("utf-16-le")
    return first + QFontMetricsF(font).elidedText(last, Qt.TextElideMode.ElideRight, width)


def _snippet(entry: Entry) -> str:
    return typeset(" ".join(as_plain_text(entry.answer[:_SNIPPET_LENGTH]).split()))


def _chip_height(text_height: float) -> float:
    return text_height + _GAP


def _paint_chips(painter: QPainter, entry: Entry, rect: QRectF, colours: Colours) -> None:
    metrics = QFontMetricsF(painter.font())
    x = rect.left()
    for value in dict.fromkeys(given.value for given in entry.facets):
        chip = QRectF(x, rect.top(), metrics.horizontalAdvance(value) + 2 * UNIT, rect.height())
        if chip.right() > rect.right():
            return
        painter.setPen(QPen(QColor(colours.strong_line), 1))
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), UNIT / 2, UNIT / 2)
        painter.setPen(QColor(colours.muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, value)
        x = chip.right() + UNIT * 3 / 4
