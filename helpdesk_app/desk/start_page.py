"""What an agent sees before anything is typed: what is at hand, then the whole FAQ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from helpdesk_app.desk.history import hits_of
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.model import Hit

MOST_AT_HAND: Final = 5
"""Favourites, and most copied answers, on an empty start: few enough to leave the FAQ in view."""


class SectionKind(Enum):
    """A part of the list."""

    FAVOURITES = auto()
    MOST_COPIED = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list, and where it begins."""

    kind: SectionKind
    row: int


@dataclass(frozen=True, slots=True)
class StartPage:
    """What an empty start shows beside its list."""

    sections: tuple[Section, ...] = ()
    """In order; none where the whole FAQ is the only part."""
    announcements: tuple[str, ...] = ()
    """What the editors tell every agent."""


NO_START: Final = StartPage()


def start_page(
    faq: Faq, day: str, favourites: Sequence[str], most_copied: Sequence[str], every: Sequence[Hit]
) -> tuple[StartPage, tuple[Hit, ...]]:
    """Return an empty start and its list, in which each answer comes once.

    Args:
        faq: On show.
        day: Today, an ISO date.
        favourites: uids, the latest first.
        most_copied: uids, the most copied first.
        every: The list of the whole FAQ, or its beginning.
    """
    sections: list[Section] = []
    listed: dict[str, Hit] = {}
    for kind, uids in ((SectionKind.FAVOURITES, favourites), (SectionKind.MOST_COPIED, most_copied)):
        hits = hits_of(uids, faq, day) if uids else ()
        new = [hit for hit in hits if hit.entry.uid not in listed][:MOST_AT_HAND]
        if new:
            sections.append(Section(kind, len(listed)))
            listed |= {hit.entry.uid: hit for hit in new}
    rest = [hit for hit in every if hit.entry.uid not in listed]
    if sections and rest:
        sections.append(Section(SectionKind.ALL, len(listed)))
    announcements = tuple(announcement.text for announcement in faq.announcements if day <= announcement.until)
    return StartPage(tuple(sections), announcements), (*listed.values(), *rest)
