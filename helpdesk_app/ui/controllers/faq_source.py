"""Opens the FAQ to use, notices when it is replaced, and refuses a broken one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from helpdesk_app.faq.choice import Choice, choose
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.share_cache import ShareCache
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.platform.file_watch import FileWatch
from helpdesk_app.ui.platform.share_cache_thread import ShareCacheThread
from helpdesk_app.ui.window.problems import describe_faq

if TYPE_CHECKING:
    from helpdesk_app.desk.open_faq import OpenFaq
    from helpdesk_app.desk.session import Session

_log = logging.getLogger(__name__)


class FaqSource(QObject):
    """The FAQ of one window.

    Args:
        locations: Where it may be; all of them are watched.
        make: Makes the chosen FAQ searchable.
        share_cache: The copy of the FAQ that the policy names, where that is on a share; used instead of the original.
        settle_ms: As for ``FileWatch``.
        parent: Qt's owner of the object.
    """

    changed = Signal(bool)
    """A sound FAQ other than the one in use is there (is it older?); or there was none, and a file has changed."""
    refused = Signal(str)
    """A FAQ that is preferred to the one in use is refused; the sentences say which, why, and what is used instead."""

    def __init__(
        self,
        locations: FaqLocations,
        make: Callable[[Choice], OpenFaq],
        *,
        share_cache: ShareCache | None = None,
        settle_ms: int = 500,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._locations = locations if share_cache is None else replace(locations, policy=share_cache.copy)
        self._make = make
        self._copy = share_cache.copy if share_cache else None
        self._version, self._date = "", ""
        self._refused: dict[Path, str] = {}
        for path in self._locations.watched():
            FileWatch(path, settle_ms=settle_ms, parent=self).replaced.connect(partial(self.check, path))
        if share_cache is not None:
            self._start_refreshing(share_cache)

    def load(self) -> OpenFaq:
        """Return the FAQ to use from now on, made searchable.

        Raises:
            StorageError: None of the files can be used.
            ProgramIncompleteError: The program lacks a file that ``make`` needs.
        """
        choice = choose(self._locations)
        opened = self._make(choice)
        self._version, self._date = choice.faq.version, choice.faq.imported_on
        for error in choice.refused:
            self._report(error)
        return opened

    def check(self, replaced: Path) -> None:
        """Check the file that replaced the one at ``replaced``."""
        if not self._version:
            self.changed.emit(False)
            return
        self._refused.pop(replaced, None)
        try:
            choice = choose(self._locations)
        except StorageError as error:
            self._report(error)
            return
        for refusal in choice.refused:
            self._report(refusal)
        if choice.faq.version != self._version:
            self.changed.emit(choice.faq.imported_on < self._date)

    def _start_refreshing(self, share_cache: ShareCache) -> None:
        thread = ShareCacheThread(share_cache, parent=self)
        thread.refused.connect(self._report)
        self.destroyed.connect(thread.stop)
        thread.start()

    def _report(self, error: StorageError) -> None:
        if error.path == self._copy:
            return  # The thread that reads the share reports what is wrong with it.
        if self._refused.get(error.path) == str(error):
            return
        self._refused[error.path] = str(error)
        _log.warning("a FAQ was refused: %s", type(error).__name__)
        goes_on = self.tr("The window goes on without it; nothing was changed. Tell your support team.")
        self.refused.emit(f"{describe_faq(error).title} ({error.path}). {goes_on}")


def load_into(session: Session, load: Callable[[], OpenFaq]) -> None:
    """Open the FAQ that ``load`` returns in ``session``, or have it say why there is none."""
    try:
        faq = load()
    except StorageError as error:
        _log.warning("the FAQ cannot be opened: %s", type(error).__name__)
        session.fail(error)
    else:
        session.open(faq)
