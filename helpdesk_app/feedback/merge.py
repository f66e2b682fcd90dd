"""Brings the exports of many stations together in one feedback file, each event once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.pool import Contradiction, EventPool, close_log, copy_pool
from helpdesk_app.feedback.reading import ReadEvent, read_export
from helpdesk_app.storage.atomic import atomic_path

_BATCH: Final = 20_000
"""Events in memory at a time, whatever the number of files."""
_MOST_LISTED: Final = 1000
_STEP: Final = 1000
"""Events between two calls of ``progress``."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did."""

    files: int
    new: int
    repeated: int
    """Events that were there already, word for word."""
    contradicting: int
    """Events whose id was there already with other content."""
    contradictions: tuple[Contradiction, ...]
    """The first thousand of them."""


def merge(
    exports: Iterable[Path], target: Path, *, progress: Callable[[int, int], None] = lambda _files, _events: None
) -> Merge:
    """Merge exported files into the feedback file ``target``, and return what became of their events.

    The result does not depend on the order of the files, nor on how often one comes: an event is told by its id.

    Args:
        exports: In any mix of formats.
        target: Complete or as it was before. One that is there is added to.
        progress: Called now and then with the number of files begun and of events read; may raise to stop, and
            nothing is written.

    Raises:
        StorageError: A file cannot be read or holds a line that is no event, or the target cannot be written.
        ValueError: The suffix of a file is no format's, or this installation cannot read it.
    """
    new = repeated = contradicting = files = read_events = 0
    listed: list[Contradiction] = []

    def read() -> Iterator[ReadEvent]:
        nonlocal files, read_events
        for path in exports:
            files += 1
            for event in read_export(path):
                if read_events % _STEP == 0:
                    progress(files, read_events)
                read_events += 1
                yield event

    with atomic_path(target) as fresh:
        if target.exists():
            close_log(target)
            copy_pool(target, fresh)
        with EventPool(fresh) as pool:
            events = read()
            while batch := list(islice(events, _BATCH)):
                added = pool.add(batch)
                new += added.new
                repeated += added.repeated
                contradicting += len(added.contradictions)
                listed += added.contradictions[: _MOST_LISTED - len(listed)]
            pool.finish()
    return Merge(files, new, repeated, contradicting, tuple(listed))
