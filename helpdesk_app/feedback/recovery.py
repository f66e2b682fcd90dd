"""Opens the feedback; sets a damaged file aside and goes on with the events that can still be read.

The process may be killed after any step; the next opening finishes the rest:

1. the log, as it was before SQLite read it, is kept as ``feedback.db.damaged-wal``, and ``feedback.db`` is renamed to
   ``feedback.db.damaged``;
2. the events that can be read from them go into a new ``feedback.db``, in one transaction;
3. the damaged pair gets its final, dated name.

A window that still writes into the damaged file notices after its commit that the name belongs to another file, and
writes again there (see ``FeedbackStore.append``). Recovered events count as not exported: exporting one twice does no
harm, missing one would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.event_factory import utc_now
from helpdesk_app.feedback.outbox import drain
from helpdesk_app.feedback.salvage import events_in_log, salvaged
from helpdesk_app.feedback.store import FeedbackStore, opening_lock
from helpdesk_app.feedback.write_ahead_log import LOG_HEADER, is_damaged, read_log
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import DamagedError, UnwritableError, translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE
from helpdesk_app.storage.sqlite import exclusive_lock, has_valid_header
from helpdesk_app.storage.sqlite_errors import translated_errors
from helpdesk_app.text.translation import _

_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """The outcome of recovering a damaged file; the agent is informed once."""

    path: Path
    """The file, sound again."""
    set_aside: Path
    """The damaged file under its new name."""
    events: int
    """Number of events that could be read and are kept."""

    def __str__(self) -> str:
        return _(
            "“{path}” was damaged. {events} events could be read and are safe in a new file; the damaged one was "
            "kept as “{name}”. Go on as usual, and tell your support team."
        ).format(path=self.path, events=self.events, name=self.set_aside.name)


def open_store(
    path: Path, *, busy_timeout: float = 2.0, thorough: bool = False, clock: Callable[[], datetime] = utc_now
) -> tuple[FeedbackStore, Recovery | None]:
    """Open the feedback at ``path``; recover it first if it is damaged, and return the outcome of that.

    Args:
        path: As for ``FeedbackStore``.
        busy_timeout: Seconds to wait for another process that writes, opens or recovers.
        thorough: Check every event too, as before an export; takes as long as reading them all.
        clock: Returns the current time, for the name of a file set aside.

    Raises:
        StorageError: The file cannot be used; the class says why. A damaged one that another program holds is not
            moved.
    """
    with translated_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with translated_errors(path), exclusive_lock(opening_lock(path), busy_timeout):
        recovery = None
        if _damaged(path).exists() or _beside(_damaged(path), "-wal").exists():
            recovery = _recover(path, busy_timeout, clock)
        # A log beside no file belongs to one that somebody moved; SQLite removes it.
        log = read_log(_beside(path, "-wal")) if path.is_file() else b""
        try:
            store = _drained(path, busy_timeout, log, thorough=thorough)
        except (DamagedError, UnwritableError) as error:
            if isinstance(error, UnwritableError) and has_valid_header(path):
                raise
            _keep_log(path, log)
            recovery = _recover(path, busy_timeout, clock)
            store = _drained(path, busy_timeout, thorough=thorough)
        return store, recovery


def open_checked(path: Path, *, busy_timeout: float = 2.0) -> FeedbackStore:
    """Open the feedback at ``path``, which may be another account's, after a check of every event, index and the log.

    Raises:
        StorageError: The file cannot be used. A damaged one is not moved; its log is kept beside it for a recovery.
    """
    with translated_errors(path), exclusive_lock(opening_lock(path), busy_timeout):
        log = read_log(_beside(path, "-wal"))
        try:
            return _verified(path, busy_timeout, log, thorough=True)
        except DamagedError:
            _keep_log(path, log)
            raise


def _drained(path: Path, busy_timeout: float, log: bytes = b"", *, thorough: bool) -> FeedbackStore:
    """Open the store, make sure that it is sound, and record what the outboxes beside it hold; see ``_verified``."""
    store = _verified(path, busy_timeout, log, thorough=thorough)
    try:
        drain(store)
    except BaseException:
        store.close()
        raise
    return store


def _verified(path: Path, busy_timeout: float, log: bytes, *, thorough: bool) -> FeedbackStore:
    """Open the store and make sure that it is sound.

    Args:
        path: The file.
        busy_timeout: As for ``FeedbackStore``.
        log: What the write-ahead log held before.
        thorough: As for ``FeedbackStore.verify``.
    """
    store = FeedbackStore(path, busy_timeout=busy_timeout)
    try:
        store.verify(thorough=thorough)
        _verify_log(store, log)
    except BaseException:
        store.close()
        raise
    return store


def _verify_log(store: FeedbackStore, log: bytes) -> None:
    """Make sure that SQLite has used all of the log.

    It silently ignores a damaged frame and all after it. It also uses fewer frames where the log was begun anew
    meanwhile, by another window or by a migration; then its events are in the file.

    Raises:
        DamagedError: It has not.
    """
    used = store.frames_in_log() if log else -1
    if used < 0:
        return
    if read_log(_beside(store.path, "-wal"))[:LOG_HEADER] == log[:LOG_HEADER]:
        damaged = is_damaged(log, used)
    else:
        recorded = {event.id for event in store.events()}
        damaged = any(event.id not in recorded for event in events_in_log(log))
    if damaged:
        raise DamagedError(store.path, _("its log cannot be read to its end"))


def _keep_log(path: Path, log: bytes) -> None:
    """Keep the log of a damaged file beside its coming name, because SQLite removes a log when it closes the file."""
    if log and not _beside(path, "-wal").exists():
        with atomic_write(_beside(_damaged(path), "-wal"), OWN_FILE) as stream:
            stream.write(log)


def _recover(path: Path, busy_timeout: float, clock: Callable[[], datetime]) -> Recovery:
    damaged = _damaged(path)
    with translated_write_errors(path):
        if not damaged.exists():
            path.replace(damaged)
        if not path.exists():
            for side in _SIDE_FILES:
                if _beside(path, side).exists():
                    _beside(path, side).replace(_beside(damaged, side))
        with FeedbackStore(path, busy_timeout=busy_timeout) as store:
            events = store.add_missing(salvaged(damaged, _beside(damaged, "-wal")))
        return Recovery(path, _dated(path, damaged, clock().astimezone(UTC)), events)


def _dated(path: Path, damaged: Path, moment: datetime) -> Path:
    """Give the damaged file its final name, and return that."""
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
