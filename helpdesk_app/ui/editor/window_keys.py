"""Keys that a field for text leaves to its window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def is_for_window(widget: QWidget, event: QEvent) -> bool:
    """Return whether ``event`` asks ``widget`` to take a key that is a shortcut of its window."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence(event.keyCombination())
    return any(keys in action.shortcuts() for action in widget.window().actions())


def is_undo(event: QKeyEvent) -> bool:
    """Return whether ``event`` asks to undo or to redo."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
