"""The text of an answer, as high as it is: the pane around it scrolls."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMoveEvent, QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from helpdesk_app.faq.pictures import data_url
from helpdesk_app.text.inline import pictures_in
from helpdesk_app.text.typography import as_written
from helpdesk_app.ui.panes.answer.answer_pictures import SCHEME, AnswerPictures
from helpdesk_app.ui.style.theme import UNIT

BAR_WIDTH: Final = 3
"""Pixels of the bar beside a passage."""


_ADDRESS: Final = re.compile(rf"(?<=<img src=\"){SCHEME}([0-9a-f]{{32}})(?=\")")
_ALTERNATIVE: Final = re.compile(rf'<img src="{SCHEME}[0-9a-f]{{32}}" alt="([^"]*)"')
_ENLARGING: Final = re.compile(rf'<a href="{SCHEME}[0-9a-f]{{32}}">(.*?)</a>')
_OBJECT: Final = re.compile("\N{OBJECT REPLACEMENT CHARACTER}")


class AnswerBody(QTextBrowser):
    """Selectable by mouse and keyboard; its links are emitted as signals and never followed."""

    address_chosen = Signal(str)
    picture_chosen = Signal(str, QImage)
    """To be shown larger: what it shows in words, and the picture."""
    bar_moved = Signal(QRect)
    """Where the passage is in the text, as high as its bar; empty where there is none."""
    caret_moved = Signal(QRect)
    """Where the caret, or the link that Tab leads to, is in the text."""
    paged = Signal(int)
    """Space was pressed: scroll by this many pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = ""
        self._bar: QTextCursor | None = None
        self._bar_at = QRect()
        self._is_read = True
        """Whether the caret moves because the agent moves it."""
        self._sources: Mapping[str, bytes] = {}
        self._pictures = AnswerPictures(self)
        self._pictures.draw_in(self.document())
        self.setObjectName("answerBody")
        self.setAccessibleName(self.tr("Answer"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        # By keyboard too, because a screen reader reads the text with the caret.
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(3 * UNIT)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._hand_out)
        self.cursorPositionChanged.connect(self._say_where_the_caret_is)

    def load_pictures(self, pictures: Mapping[str, bytes]) -> Callable[[str], str]:
        """Hold the pictures of the answer that is shown next.

        Returns:
            What gives the address of a picture in its HTML; empty for one that cannot be shown.
        """
        self._sources = pictures
        self._pictures.load(pictures)
        return self._pictures.address_of

    def show_answer(self, answer: str, html: str) -> None:
        """Show ``answer``, written as ``html`` for the screen; in the same answer the caret stays where it is."""
        position = self.textCursor().position() if answer == self._answer else 0
        self._answer = answer
        self._bar = None
        self._is_read = False
        self.setHtml(html)
        shown = [placed.alternative.of(answer) for placed in pictures_in(answer)]
        self.setAccessibleDescription(self.tr("Pictures: %1").replace("%1", "; ".join(shown)) if shown else "")
        caret = self.textCursor()
        caret.setPosition(position)
        self.setTextCursor(caret)
        self._is_read = True
        self._fit()

    def mark_passage(self, text: str) -> QRect:
        """Draw a bar beside the first line of ``text``, or none for an empty text.

        Args:
            text: As it is shown.

        Returns:
            Where the bar is in the text; empty where there is none.
        """
        lines = text.strip().splitlines()
        # Qt finds no-break spaces as spaces.
        found = self.document().find(lines[0].replace("\u00a0", " ")) if lines else QTextCursor()
        self._bar = None if found.isNull() else found
        self.viewport().update()
        return self._bar_rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and say where the bar belongs now."""
        super().paintEvent(event)
        at = self._bar_rect()
        if at != self._bar_at:
            self._bar_at = at
            self.bar_moved.emit(at)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the bar along."""
        super().moveEvent(event)
        self.bar_moved.emit(self._bar_at)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection as the FAQ spells it, without the hyphens that are for the screen only."""
        shown, written = super().createMimeDataFromSelection(), QMimeData()
        html = _ENLARGING.sub(r"\1", as_written(shown.html(), self._answer))
        words = iter([unescape(found) for found in _ALTERNATIVE.findall(html)])
        text = _OBJECT.sub(lambda _object: f"[{next(words, '')}]", shown.text())
        written.setText(as_written(text, self._answer))
        written.setHtml(_ADDRESS.sub(lambda found: escape(data_url(self._sources[found[1]])), html))
        return written

    def loadResource(self, type_: int, name: QUrl | str) -> None:
        """Load nothing: an answer has no files, and its pictures are painted from the FAQ."""
        del type_, name

    def event(self, event: QEvent) -> bool:
        """Keep Enter for a link that has the focus; elsewhere in the answer it copies."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self.textCursor().hasSelection()
            and self.textCursor().charFormat().isAnchor()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave typed text to the search box, and pages to the pane; Space scrolls by a page too."""
        if event.key() == Qt.Key.Key_Space:
            self.paged.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} or (
            event.text().strip() and event.text().isprintable()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the pane; with Ctrl Qt would change the size of this text alone."""
        event.ignore()

    def _bar_rect(self) -> QRect:
        if self._bar is None:
            return QRect()
        start, end = QTextCursor(self._bar), QTextCursor(self._bar)
        start.setPosition(self._bar.selectionStart())
        end.setPosition(self._bar.selectionEnd())
        top = self.cursorRect(start).top()
        return QRect(0, top, BAR_WIDTH, self.cursorRect(end).bottom() - top)

    def _fit(self) -> None:
        size = self.document().size()
        # A table may be wider than the pane.
        bar = self.horizontalScrollBar().sizeHint().height() if size.width() > self.viewport().width() else 0
        self.setFixedHeight(math.ceil(size.height()) + bar)

    def _say_where_the_caret_is(self) -> None:
        if self._is_read and self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def _hand_out(self, url: QUrl) -> None:
        image = self._pictures.image(url.toString())
        if image is None:
            self.address_chosen.emit(url.toString())
            return
        name = url.toString().removeprefix(SCHEME)
        words = next(placed.alternative for placed in pictures_in(self._answer) if placed.name == name)
        self.picture_chosen.emit(words.of(self._answer), image)
