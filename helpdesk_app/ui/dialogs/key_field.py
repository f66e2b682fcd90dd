"""A field that takes the next key as a shortcut."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

_MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown}
)


class KeyField(QKeySequenceEdit):
    """Takes any key but Tab, which leaves it, and Esc, which belongs to the dialog.

    Qt's own field takes Esc and Shift+Tab, which leave no way back, and Shift empties it.
    """

    def __init__(self, sequence: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(sequence, parent)
        self.setClearButtonEnabled(True)
        self.setMaximumSequenceLength(1)
        back = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab)
        self.setFinishingKeyCombinations([*self.finishingKeyCombinations(), back])

    def event(self, event: QEvent) -> bool:
        """Leave Esc to the dialog, and ignore a modifier until its key comes."""
        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and not event.modifiers():
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress and Qt.Key(event.key()) in _MODIFIERS:
                return True
        return super().event(event)
