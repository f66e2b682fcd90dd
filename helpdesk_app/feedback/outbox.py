"""Events that could not be written into the feedback: files beside it keep them until it can take them.

So nothing is lost when a window has to close while the disk is full or another program holds the file. Every window has
an outbox of its own; whoever opens the feedback next drains them all.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from helpdesk_app.feedback.errors import BadLineError
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl, write_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import MissingError, UnreadableError, translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE

_log = logging.getLogger(__name__)


class Outbox:
    """The events that one window could not write.

    Args:
        store: The feedback file that will take them.
    """

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.stem}.waiting-{uuid4().hex}.jsonl")

    def keep(self, events: Sequence[Event]) -> None:
        """Keep these events and no others; without any, remove the file.

        Raises:
            StorageError: They cannot be written here either.
        """
        if events:
            with atomic_write(self._path, OWN_FILE) as stream:
                write_jsonl(events, stream)
        else:
            with translated_write_errors(self._path):
                self._path.unlink(missing_ok=True)


def drain(store: FeedbackStore) -> int:
    """Record the events of all outboxes beside ``store``, and return how many were new to it.

    A file that holds something else as well is kept under another name once its events are recorded.

    Raises:
        StorageError: They cannot be recorded, and stay in their outboxes.
    """
    added = 0
    for path in sorted(store.path.parent.glob(f"{store.path.stem}.waiting-*.jsonl")):
        events: list[Event] = []
        sound = True
        try:
            for _, event in read_jsonl(path):
                events.append(event if event.station else replace(event, station=store.station()))
        except (MissingError, UnreadableError):
            continue  # Another window is draining it.
        except BadLineError:
            _log.warning("an outbox is damaged; the events before the damage are recorded")
            sound = False
        added += store.add_missing(events)
        try:
            if sound:
                path.unlink(missing_ok=True)
            else:
                path.replace(path.with_suffix(".damaged"))
        except OSError as error:
            # Draining it again adds nothing, so this is no reason to refuse the store.
            _log.warning("an outbox that was drained cannot be removed: %s", type(error).__name__)
    return added
