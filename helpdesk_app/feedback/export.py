"""Exports events, marks them as exported, and removes old ones that were."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from helpdesk_app.config.policy import RETENTION_MONTHS
from helpdesk_app.feedback.errors import UnfinishedExportError
from helpdesk_app.feedback.event_factory import utc_now
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.storage.errors import StorageError

_STEP: Final = 20
"""Events between two calls of ``progress``."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The outcome of an export."""

    exported: int
    """Events in the file."""
    removed: int
    """Old events that were removed from the store after it."""


def export_events(
    store: FeedbackStore,
    target: Path,
    format: ExportFormat,  # noqa: A002
    *,
    only_new: bool = False,
    keep_months: int | None = RETENTION_MONTHS,
    clock: Callable[[], datetime] = utc_now,
    progress: Callable[[int], None] = lambda _written: None,
) -> ExportResult:
    """Export events to ``target``, mark them as exported, and remove exported ones that are older than is kept.

    Nothing is marked before the file is complete and has its name, and nothing is removed that is not marked. A process
    that is killed in between exports the same events again next time, and ``merge`` counts them once.

    Args:
        store: The source of the events.
        target: As for ``export``.
        format: As for ``export``.
        only_new: Leave out what was exported before.
        keep_months: Calendar months that an exported event is kept; ``None`` for ever.
        clock: Returns the present moment, with a time zone.
        progress: Called every twenty events with the number written; may raise to stop, and nothing is marked.

    Raises:
        UnfinishedExportError: The file is complete, but the events could not be marked, or old ones not removed.
        StorageError: Any other, as for ``export``; nothing is marked.
    """
    ids: list[str] = []
    exported = export(_collecting_ids(store.events(only_new=only_new), ids, progress), target, format)
    moment = clock().astimezone(UTC)
    marked, removed = False, 0
    try:
        store.mark_exported(ids, moment.isoformat(timespec="milliseconds"))
        marked = True
        if keep_months is not None:
            removed = store.remove_exported(months_before(moment, keep_months).isoformat(timespec="milliseconds"))
    except StorageError as error:
        raise UnfinishedExportError(error.path, target, exported, marked=marked) from error
    return ExportResult(exported, removed)


def months_before(moment: datetime, months: int) -> datetime:
    """Return the same day and time ``months`` calendar months earlier, or that month's last day if it is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, calendar.monthrange(year, month + 1)[1]))


def _collecting_ids(events: Iterable[Event], ids: list[str], progress: Callable[[int], None]) -> Iterator[Event]:
    for event in events:
        if len(ids) % _STEP == 0:
            progress(len(ids))
        ids.append(event.id)
        yield event
