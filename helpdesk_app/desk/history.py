"""Answers at hand without a search: favourites, those viewed lately, those copied today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Hit

MOST_VIEWED: Final = 30


class Collection(Enum):
    """A list that is no result of a search."""

    FAVOURITES = auto()
    VIEWED = auto()
    COPIED = auto()


class History:
    """Remembers, in memory only, what was viewed and copied in this window: the latest first, each answer once.

    The first copy of a day forgets those of the day before.
    """

    def __init__(self) -> None:
        self._viewed: list[str] = []
        self._copied: list[str] = []
        self._day = ""

    def viewed(self, uid: str) -> None:
        """Remember that the agent went to an answer."""
        self._viewed = _first(uid, self._viewed)[:MOST_VIEWED]

    def copied(self, uid: str, day: str) -> None:
        """Remember a copy made on ``day``, an ISO date."""
        if day != self._day:
            self._copied, self._day = [], day
        self._copied = _first(uid, self._copied)
        self.viewed(uid)

    def uids(self, collection: Collection, day: str, favourites: Sequence[str]) -> tuple[str, ...]:
        """Return the uids of ``collection``, the latest first."""
        match collection:
            case Collection.FAVOURITES:
                return tuple(favourites)
            case Collection.VIEWED:
                return tuple(self._viewed)
            case Collection.COPIED:
                return tuple(self._copied) if day == self._day else ()


def hits_of(uids: Iterable[str], entries: Iterable[Entry]) -> tuple[Hit, ...]:
    """Return the entries called ``uids``, in that order; a uid that the FAQ no longer has is left out."""
    known = {entry.uid: entry for entry in entries}
    return tuple(Hit(known[uid], 0.0) for uid in uids if uid in known)


def toggled(uid: str, favourites: Sequence[str]) -> tuple[str, ...]:
    """Return ``favourites`` with ``uid`` in front, or without it where it was one of them."""
    rest = tuple(known for known in favourites if known != uid)
    return rest if len(rest) < len(favourites) else (uid, *rest)


def _first(uid: str, uids: list[str]) -> list[str]:
    return [uid, *(known for known in uids if known != uid)]
