"""Records the agent's actions as events on the disk, and keeps which vote corrects which."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from helpdesk_app.feedback.errors import ConflictingEventError
from helpdesk_app.feedback.model import Event, Reason, Verdict
from helpdesk_app.feedback.record import check
from helpdesk_app.storage.errors import DamagedError, FullDiskError, LockedError, StorageError
from helpdesk_app.text.tokens import folded_words

if TYPE_CHECKING:
    from helpdesk_app.feedback.event_factory import EventFactory
    from helpdesk_app.feedback.outbox import Outbox
    from helpdesk_app.feedback.recovery import Recovery
    from helpdesk_app.feedback.shown_answer import ShownAnswer
    from helpdesk_app.feedback.store import FeedbackStore

_log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class OpenStore(Protocol):
    """Opens the store; recovers it first if it is damaged, and returns the outcome of that."""

    def __call__(self, *, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
        """Open it; check every event too if ``thorough``."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """An agent's vote on an answer, with reason and comment."""

    verdict: Verdict
    reason: Reason | None = None
    comment: str = ""
    proposed_wording: str = ""


class Recorder:
    """Records the events of one window.

    A second vote on the same answer corrects the first while the agent is at the same question: the same query, and no
    empty search box in between. The next caller's vote is a new vote.

    Events that cannot be written wait in memory, in order, and are tried again with the next event or by ``retry``. An
    outbox on the disk keeps them meanwhile, in case the window closes first. A damaged store is opened again, which
    recovers it.

    Args:
        open_store: Called for the first event and, if it fails, for the next one again.
        make_events: Returns the factory of the events; called for the first one.
        make_outbox: Returns the outbox; called when the first event has to wait.
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
        self._outbox: Outbox | None = None
        self._made: EventFactory | None = None
        self._store: FeedbackStore | None = None
        self._recovery: Recovery | None = None
        self._station = ""
        self._votes: dict[tuple[str, str, str], Event] = {}
        self._pending: list[Event] = []
        self.keep_queries = True
        """Whether events hold what was searched."""

    def copied(self, shown: ShownAnswer, *, elapsed_ms: int | None = None) -> None:
        """Record a copy of ``shown``, ``elapsed_ms`` milliseconds after the first key of the search.

        Raises:
            StorageError: It could not be written yet; see ``pending``.
        """
        self._append(self._events().copy(shown, elapsed_ms=elapsed_ms))

    def voted(self, shown: ShownAnswer, opinion: Opinion) -> None:
        """Record ``opinion`` on ``shown``, unless it is the one recorded last.

        Raises:
            StorageError: It could not be written yet; see ``pending``.
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
        """Record a search that found nothing or, if ``found_some``, nothing reliable.

        Raises:
            StorageError: It could not be written yet; see ``pending``.
        """
        events = self._events()
        make = events.unreliable if found_some else events.no_result
        self._append(make(query, database_version, facets))

    def opinion(self, shown: ShownAnswer) -> Opinion | None:
        """Return the opinion on ``shown`` that the next vote would correct, or ``None`` if it is not in the store."""
        vote = self._votes.get(_key(shown))
        if vote is None or any(event.id == vote.id for event in self._pending):
            return None
        return _opinion_of(vote)

    def has_votes(self) -> bool:
        """Return whether this question has votes that another one could correct."""
        return bool(self._votes)

    def forget_votes(self) -> None:
        """Begin another question: later votes correct none of the earlier ones."""
        self._votes.clear()

    def pending(self) -> int:
        """Return the number of events that are not in the store yet."""
        return len(self._pending)

    def outlasts_window(self) -> bool:
        """Return whether the pending events are in the outbox, and not in memory only."""
        return self._outbox is not None

    def retry(self) -> None:
        """Write the pending events.

        Raises:
            StorageError: Some still wait.
        """
        try:
            while self._pending:
                self._write(self._pending[0])
                self._pending.pop(0)
        except Exception:  # Any error, also a fault of the program: no event may be lost because of it.
            self._keep_pending()
            raise
        if self._outbox is not None:
            self._outbox.keep(())
            self._outbox = None

    def use(self, work: Callable[[FeedbackStore], _Result]) -> _Result:
        """Return the result of ``work`` on the store; if that is damaged, on the one recovered from it.

        Raises:
            StorageError: As for ``work``, or the store cannot be opened.
        """
        try:
            return self._work(work)
        except DamagedError:
            return self._work(work, thorough=True)

    def take_recovery(self) -> Recovery | None:
        """Return the recovery since the last call, or ``None``."""
        recovery, self._recovery = self._recovery, None
        return recovery

    def renew_station(self) -> None:
        """Give this station another pseudonym.

        Raises:
            StorageError: It keeps its pseudonym.
        """
        self._station = self.use(lambda store: store.renew_station())

    def close(self) -> None:
        """Close the store, after a last try to write the pending events.

        Raises:
            StorageError: Some still wait, and are lost unless the outbox has them; the store is closed anyway.
        """
        try:
            self.retry()
        finally:
            self._close_store()

    def _work(self, work: Callable[[FeedbackStore], _Result], *, thorough: bool = False) -> _Result:
        try:
            return work(self._opened(thorough=thorough))
        except (LockedError, FullDiskError):
            raise
        except Exception:
            self._close_store()  # The next use opens and checks it again.
            raise

    def _write(self, event: Event) -> None:
        try:
            self.use(lambda store: store.append(replace(event, station=self._station)))
        except ConflictingEventError:
            # It was written before its station was renewed, and reported as not written.
            _log.warning("an event was in the store already, under another station")

    def _keep_pending(self) -> None:
        outbox = self._outbox or self._make_outbox()
        self._outbox = None
        # If the outbox cannot be written either, the error of the store says why, and the next try comes here again.
        with suppress(StorageError):
            outbox.keep(self._pending)
            self._outbox = outbox

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _events(self) -> EventFactory:
        if self._made is None:
            self._made = self._make_events()
        return self._made

    def _append(self, event: Event) -> None:
        event = event if self.keep_queries else replace(event, query="")
        check(event)  # One that no file can hold would hold up all after it.
        self._pending.append(event)
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


def _key(shown: ShownAnswer) -> tuple[str, str, str]:
    return (shown.uid, shown.answer_hash, folded_words(shown.query))
