"""The current votes, computed in Python: the reference for the SQL of the figures."""

from __future__ import annotations

from collections.abc import Iterable

from helpdesk_app.feedback.model import Event, EventKind


def current_votes(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the current votes, in the order of their first vote.

    Corrections of the same vote made in two windows leave one standing, the latest by id. A correction whose
    original is not among ``events`` counts as a vote of its own.

    Args:
        events: In order of id; anything but votes is passed over.
    """
    standing: dict[str, Event] = {}
    origin: dict[str, str] = {}
    for event in events:
        if event.kind is EventKind.VOTE:
            origin[event.id] = origin.get(event.corrects, event.id)
            standing[origin[event.id]] = event
    return tuple(standing.values())
