"""Makes events from the actions of the agent."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.privacy.masking import MASK, find_personal_data
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.uuid7 import Uuid7
from helpdesk_app.text.tokens import folded_words

QUERY_LIMIT: Final = 1000
"""Code points of a query that are kept: far more than a caller's question, and few enough for a spreadsheet cell."""

_NOT_STORABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def new_pseudonym() -> str:
    """Return a random name for a station, drawn from nothing that could lead back to it."""
    return secrets.token_hex(8)


def utc_now() -> datetime:
    """Return the time of the system clock, in UTC."""
    return datetime.now(UTC)


class EventFactory:
    """Gives each event its id and its time. For one thread only.

    Args:
        app_version: Version of the program, kept with each event.
        station: Pseudonym of this station, or empty.
        clock: Returns the current time, with a time zone.
        new_id: Returns an id for a time, each greater than the one before; by default UUIDs version 7.
    """

    def __init__(
        self,
        app_version: str,
        *,
        station: str = "",
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[datetime], UUID] | None = None,
    ) -> None:
        self._app_version = app_version
        self._station = station
        self._clock = clock
        self._new_id = new_id or Uuid7()

    def vote(
        self,
        shown: ShownAnswer,
        verdict: Verdict,
        *,
        corrects: str = "",
        reason: Reason | None = None,
        comment: str = "",
        proposed_wording: str = "",
    ) -> Event:
        """Return a vote on the answer shown.

        Args:
            shown: The answer that the agent votes on.
            verdict: Whether it was useful.
            corrects: ``id`` of the vote that this one replaces, or empty.
            reason: Why it was not; with ``Verdict.NO`` only.
            comment: At most ``COMMENT_LIMIT`` code points, personal data already masked.
            proposed_wording: At most ``WORDING_LIMIT`` code points.
        """
        return replace(
            self._event(EventKind.VOTE, shown),
            verdict=verdict,
            corrects=corrects,
            reason=reason,
            comment=_storable(comment),
            proposed_wording=_storable(proposed_wording),
        )

    def copy(self, shown: ShownAnswer, *, elapsed_ms: int | None = None) -> Event:
        """Return the event of copying the answer shown to the clipboard.

        Args:
            shown: The answer that was copied.
            elapsed_ms: Milliseconds since the first key of the search, ``None`` where there was none.
        """
        return replace(self._event(EventKind.COPY, shown), elapsed_ms=elapsed_ms)

    def no_result(self, query: str, database_version: str, facets: tuple[tuple[str, str], ...] = ()) -> Event:
        """Return a search that found nothing; the arguments are fields of ``Event``."""
        return self._event(EventKind.NO_RESULT, ShownAnswer("", "", database_version, query, 0, facets))

    def unreliable(self, query: str, database_version: str, facets: tuple[tuple[str, str], ...] = ()) -> Event:
        """Return a search that found nothing reliable; the arguments are fields of ``Event``."""
        return self._event(EventKind.UNRELIABLE, ShownAnswer("", "", database_version, query, 0, facets))

    def _event(self, kind: EventKind, shown: ShownAnswer) -> Event:
        moment = self._clock().astimezone(UTC)
        return Event(
            id=str(self._new_id(moment)),
            recorded_at=moment.isoformat(timespec="milliseconds"),
            kind=kind,
            uid=shown.uid,
            answer_hash=shown.answer_hash,
            database_version=shown.database_version,
            # A caller's number or name typed into the search box must not be kept after the call.
            query=_recordable_query(shown.query),
            rank=shown.rank,
            facets=shown.facets,
            app_version=self._app_version,
            station=self._station,
        )


def _recordable_query(query: str) -> str:
    """Return the folded words of ``query``, masked before folding removes what personal data is recognized by."""
    text = _storable(query)
    parts = []
    end = 0
    for finding in find_personal_data(text):
        parts += [folded_words(text[end : finding.start]), MASK]
        end = finding.end
    return " ".join(filter(None, [*parts, folded_words(text[end:])]))[:QUERY_LIMIT]


def _storable(text: str) -> str:
    # A broken input method may send half of a surrogate pair, which no file can hold; the vote must not fail for it.
    # The two noncharacters are not allowed in XML, and so not in a spreadsheet.
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
