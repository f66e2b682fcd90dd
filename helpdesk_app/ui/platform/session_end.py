"""The end of the session: the system is about to end the program, and says so first."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_log = logging.getLogger(__name__)


def close_everything() -> None:
    """Close all windows as the agent would, without an answer to the dialogs that are open.

    ``closeAllWindows`` alone passes over the dialogs that the system draws; what waits for their answer would go on
    after its window is gone.
    """
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.reject()
    QApplication.closeAllWindows()


class SessionEnd(QObject):
    """Has a window save all it holds when the session may end; somebody can still cancel that, and it goes on.

    Where the session does end, ``aboutToQuit`` comes next, and on Windows nothing after it.

    Args:
        window: Owns this.
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
