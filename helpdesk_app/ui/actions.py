"""Everything the agent can do, each with its shortcut, and the menus that hold it all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget


class DeskActions(QObject):
    """The actions of the window. No shortcut uses Ctrl+Alt, which is AltGr on a French keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        key = Qt.Key
        self.export = self._action(self.tr("&Export feedback…"), "Ctrl+E")
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q")
        self.copy = self._action(self.tr("&Copy the answer"), key.Key_Enter, key.Key_Return)
        # Of the two keys the menu shows the first, which French keyboards call Entrée. They belong to the widgets
        # where answers are chosen and read; on a button, Enter presses the button.
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.clear = self._action(self.tr("C&lear the search"), key.Key_Escape)
        self.vote_yes = self._action(self.tr("&Yes, useful"), "Alt+O")
        self.vote_no = self._action(self.tr("&No, not useful"), "Alt+N")
        self.topics = self._action(self.tr("&Topics"), key.Key_F4)
        self.topics.setCheckable(True)
        self.topics.setChecked(True)
        self.shortcuts = self._action(self.tr("&Keyboard shortcuts"), key.Key_F1)
        self.about = self._action(self.tr("&About this program"))

    def menus(self) -> tuple[tuple[str, tuple[QAction, ...]], ...]:
        """Return the menus: title, actions in order."""
        return (
            (self.tr("&File"), (self.export, self.quit)),
            (self.tr("&Edit"), (self.copy, self.clear)),
            (self.tr("Feed&back"), (self.vote_yes, self.vote_no)),
            (self.tr("&View"), (self.topics,)),
            (self.tr("&Help"), (self.shortcuts, self.about)),
        )

    def fill(self, bar: QMenuBar) -> None:
        """Fill the menu bar."""
        for title, actions in self.menus():
            bar.addMenu(title).addActions(list(actions))

    def share_copy(self, widgets: Sequence[QWidget]) -> None:
        """Let Enter copy in each of ``widgets``."""
        for widget in widgets:
            widget.addAction(self.copy)

    def enable_for_answer(self, there_is_one: bool) -> None:
        """Enable what needs an answer on show."""
        for action in (self.copy, self.vote_yes, self.vote_no):
            action.setEnabled(there_is_one)

    def _action(self, text: str, *keys: str | Qt.Key) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action


def shortcut_text(action: QAction) -> str:
    """Return the shortcut of ``action`` as the keyboard of this system names it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def hint(action: QAction) -> str:
    """Return what ``action`` does and its shortcut, for a tool tip."""
    name = action.text().replace("&", "")
    return QCoreApplication.translate("DeskActions", "%1 (%2)").replace("%1", name).replace("%2", shortcut_text(action))
