"""The text selected in another program, taken through the clipboard, which is as before afterwards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from helpdesk_app.winapi.selection import Selection

LONGEST: Final = 200
"""Characters of a selection that make a query; more is no question."""
_EVERY_MS: Final = 20
_TRIES: Final = 20
"""Looks at the clipboard: a program that has not copied after 400 milliseconds has nothing selected."""


class SelectedText(QObject):
    """Asks the program in front for its selection.

    Args:
        selection: Of the system.
        parent: Qt's owner of the object.
    """

    taken = Signal(str)
    """The selection as a query; empty where there is none."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._before: QMimeData | None = None
        self._number = 0
        self._tries = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def take(self) -> None:
        """Copy the selection and emit it a little later; while that goes on, another call does nothing."""
        if self._timer.isActive():
            return
        self._before = _content_of(QGuiApplication.clipboard().mimeData())
        self._number, self._tries = self._selection.sequence(), _TRIES
        try:
            self._selection.copy()
        except OSError:
            # Nothing was copied, so the window comes forward without a query.
            self._tries = 0
        self._timer.start()

    def _look(self) -> None:
        self._tries -= 1
        has_changed = self._selection.sequence() != self._number
        text = as_query(QGuiApplication.clipboard().text()) if has_changed else ""
        # A program may empty the clipboard first, and fill it later.
        if not text and self._tries > 0:
            return
        self._timer.stop()
        if has_changed:
            self._put_back()
        self.taken.emit(text)

    def _put_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.formats():
            QGuiApplication.clipboard().setMimeData(before)
        else:
            QGuiApplication.clipboard().clear()


def as_query(text: str) -> str:
    """Return ``text`` on one line, without what is too long for a question."""
    return " ".join(text.split())[:LONGEST].rstrip()


def _content_of(shown: QMimeData | None) -> QMimeData:
    """Return a copy of ``shown``, which the clipboard deletes with its content; an empty one may show ``None``."""
    copy = QMimeData()
    if shown is not None:
        for name in shown.formats():
            copy.setData(name, shown.data(name))
    return copy
