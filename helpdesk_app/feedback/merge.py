"""Merges the exports of many stations into one feedback file, each event once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.errors import BadLineError
from helpdesk_app.feedback.merged_store import Contradiction, merged_store
from helpdesk_app.feedback.migration import recognise
from helpdesk_app.feedback.reading import ReadEvent, read_export
from helpdesk_app.feedback.schema import FEEDBACK_DATABASE
from helpdesk_app.storage.atomic import atomic_path
from helpdesk_app.storage.sqlite import copy_database, open_to_read, remove_log
from helpdesk_app.storage.sqlite_errors import translated_errors
from helpdesk_app.text.translation import _

_BATCH: Final = 20_000
"""Events in memory at a time, whatever the number of files."""
_STEP: Final = 1000
"""Events between two calls of ``progress``."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome of a merge."""

    files: int
    new: int
    repeated: int
    """Events equal to the one that is kept under their id, without that one."""
    contradicting: int
    """Events that differ from the one that is kept under their id."""
    contradictions: tuple[Contradiction, ...]
    """The first thousand of them."""


def merge(
    exports: Sequence[Path], target: Path, *, progress: Callable[[int, int], None] = lambda _files, _events: None
) -> Merge:
    """Merge exported files into the feedback file ``target``, and return the outcome.

    The merged events depend neither on the order of the files nor on how often one is named: an event is identified by
    its id. The counts do not depend on the order either.

    Args:
        exports: In any mix of formats.
        target: Complete afterwards, or as it was before. An existing one is added to.
        progress: Called every thousand events with the number of files begun and of events read; may raise to stop,
            and nothing is written.

    Raises:
        StorageError: A file cannot be read or holds a line that is no event, or the target cannot be written.
        ValueError: The suffix of a file is no format's, or this installation cannot read it.
    """
    files = read_events = 0

    def read() -> Iterator[ReadEvent]:
        nonlocal files, read_events
        for path in exports:
            files += 1
            for event in read_export(path):
                if read_events % _STEP == 0:
                    progress(files, read_events)
                read_events += 1
                if not event.event.uid.isprintable():
                    raise BadLineError(event.file, event.line, _("'uid' contains a line break or a control character"))
                yield event

    with atomic_path(target, FEEDBACK_DATABASE, inputs=exports) as fresh:
        if target.exists():
            with translated_errors(target):
                with closing(open_to_read(target)) as connection:
                    recognise(connection, target)  # Before anything of it is changed.
                # A log left beside a file that is replaced would be played back over the new one.
                remove_log(target)
                copy_database(target, fresh)
        with merged_store(fresh, target) as store:
            events = read()
            while batch := list(islice(events, _BATCH)):
                store.add(batch)
            return Merge(files, store.new, store.repeated, store.contradicting, store.contradictions())
