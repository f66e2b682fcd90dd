"""Saves data when the system is about to end the session."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_log = logging.getLogger(__name__)


def close_everything() -> None:
    """Close all windows, and cancel the dialogs that are open.

    ``closeAllWindows`` alone leaves native dialogs open, and the code that waits for them would go on after its window
    is gone.
    """
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.reject()
    QApplication.closeAllWindows()


class SessionEnd(QObject):
    """Saves a window's data when the session may end. The user can still cancel the end, and the window goes on.

    If the session does end, ``aboutToQuit`` comes next, and on Windows nothing after it.

    Args:
        window: Qt's owner of the object.
        saves: What to call; each may be called several times.
    """

    def __init__(self, window: QWidget, *saves: Callable[[], None]) -> None:
        super().__init__(window)
        self._saves = saves
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise AssertionError("there is no window without an application")  # noqa: TRY004 -- no argument is wrong
        application.commitDataRequest.connect(self._commit)

    def save(self) -> None:
        """Save now."""
        _log.info("the session may end; saving")
        for save in self._saves:
            save()

    def _commit(self, _manager: QSessionManager) -> None:
        self.save()
