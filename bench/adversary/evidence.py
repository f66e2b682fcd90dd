"""What is left after an attack, compared with what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.adversary.desk import Seen
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import StorageError

MOST_ON_A_PAGE: Final = 30
"""Events that one page of 4096 bytes can hold: what a single fault may cost."""
UID: Final = "of-before"
"""Of the answer that the events before an attack belong to."""
STATION: Final = "5f0c2a9b7d314e68"

Events = Mapping[str, Event]


def record(path: Path, count: int, *, name: str = "avant") -> Events:
    """Record ``count`` events of all lengths in the feedback file ``path``, and return them by id."""
    factory = EventFactory("1", station=STATION)
    events = []
    for number in range(count):
        shown = ShownAnswer(UID, "hash", "version", f"{name} {number}", 1)
        comment = "é" * 500 if number % 20 == 0 else "à revoir"
        events.append(factory.copy(shown) if number % 2 else factory.vote(shown, Verdict.NO, comment=comment))
    with FeedbackStore(path) as store:
        for event in events:
            store.append(event)
    return {event.id: event for event in events}


def judge(
    path: Path,
    before: Events,
    acts: int,
    seen: Seen,
    *,
    may_refuse: tuple[type[StorageError], ...] = (),
) -> str:
    """Return which promise about the feedback at ``path`` is broken, or an empty text.

    Args:
        path: The file, closed.
        before: The events in it before the attack; none of them has been exported.
        acts: The number of events that were recorded during it.
        seen: What the window said meanwhile.
        may_refuse: The errors of a file that rightly stays as it is; then the events wait in the outbox.
    """
    if seen.uncaught:
        return seen.uncaught[0]
    is_reported = any("endommagé" in notice for notice in seen.notices)
    try:
        store, recovery = open_store(path, thorough=True)
    except may_refuse:
        waiting = sum(len(list(read_jsonl(box))) for box in path.parent.glob(f"{path.stem}.waiting-*.jsonl"))
        if not seen.notices:
            return "a file that is refused was not reported"
        return "" if waiting == acts else f"{acts} events were recorded, {waiting} wait for the file"
    except StorageError as error:
        return f"the file cannot be used afterwards: {error}"
    with store:
        after = {event.id: event for event in store.events()}
        to_export = {event.id for event in store.events(only_new=True)}
    new, lost = {event.id for event in after.values() if event.uid != UID}, before.keys() - after.keys()
    if any(after[event] != before[event] for event in after.keys() & before.keys()):
        return "an event has changed, and nobody noticed"
    if len(new) != acts:
        return f"{acts} events were recorded, {len(new)} are there"
    if lost and not (is_reported or recovery):
        return f"{len(lost)} events are gone in silence"
    if len(lost) > MOST_ON_A_PAGE:
        return f"one fault cost {len(lost)} events"
    if to_export != after.keys():
        return f"{len(after.keys() - to_export)} events would never be exported"
    return ""
