"""Turns what the agent does with an answer into events on the disk, and knows which vote corrects which."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from helpdesk_app.feedback.model import Event, Reason, Verdict
from helpdesk_app.storage.errors import DamagedError, StorageError

if TYPE_CHECKING:
    from helpdesk_app.feedback.event_factory import EventFactory, Shown
    from helpdesk_app.feedback.outbox import Outbox
    from helpdesk_app.feedback.recovery import Recovery
    from helpdesk_app.feedback.store import FeedbackStore

_Made = TypeVar("_Made")


class OpenStore(Protocol):
    """Opens the store, recovered first where it is damaged, and says so where it was."""

    def __call__(self, *, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
        """Open it; look for damage within the events too where ``thorough``."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an agent says of an answer."""

    verdict: Verdict
    reason: Reason | None = None
    comment: str = ""
    proposed_wording: str = ""


class Recorder:
    """Records for one window.

    A second vote on the same answer corrects the first as long as the agent is at the same question: the same query,
    and no empty search box in between. The next caller's vote is a vote of its own.

    What cannot be written waits in memory, in order, and is tried again with the next event or by ``retry``; meanwhile
    a file beside the store holds it, for the case that the window closes first. A store found damaged is opened again,
    which recovers it.

    Args:
        open_store: Called when the first event comes and, should it fail, with the next one again.
        make_events: Returns what makes the events; called when the first one is made.
        make_outbox: Returns what holds the events that wait; called when the first one does.
    """

    def __init__(
        self,
        open_store: OpenStore,
        make_events: Callable[[], EventFactory],
        make_outbox: Callable[[], Outbox],
    ) -> None:
        self._open_store = open_store
        self._make_events = make_events
        self._make_outbox = make_outbox
        self._held: Outbox | None = None
        self._made: EventFactory | None = None
        self._store: FeedbackStore | None = None
        self._recovery: Recovery | None = None
        self._station = ""
        self._votes: dict[tuple[str, str, str], Event] = {}
        self._waiting: list[Event] = []
        self.keep_queries = True
        """Whether events hold what was searched."""

    def copied(self, shown: Shown, *, elapsed_ms: int | None = None) -> None:
        """Record a copy of ``shown``, so many milliseconds after the first key of the search.

        Raises:
            StorageError: It waits.
        """
        self._append(self._events().copy(shown, elapsed_ms=elapsed_ms))

    def voted(self, shown: Shown, opinion: Opinion) -> None:
        """Record ``opinion`` on ``shown``; the one already on record is not recorded twice.

        Raises:
            StorageError: It waits.
        """
        earlier = self._votes.get(_key(shown))
        if earlier is not None and _opinion_of(earlier) == opinion:
            self.retry()
            return
        event = self._events().vote(
            shown,
            opinion.verdict,
            corrects=earlier.id if earlier else "",
            reason=opinion.reason,
            comment=opinion.comment,
            proposed_wording=opinion.proposed_wording,
        )
        self._votes[_key(shown)] = event
        self._append(event)

    def unanswered(
        self, query: str, database_version: str, facets: tuple[tuple[str, str], ...], *, found_some: bool
    ) -> None:
        """Record a search that found nothing, or only ``found_some`` answers that cannot be relied on.

        Raises:
            StorageError: It waits.
        """
        events = self._events()
        make = events.unreliable if found_some else events.no_result
        self._append(make(query, database_version, facets))

    def opinion(self, shown: Shown) -> Opinion | None:
        """Return the opinion that another vote on ``shown`` would correct, where it is on the disk, or ``None``."""
        vote = self._votes.get(_key(shown))
        if vote is None or any(event.id == vote.id for event in self._waiting):
            return None
        return _opinion_of(vote)

    def has_votes(self) -> bool:
        """Return whether another vote could correct one of this question."""
        return bool(self._votes)

    def forget_votes(self) -> None:
        """Begin with another question: votes from here on correct none of before."""
        self._votes.clear()

    def waiting(self) -> int:
        """Return how many events are not on the disk yet."""
        return len(self._waiting)

    def outlasts_window(self) -> bool:
        """Return whether what waits is safe on the disk, and not in memory only."""
        return self._held is not None

    def retry(self) -> None:
        """Write what waits.

        Raises:
            StorageError: It still waits, or the rest of it.
        """
        try:
            while self._waiting:
                self.use(lambda store: store.append(replace(self._waiting[0], station=self._station)))
                self._waiting.pop(0)
        except StorageError:
            self._hold()
            raise
        if self._held is not None:
            self._held.hold(())
            self._held = None

    def use(self, work: Callable[[FeedbackStore], _Made]) -> _Made:
        """Return what ``work`` makes of the store; where that is found damaged, of the one recovered from it.

        Raises:
            StorageError: As for ``work``, or the store cannot be opened.
        """
        try:
            return work(self._opened())
        except DamagedError:
            self._let_go()
            return work(self._opened(thorough=True))

    def take_recovery(self) -> Recovery | None:
        """Return what became of a damaged store since the last call, or ``None``."""
        recovery, self._recovery = self._recovery, None
        return recovery

    def renew_station(self) -> None:
        """Give this station another pseudonym.

        Raises:
            StorageError: It keeps the one it has.
        """
        self._station = self.use(lambda store: store.renew_station())

    def close(self) -> None:
        """Let go of the store, after a last try to write what waits.

        Raises:
            StorageError: Something waits on, or is lost if it does not outlast the window; the store is closed all the
                same.
        """
        try:
            self.retry()
        finally:
            self._let_go()

    def _hold(self) -> None:
        held = self._held or self._make_outbox()
        self._held = None
        # Where this cannot be written either, the error of the store says why, and the next try comes here again.
        with suppress(StorageError):
            held.hold(self._waiting)
            self._held = held

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _events(self) -> EventFactory:
        if self._made is None:
            self._made = self._make_events()
        return self._made

    def _append(self, event: Event) -> None:
        self._waiting.append(event if self.keep_queries else replace(event, query=""))
        self.retry()

    def _opened(self, *, thorough: bool = False) -> FeedbackStore:
        if self._store is None:
            store, recovery = self._open_store(thorough=thorough)
            self._recovery = recovery or self._recovery
            try:
                self._station = store.station()
            except StorageError:
                store.close()
                raise
            self._store = store
        return self._store


def _opinion_of(vote: Event) -> Opinion | None:
    if vote.verdict is None:
        return None
    return Opinion(vote.verdict, vote.reason, vote.comment, vote.proposed_wording)


def _key(shown: Shown) -> tuple[str, str, str]:
    return (shown.uid, shown.answer_hash, shown.query)
