"""Paints one row of the result list: the question, the wording that matched in its place, and a part of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from helpdesk_app.desk.snippet import Snippet, one_line
from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset, unbroken, utf16_spans
from helpdesk_app.ui.style.theme import BODY, SMALL, UNIT, Colours, current_colours, scaled

HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``Hit`` of a row; ``None`` for the row that shows more."""
SNIPPET_ROLE: Final = HIT_ROLE + 1
WORDING_ROLE: Final = HIT_ROLE + 2
"""The ``Snippet`` of the wording that matched rather than the question, or ``None``."""

SECTION_ROLE: Final = HIT_ROLE + 3
"""The title of the part of the list that begins with a row; empty for other rows."""

QUESTION_LINES: Final = 3
SNIPPET_LINES: Final = 2
"""Most lines of each; what does not fit ends on an ellipsis. A wording takes one of the lines of the snippet."""
_MARGIN: Final = 2 * UNIT
_BAR: Final = 12
"""As wide as the style sheet makes a scroll bar."""
_PAD: Final = UNIT * 3 // 2
_GAP: Final = UNIT // 2


@dataclass(frozen=True, slots=True)
class _Fonts:
    base: QFont
    question: QFont
    small: QFont
    strong: QFont
    """``small`` in bold type."""
    question_metrics: QFontMetricsF
    small_metrics: QFontMetricsF
    strong_metrics: QFontMetricsF

    @classmethod
    def of(cls, font: QFont) -> _Fonts:
        question, small = scaled(font, BODY, QFont.Weight.DemiBold), scaled(font, SMALL)
        strong = scaled(font, SMALL, QFont.Weight.DemiBold)
        return cls(QFont(font), question, small, strong, *map(QFontMetricsF, (question, small, strong)))

    def row_height(self, question_lines: int, snippet_lines: int) -> int:
        """Return the height of a row in pixels."""
        question = question_lines * self.question_metrics.height()
        snippet = snippet_lines * self.small_metrics.height()
        return round(2 * _PAD + question + (_GAP if question and snippet else 0) + snippet)


def also(wording: str) -> str:
    """Return how a row says that ``wording`` matched."""
    return QCoreApplication.translate("ResultDelegate", "also: %1").replace("%1", wording)


class ResultDelegate(QStyledItemDelegate):
    """Paints the rows of a list view whose model answers the roles above."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._fonts = _Fonts.of(view.font())
        self._heights: dict[tuple[str, str, bool], int] = {}
        """Question, answer, whether there are wordings -> height at the current width: asked for again in each list."""
        self._measured_width = 0
        self._is_compact = False

    def show_compact(self, compact: bool) -> None:
        """Paint the questions alone, or with parts of their answers."""
        self._is_compact = compact
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the row at the width the view has now, which makes the row as wide as itself.

        It depends on the entry alone, so that no row moves when other words of it match.
        """
        hit: Hit | None = index.data(HIT_ROLE)
        fonts, width = self._current_fonts(), self._text_width()
        if hit is None:
            return QSize(width, fonts.row_height(0, 1))
        if width != self._measured_width:
            self._heights.clear()
            self._measured_width = width
        key = (hit.entry.question, hit.entry.answer, bool(hit.entry.wordings))
        height = self._heights.get(key)
        if height is None:
            question = _line_count(unbroken(hit.entry.question), fonts.question, width, QUESTION_LINES)
            snippet = 0 if self._is_compact else _snippet_lines(hit.entry, fonts, width)
            height = fonts.row_height(question, snippet)
            self._heights[key] = height
        return QSize(width, height + self._title_height(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row inside ``option.rect``."""
        hit: Hit | None = index.data(HIT_ROLE)
        colours = current_colours()
        fonts = self._current_fonts()
        style: Any = option  # PySide6's type stubs leave out the fields of style options.
        rect = QRect(style.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if height := self._title_height(index):
            title = QRectF(rect.left() + _MARGIN, rect.top() + _PAD, self._text_width(), height)
            painter.setPen(QColor(colours.muted))
            text = Snippet(str(index.data(SECTION_ROLE)))
            _paint_lines(painter, text, title, _Style(fonts.strong, fonts.strong_metrics, 1))
            rect.setTop(rect.top() + height)
        self._paint_ground(painter, QRectF(rect), index, colours)
        area = QRectF(rect.left() + _MARGIN, rect.top() + _PAD, self._text_width(), rect.height())
        if hit is None:
            painter.setPen(QColor(colours.accent))
            _paint_lines(painter, Snippet(str(index.data())), area, _Style(fonts.strong, fonts.strong_metrics, 1))
        else:
            mark, matched = QTextCharFormat(), QTextCharFormat()
            mark.setBackground(QColor(colours.mark))
            matched.setFont(fonts.strong)
            matched.setForeground(QColor(colours.text))
            painter.setPen(QColor(colours.text))
            question = Snippet(unbroken(hit.entry.question), hit.spans)
            style_of_question = _Style(fonts.question, fonts.question_metrics, QUESTION_LINES, mark)
            area.setTop(area.top() + _paint_lines(painter, question, area, style_of_question) + _GAP)
            painter.setPen(QColor(colours.muted))
            if not self._is_compact:
                self._paint_snippet(painter, area, index, mark, matched)
        painter.restore()

    def _paint_snippet(
        self,
        painter: QPainter,
        area: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        mark: QTextCharFormat,
        matched: QTextCharFormat,
    ) -> None:
        """Paint the wording that matched, if one did, and a part of the answer."""
        fonts = self._current_fonts()
        lines, wording = SNIPPET_LINES, index.data(WORDING_ROLE)
        if wording is not None:
            style_of_wording = _Style(fonts.small, fonts.small_metrics, 1, mark)
            shown = _after_also(wording, _characters(1, fonts, area.width()))
            area.setTop(area.top() + _paint_lines(painter, shown, area, style_of_wording))
            lines -= 1
        part = index.data(SNIPPET_ROLE).part(_characters(lines, fonts, area.width()))
        snippet = Snippet(typeset(part.text), part.spans)
        style_of_snippet = _Style(fonts.small, fonts.strong_metrics, lines, matched)
        _paint_lines(painter, snippet, area, style_of_snippet)

    def _text_width(self) -> int:
        # Always the width beside a scroll bar, so that the words do not move when one comes or goes.
        return max(1, self._view.width() - _BAR - 2 * _MARGIN)

    def _title_height(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the height of the title above a row in pixels, 0 where there is none."""
        if not index.data(SECTION_ROLE):
            return 0
        return round(_PAD + _GAP + self._current_fonts().strong_metrics.height())

    def _current_fonts(self) -> _Fonts:
        # Asked for once for each row: made again only for a new font.
        if self._fonts.base != self._view.font():
            self._fonts = _Fonts.of(self._view.font())
            self._heights.clear()
        return self._fonts

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, colours: Colours
    ) -> None:
        # The view is asked, not the state of the option: the flags of QStyle take as long to load as the list to paint.
        view = self._view
        if view.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(colours.selected))
            # Not by colour alone: a bar marks the selected row.
            painter.fillRect(QRectF(rect.left(), rect.top(), UNIT / 2, rect.height()), QColor(colours.accent))
        elif self._is_under_mouse(index):
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(QRectF(rect.left() + _MARGIN, rect.bottom() - 1, self._text_width(), 1), QColor(colours.line))
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _is_under_mouse(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        view = self._view
        return view.underMouse() and view.indexAt(view.viewport().mapFromGlobal(QCursor.pos())) == index


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is painted."""

    font: QFont
    metrics: QFontMetricsF
    """Those of the widest font in the text."""
    most_lines: int
    matched: QTextCharFormat | None = None
    """The format of the words that match."""


def _paint_lines(painter: QPainter, text: Snippet, area: QRectF, style: _Style) -> float:
    """Paint ``text`` on at most ``style.most_lines`` lines from the top of ``area``, and return the height used."""
    width, spans = area.width(), utf16_spans(text.text, text.spans)
    layout, cut = _laid_out(text.text, spans, width, style)
    if cut is not None:
        # The text behind the ellipsis is not marked.
        units = text.text.encode("utf-16-le")
        head, tail = units[: 2 * cut].decode("utf-16-le"), units[2 * cut :].decode("utf-16-le")
        shown = head + style.metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width)
        kept = len(shown.encode("utf-16-le")) // 2 - 1
        kept_spans = tuple(Span(span.start, min(span.end, kept)) for span in spans if span.start < kept)
        layout, _ = _laid_out(shown, kept_spans, width, style)
    layout.draw(painter, area.topLeft())
    return layout.lineCount() * QFontMetricsF(style.font).height()


def _laid_out(text: str, spans: Sequence[Span], width: float, style: _Style) -> tuple[QTextLayout, int | None]:
    """Return ``text`` on its first lines, and where its last line begins if the text goes on after it."""
    layout = _layout(text, style.font)
    if style.matched is not None and spans:
        layout.setFormats([_format_range(span, style.matched) for span in spans])
    height = QFontMetricsF(style.font).height()
    layout.beginLayout()
    start, end = 0, 0
    for number in range(style.most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # As high as the font: where another one is needed for some characters, the row stays as it was measured.
        line.setPosition(QPointF(0, number * height))
        start, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, start if end < len(text.encode("utf-16-le")) // 2 else None


def _format_range(span: Span, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    stretch: Any = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = span.start, span.end - span.start, text_format
    return stretch  # type: ignore[no-any-return]


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout


def _line_count(text: str, font: QFont, width: int, most: int) -> int:
    layout = _layout(text, font)
    layout.beginLayout()
    lines = 0
    while lines < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines += 1
    layout.endLayout()
    return lines


def _after_also(wording: Snippet, length: int) -> Snippet:
    """Return the part of ``wording`` that fits where ``length`` characters do, behind the words that introduce it."""
    before, after = also("%1").split("%1")
    part = wording.part(max(1, length - len(before)))
    spans = tuple(Span(span.start + len(before), span.end + len(before)) for span in part.spans)
    return Snippet(before + unbroken(part.text) + after, spans)


def _snippet_lines(entry: Entry, fonts: _Fonts, width: int) -> int:
    """Return the lines that any part of the answer fills, or a wording and the answer."""
    answer = entry.answer
    if entry.wordings or len(answer) > 2 * _characters(SNIPPET_LINES, fonts, width):
        return SNIPPET_LINES
    return 1 if fonts.strong_metrics.horizontalAdvance(one_line(answer)) <= width else SNIPPET_LINES


def _characters(lines: int, fonts: _Fonts, width: float) -> int:
    """Return how many characters fit on ``lines`` lines of a snippet, about."""
    return max(1, round(lines * width / fonts.small_metrics.averageCharWidth()))
