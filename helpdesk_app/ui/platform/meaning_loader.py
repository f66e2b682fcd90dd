"""Loads the search by meaning in a thread, after the first list."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from helpdesk_app.desk.open_faq import Engine

_log = logging.getLogger(__name__)


class MeaningLoader(QThread):
    """Calls ``load`` in a thread of its own.

    Args:
        load: Returns an engine that searches by words and meaning; may raise where there is none.
        parent: Qt's owner of the object; has to call ``wait`` before it is deleted.
    """

    loaded = Signal(object)
    """The engine."""

    def __init__(self, load: Callable[[], Engine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load

    def run(self) -> None:
        """Load; called by Qt in the thread."""
        try:
            engine = self._load()
        except Exception as error:  # noqa: BLE001 -- whatever is missing, words alone find answers
            _log.warning("the search works on words alone: %s", type(error).__name__)
        else:
            self.loaded.emit(engine)
