"""One thing an agent did with an answer, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

COMMENT_LIMIT: Final = 500
"""Code points of a comment."""
WORDING_LIMIT: Final = 200
"""Code points of a proposed wording."""


class EventKind(StrEnum):
    """What happened."""

    VOTE = "vote"
    COPY = "copy"
    NO_RESULT = "no-result"
    """A search that found nothing."""
    UNRELIABLE = "unreliable"
    """A search that found nothing reliable."""


class Verdict(StrEnum):
    """The answer to « Cette réponse vous a-t-elle été utile ? »."""

    YES = "yes"
    NO = "no"


class Reason(StrEnum):
    """Why an answer was not useful."""

    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"
    OFF_TOPIC = "off-topic"
    """It does not answer the question."""
    WRONG = "wrong"
    """It seems to be wrong."""
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Event:
    """A vote, a copy or a search left unanswered.

    It does not name the agent, and of the caller it holds only the folded query and what the agent chose to write. An
    event never changes: a reason given after the vote is a second vote that corrects the first.
    """

    id: str
    """UUID version 7 (RFC 9562), so that events sort by time."""
    recorded_at: str
    """ISO 8601 with offset, in UTC, to the millisecond."""
    kind: EventKind
    uid: str
    """``Entry.uid`` of the answer; empty for a search left unanswered."""
    answer_hash: str
    """SHA-256 of the answer's text as shown, hexadecimal; empty for a search left unanswered."""
    database_version: str
    """``Faq.version`` of the FAQ the answer came from."""
    query: str
    """The query, masked and then folded; empty when browsing, or where queries are not kept."""
    rank: int
    """1-based position of the answer in the list shown; 0 for a search left unanswered."""
    facets: tuple[tuple[str, str], ...] = ()
    """The filters active at that moment: (facet question, value)."""
    app_version: str = ""
    verdict: Verdict | None = None
    """Of a vote; ``None`` for every other kind."""
    corrects: str = ""
    """``id`` of the vote that this one replaces, or empty."""
    reason: Reason | None = None
    """Of a vote that says no; ``None`` where none was given."""
    comment: str = ""
    """Of a vote: what the agent wrote, personal data masked; at most ``COMMENT_LIMIT`` code points."""
    proposed_wording: str = ""
    """Of a vote: the caller's words, proposed as another wording; at most ``WORDING_LIMIT`` code points."""
    elapsed_ms: int | None = None
    """Of a copy: milliseconds since the first key of the search; ``None`` where there was no search."""
    station: str = ""
    """Random pseudonym of the workstation, which its user can renew; empty where there is none."""
