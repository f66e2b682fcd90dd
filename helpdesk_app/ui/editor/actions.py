"""Everything an editor can do, each with its shortcut, and the menus that hold it all."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Menu = tuple[QAction | None, ...]
"""Actions in order; ``None`` is a line between them."""


class EditorActions(QObject):
    """The actions of the editors' window.

    As in the agents' window, no shortcut uses Ctrl+Alt, which is AltGr on a French keyboard, nor a digit.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.open = self._action("open", self.tr("&Open a folder…"), "Ctrl+O")
        self.save = self._action("save", self.tr("&Save"), "Ctrl+S")
        self.close = self._action("close", self.tr("&Close"), "Ctrl+Q", "Ctrl+W")
        self.undo = self._action("undo", self.tr("&Undo"), "Ctrl+Z")
        self.redo = self._action("redo", self.tr("&Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = self._action("find", self.tr("&Filter the answers"), "Ctrl+F")
        self.replace = self._action("replace", self.tr("Find and re&place…"), "Ctrl+H")
        self.field_to_source = self._action("field_to_source", self.tr("&Field back to the source"), "Ctrl+R")
        self.keep_answer = self._action("keep_answer", self.tr("&Change of the source seen"), "Ctrl+J")
        self.new = self._action("new", self.tr("&New answer"), "Ctrl+N")
        self.split = self._action("split", self.tr("&Split at the caret"), "Ctrl+Shift+S")
        self.merge = self._action("merge", self.tr("&Merge with another…"), "Ctrl+M")
        self.archive = self._action("archive", self.tr("&Archive"), "Ctrl+Shift+A")
        self.publish = self._action("publish", self.tr("&Publish"), "Ctrl+Shift+P")
        self.entry_to_source = self._action("entry_to_source", self.tr("Answer &back to the source"), "Ctrl+Shift+R")
        self.next_entry = self._action("next_entry", self.tr("Ne&xt answer"), "Alt+Down")
        self.previous_entry = self._action("previous_entry", self.tr("Pre&vious answer"), "Alt+Up")
        self.check = self._action("check", self.tr("&Check all answers"), Qt.Key.Key_F5)
        self.next_pane = self._action("next_pane", self.tr("&Next pane"), Qt.Key.Key_F6)
        self.previous_pane = self._action("previous_pane", self.tr("&Previous pane"), "Shift+F6")

    def menus(self) -> tuple[tuple[str, Menu], ...]:
        """Return the menus: title, actions in order. Panes and dialogs that are added later come after them."""
        return (
            (self.tr("&File"), (self.open, self.save, None, self.close)),
            (self.tr("&Edit"), (self.undo, self.redo, None, self.find, self.replace, None, self.field_to_source)),
            (
                self.tr("&Answer"),
                (
                    *(self.new, self.split, self.merge, None, self.archive, self.publish, None),
                    *(self.entry_to_source, self.keep_answer, None, self.next_entry, self.previous_entry),
                ),
            ),
            (self.tr("&Tools"), (self.check,)),
            (self.tr("&View"), (self.next_pane, self.previous_pane, None)),
        )

    def fill(self, bar: QMenuBar) -> tuple[QMenu, ...]:
        """Fill the menu bar, and return its menus."""
        menus = []
        for title, actions in self.menus():
            menu = bar.addMenu(title)
            menus.append(menu)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)
        return tuple(menus)

    def _action(self, name: str, text: str, *keys: str | Qt.Key) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
