"""Answers at hand without a search: favourites, those viewed lately, those copied today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Remembered:
    """What outlasts the window: uids, the latest or the most copied first, and nothing that was typed."""

    viewed: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    copied_on: str = ""
    """The day of those copies, an ISO date."""
    most_copied: tuple[str, ...] = ()

    @classmethod
    def read(cls, stored: object) -> Remembered:
        """Return what ``asdict`` and JSON made ``stored`` of; a value that is not valid counts as absent."""
        values = stored if isinstance(stored, dict) else {}
        day = values.get("copied_on")
        viewed, copied, most_copied = (_texts(values.get(name)) for name in ("viewed", "copied", "most_copied"))
        return cls(viewed, copied, day if isinstance(day, str) else "", most_copied)


class History:
    """Remembers what was viewed and copied: the latest first, each answer once.

    The first copy of a day forgets those of the day before.

    Args:
        before: What an earlier window remembered.
    """

    def __init__(self, before: Remembered = Remembered()) -> None:
        self._viewed = list(before.viewed)
        self._copied = list(before.copied)
        self._day = before.copied_on
        self.most_copied = before.most_copied
        """The answers copied most often on this desk, the most copied first."""

    def remembered(self) -> Remembered:
        """Return what is to outlast the window."""
        return Remembered(tuple(self._viewed), tuple(self._copied), self._day, self.most_copied)

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


def _texts(stored: object) -> tuple[str, ...]:
    return tuple(text for text in stored if isinstance(text, str)) if isinstance(stored, list) else ()


def _first(uid: str, uids: list[str]) -> list[str]:
    return [uid, *(known for known in uids if known != uid)]
