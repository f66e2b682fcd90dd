"""The search box, which keeps the caret and moves the list."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from helpdesk_app.ui.style.theme import current_colours

if TYPE_CHECKING:
    from helpdesk_app.ui.style.icons import Icons


class Move(Enum):
    """A way to move through the list."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()


_MOVES: Final = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}


class SearchBox(QLineEdit):
    """A line edit whose arrow, Page, Home and End keys move the result list; with Shift they stay in the text."""

    moved = Signal(Move)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._icons: Icons | None = None
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setPlaceholderText(self.tr("What does the caller say?"))
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(self.tr("Arrow keys move through the answers, Enter copies the selected one."))
        self._magnifier = QAction(self)
        # Its room is there from the start, so that the text does not move when the icon comes.
        self.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)

    def decorate(self, icons: Icons) -> None:
        """Show the magnifier, and a button that empties the box; both can wait until the box takes keys."""
        self._icons = icons
        self.setClearButtonEnabled(True)
        self._draw_magnifier()

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_magnifier()

    def event(self, event: QEvent) -> bool:
        """Leave the window's shortcuts to the window: on X11 a line edit takes Ctrl+E for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not _is_text(event):
            keys = QKeySequence(event.keyCombination())
            actions = self.window().findChildren(QAction)
            if any(keys in action.shortcuts() for action in actions if action.isEnabled()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit the keys of the list as moves; all others edit the text."""
        shifted = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        move = None if shifted else _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(move)

    def _draw_magnifier(self) -> None:
        if self._icons is not None:
            self._magnifier.setIcon(self._icons.icon("search", current_colours().muted))


def _is_text(event: QKeyEvent) -> bool:
    """Return whether ``event`` types a character, which no shortcut is made of."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
