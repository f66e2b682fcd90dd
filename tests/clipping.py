"""Finds text that is cut: what a widget shows compared with the room it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

BREAK: Final = re.compile(r"[\s\u200b-]+")
AROUND_A_LINE: Final = 12
"""Pixels of a line edit, at most, that are not for its text."""


def cut(top: QWidget) -> list[str]:
    """Return a line for each text of ``top`` that is cut, and for each part that sticks out of what holds it."""
    return [fault for widget in _visible(top) for fault in _faults(widget)]


def _visible(top: QWidget) -> Iterator[QWidget]:
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow() and not widget.objectName().startswith("qt_"):
            yield widget


def _faults(widget: QWidget) -> Iterator[str]:
    shown = _text(widget)
    name = f"{type(widget).__name__} {widget.objectName()} {shown[:60]!r} {widget.width()}x{widget.height()}"
    if isinstance(widget, QLabel | QAbstractButton) and shown:
        wanted = widget.sizeHint()
        if widget.hasHeightForWidth():
            measure = widget.fontMetrics().horizontalAdvance
            around = wanted.width() - measure(shown) if isinstance(widget, QAbstractButton) else 0
            longest = max(0, around) + max(map(measure, BREAK.split(shown)), default=0)
            if longest > widget.width():
                yield f"{name} is narrower than its longest word, {longest}"
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"{name} is lower than its text, {widget.heightForWidth(widget.width())}"
        elif widget.width() < wanted.width() or widget.height() < wanted.height():
            yield f"{name} is smaller than its text, {wanted.width()}x{wanted.height()}"
    if isinstance(widget, QLineEdit) and shown and not widget.text():
        room = widget.width() - AROUND_A_LINE
        if widget.fontMetrics().horizontalAdvance(shown) > room:
            yield f"{name} is shorter than its text"
    holder = widget.parentWidget()
    scrolls = holder is not None and isinstance(holder.parentWidget(), QAbstractScrollArea)
    if holder is not None and not scrolls and not holder.rect().contains(widget.geometry()):
        yield f"{name} sticks out of {type(holder).__name__} {holder.objectName()}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
