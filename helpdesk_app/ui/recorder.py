"""Turns what the agent does with an answer into events on the disk, and knows which vote corrects which."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helpdesk_app.feedback.factory import EventFactory, Shown
from helpdesk_app.feedback.model import Event, Verdict
from helpdesk_app.feedback.store import FeedbackStore


class Recorder:
    """Records for one window.

    A second vote on the same answer corrects the first as long as the agent is at the same question: the same query,
    and no empty search box in between. The next caller's vote is a vote of its own.

    Args:
        open_store: Opens the store; called when the first event comes and, should it fail, with the next one again.
        events: Makes the events.
    """

    def __init__(self, open_store: Callable[[], FeedbackStore], events: EventFactory) -> None:
        self._open_store = open_store
        self._events = events
        self._store: FeedbackStore | None = None
        self._votes: dict[tuple[str, str, str], Event] = {}

    def copied(self, shown: Shown) -> None:
        """Record a copy of ``shown``.

        Raises:
            FeedbackError: It is not recorded.
        """
        self._opened().append(self._events.copy(shown))

    def voted(self, shown: Shown, verdict: Verdict) -> None:
        """Record ``verdict`` on ``shown``; the one already on record is not recorded twice.

        Raises:
            FeedbackError: It is not recorded, and what was on record still is.
        """
        earlier = self._votes.get(_key(shown))
        if earlier is not None and earlier.verdict is verdict:
            return
        event = self._events.vote(shown, verdict, corrects=earlier.id if earlier else "")
        self._opened().append(event)
        self._votes[_key(shown)] = event

    def verdict(self, shown: Shown) -> Verdict | None:
        """Return the verdict that another vote on ``shown`` would correct, or ``None``."""
        vote = self._votes.get(_key(shown))
        return vote.verdict if vote else None

    def forget_votes(self) -> None:
        """Begin with another question: votes from here on correct none of before."""
        self._votes.clear()

    def recorded(self) -> Iterator[Event]:
        """Iterate over all that this user ever recorded.

        Raises:
            FeedbackError: The store cannot be read.
        """
        return self._opened().events()

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> FeedbackStore:
        if self._store is None:
            self._store = self._open_store()
        return self._store


def _key(shown: Shown) -> tuple[str, str, str]:
    return (shown.uid, shown.answer_hash, shown.query)
