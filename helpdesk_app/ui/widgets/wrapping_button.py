"""A button whose text wraps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class WrappingButton(QPushButton):
    """As wide as its text; higher where it has less room."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text at ``width`` pixels."""
        more_lines = len(self._lines(width)) - 1
        return self.sizeHint().height() + more_lines * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        words = self.text().split() or [""]
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(self._around() + longest, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text on as many lines as it needs."""
        lines = self._lines(self.width())
        if len(lines) == 1:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        fields: Any = option  # PySide6's type stubs leave out the fields of style options.
        fields.text = "\n".join(lines)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _around(self) -> int:
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _lines(self, width: int) -> list[str]:
        metrics, room = self.fontMetrics(), width - self._around()
        if metrics.horizontalAdvance(self.text()) <= room:
            return [self.text()]
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines
