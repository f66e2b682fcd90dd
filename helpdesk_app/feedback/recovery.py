"""Opens the feedback, and where the file is damaged sets it aside and goes on with what can still be read.

Each step leaves the folder in a state that the next opening finishes, whenever the process is killed:

1. ``feedback.db`` and its log are renamed to ``feedback.db.damaged`` and ``feedback.db.damaged-wal``;
2. what can be read of them goes into a new ``feedback.db``, in one transaction;
3. the damaged pair gets its dated name.

A window that still writes into the damaged file finds after its commit that the name belongs to another one, and
writes again there (see ``FeedbackStore.append``). Events recovered count as not exported: to hand one over twice does
no harm, to forget one would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.event_factory import utc_now
from helpdesk_app.feedback.outbox import bring_home
from helpdesk_app.feedback.salvage import salvaged
from helpdesk_app.feedback.store import FeedbackStore, opening_lock
from helpdesk_app.storage.errors import DamagedError, write_error
from helpdesk_app.storage.sqlite import exclusive_lock
from helpdesk_app.storage.sqlite_errors import translated_errors

_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a damaged file; to be told to the agent, once."""

    path: Path
    """The file, sound again."""
    set_aside: Path
    """Where the damaged one lies now."""
    events: int
    """How many events could be read and are kept."""

    def __str__(self) -> str:
        return (
            f"“{self.path}” was damaged. {self.events} events could be read and are safe in a new file; the damaged "
            f"one was kept as “{self.set_aside.name}”. Go on as usual, and tell your support team."
        )


def open_store(
    path: Path, *, busy_timeout: float = 2.0, thorough: bool = False, clock: Callable[[], datetime] = utc_now
) -> tuple[FeedbackStore, Recovery | None]:
    """Open the feedback at ``path``, recovered first where it is damaged; say so where it was.

    Args:
        path: As for ``FeedbackStore``.
        busy_timeout: Seconds to wait for another process that writes, opens or recovers.
        thorough: Look for damage within the events too, as before an export; takes as long as reading them all.
        clock: Returns the present moment, for the name of a file set aside.

    Raises:
        StorageError: The file cannot be used; the class says why. A damaged one that another program holds stays
            where it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
    with translated_errors(path), exclusive_lock(opening_lock(path), busy_timeout):
        recovery = None
        if _damaged(path).exists():
            recovery = _recover(path, busy_timeout, clock)
        try:
            store = _sound(path, busy_timeout, thorough=thorough)
        except DamagedError:
            recovery = _recover(path, busy_timeout, clock)
            store = _sound(path, busy_timeout, thorough=thorough)
        try:
            bring_home(store)
        except BaseException:
            store.close()
            raise
        return store, recovery


def _sound(path: Path, busy_timeout: float, *, thorough: bool) -> FeedbackStore:
    store = FeedbackStore(path, busy_timeout=busy_timeout)
    try:
        store.verify(thorough=thorough)
    except BaseException:
        store.close()
        raise
    return store


def _recover(path: Path, busy_timeout: float, clock: Callable[[], datetime]) -> Recovery:
    damaged = _damaged(path)
    try:
        if not damaged.exists():
            path.replace(damaged)
        if not path.exists():
            for side in _SIDE_FILES:
                if _beside(path, side).exists():
                    _beside(path, side).replace(_beside(damaged, side))
        with FeedbackStore(path, busy_timeout=busy_timeout) as store:
            events = store.add_missing(salvaged(damaged, _beside(damaged, "-wal")))
        return Recovery(path, _dated(path, damaged, clock().astimezone(UTC)), events)
    except OSError as error:
        raise write_error(path, error) from error


def _dated(path: Path, damaged: Path, moment: datetime) -> Path:
    """Give the damaged file the name it keeps, and return that."""
    stem = f"{path.stem}.damaged-{moment:%Y%m%dT%H%M%SZ}"
    kept, number = path.with_name(f"{stem}{path.suffix}"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}{path.suffix}")
    for side in _SIDE_FILES:
        if _beside(damaged, side).exists():
            _beside(damaged, side).replace(_beside(kept, side))
    damaged.replace(kept)
    return kept


def _damaged(path: Path) -> Path:
    return _beside(path, ".damaged")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
