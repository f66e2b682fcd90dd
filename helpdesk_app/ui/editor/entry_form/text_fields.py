"""Fields for text that leave undo, redo and the other keys of the window to the window."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from helpdesk_app.ui.editor.window_keys import is_for_window, is_undo
from helpdesk_app.ui.style.theme import UNIT

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TextField(QPlainTextEdit):
    """A text of several lines, as high as it is; the form around it scrolls.

    Args:
        least_lines: The height of an empty one.
        has_line_ends: Whether Enter begins a new line; otherwise it does nothing, and pasted line ends are spaces.
        parent: Qt's owner of the object.
    """

    edited = Signal()
    """The editor changed the text; what ``show_text`` changes is not announced."""
    caret_moved = Signal()

    def __init__(self, *, least_lines: int = 1, has_line_ends: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._has_line_ends = has_line_ends
        self._is_rendering = False
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(UNIT // 2)
        self.textChanged.connect(self._say_edited)
        self.cursorPositionChanged.connect(self._say_caret)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_soon.start)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show ``text``; only the part that differs is replaced, and the caret goes there."""
        before = self.toPlainText()
        if text == before:
            return
        start = _alike(before, text)
        end = _alike(before[start:][::-1], text[start:][::-1])
        self._is_rendering = True
        caret = self.textCursor()
        caret.setPosition(_units(before[:start]))
        caret.setPosition(_units(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        caret.insertText(text[start : len(text) - end])
        if not self.hasFocus():
            caret.setPosition(0)
        self.setTextCursor(caret)
        self._is_rendering = False

    def caret(self) -> int:
        """Return the offset of the caret in the text, in code points."""
        return self.selection()[1]

    def selection(self) -> tuple[int, int]:
        """Return the offsets of the selected part in the text, in code points."""
        units = self.toPlainText().encode("utf-16-le")
        cursor = self.textCursor()
        start, end = (
            len(units[: 2 * position].decode("utf-16-le"))
            for position in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return start, end

    def select(self, start: int, end: int) -> None:
        """Select a part of the text, given in code points."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        return QSize(0, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the text at the new width."""
        super().resizeEvent(event)
        # Later: a layout that is resizing its widgets takes no notice of a new height.
        self._fit_soon.start()

    def event(self, event: QEvent) -> bool:
        """Leave the shortcuts of the window to the window."""
        if is_for_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo nothing here: the window undoes the edits of all fields in their order."""
        if is_undo(event) or (not self._has_line_ends and event.key() in _ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Become as high as the text in the new font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _say_edited(self) -> None:
        if self._is_rendering:
            return
        if not self._has_line_ends and "\n" in self.toPlainText():
            self.show_text(" ".join(self.toPlainText().split("\n")))
        self.edited.emit()

    def _say_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit()

    def _fit(self) -> None:
        # The size of a plain document is counted in lines.
        lines = max(self._least_lines, round(self.document().size().height()))
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)
        # All of it has room: a caret that was in a new line below has scrolled the first one away.
        self.verticalScrollBar().setValue(0)


def _units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units, by which Qt counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
