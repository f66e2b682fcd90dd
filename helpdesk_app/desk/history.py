"""Answers at hand without a search: favourites, those viewed lately, those copied today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

from helpdesk_app.faq.model import Faq
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


def hits_of(uids: Iterable[str], faq: Faq, day: str) -> tuple[Hit, ...]:
    """Return the entries called ``uids``, or their successors, in that order and each once.

    A uid that the FAQ no longer has is left out, and an entry that is not valid on ``day``.
    """
    known = {entry.uid: entry for entry in faq.entries if entry.upkeep.is_valid_on(day)}
    return tuple(Hit(known[uid], 0.0) for uid in faq.current_uids(uids) if uid in known)


def toggled(uid: str, favourites: Sequence[str]) -> tuple[str, ...]:
    """Return ``favourites`` with ``uid`` in front, or without it where it was one of them."""
    rest = tuple(known for known in favourites if known != uid)
    return rest if len(rest) < len(favourites) else (uid, *rest)


def _first(uid: str, uids: list[str]) -> list[str]:
    return [uid, *(known for known in uids if known != uid)]
