"""Events that could not be written into the feedback: they wait in a file beside it until it takes them.

So that none is lost when the window has to close while the disk is full or another program holds the file. Every window
has a file of its own; whoever opens the feedback next brings all of them home.
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
from helpdesk_app.storage.errors import MissingError, UnreadableError

_log = logging.getLogger(__name__)


class Outbox:
    """What one window could not write.

    Args:
        store: The feedback file that will take it.
    """

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.stem}.waiting-{uuid4().hex}.jsonl")

    def hold(self, events: Sequence[Event]) -> None:
        """Hold these events and no others; without any, there is no file.

        Raises:
            StorageError: They cannot be written here either.
        """
        if events:
            with atomic_write(self._path) as stream:
                write_jsonl(events, stream)
        else:
            self._path.unlink(missing_ok=True)


def bring_home(store: FeedbackStore) -> int:
    """Record what waits beside ``store``, and return how many events came home.

    A file that holds something else as well is kept under another name, once its events are home.

    Raises:
        StorageError: They cannot be recorded, and wait on.
    """
    home = 0
    for path in sorted(store.path.parent.glob(f"{store.path.stem}.waiting-*.jsonl")):
        events: list[Event] = []
        sound = True
        try:
            for _, event in read_jsonl(path):
                events.append(event if event.station else replace(event, station=store.station()))
        except (MissingError, UnreadableError):
            continue  # another window is just bringing it home
        except BadLineError:
            _log.warning("a file of waiting feedback is damaged; what could be read of it is safe")
            sound = False
        home += store.add_missing(events)
        if sound:
            path.unlink(missing_ok=True)
        else:
            path.replace(path.with_suffix(".damaged"))
    return home
