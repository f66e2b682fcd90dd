"""One thing an agent did with an answer, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    """What happened."""

    VOTE = "vote"
    COPY = "copy"


class Verdict(StrEnum):
    """The answer to « Cette réponse vous a-t-elle été utile ? »."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Event:
    """A vote or a copy. It names no agent and holds nothing of the caller but the folded query."""

    id: str
    """UUID version 7 (RFC 9562), so that events sort by time."""
    recorded_at: str
    """ISO 8601 with offset, in UTC, to the millisecond."""
    kind: EventKind
    uid: str
    """``Entry.uid`` of the answer."""
    answer_hash: str
    """SHA-256 of the answer's text as shown, hexadecimal."""
    database_version: str
    """``Faq.version`` of the FAQ the answer came from."""
    query: str
    """The query as the engine folded it; empty when browsing."""
    rank: int
    """1-based place of the answer in the list shown."""
    facets: tuple[tuple[str, str], ...] = ()
    """The filters active at that moment: (facet question, value)."""
    app_version: str = ""
    verdict: Verdict | None = None
    """Of a vote; ``None`` for every other kind."""
    corrects: str = ""
    """``id`` of the vote that this one replaces, or empty."""
