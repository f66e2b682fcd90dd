"""The FAQ as plain frozen data: entries, the facets that sort them, and their provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

UNSTATED: Final = ""
"""The value of a facet to which an entry gives none; shown as « Non renseigné »."""


class QuestionOrigin(StrEnum):
    """Who wrote the question of an entry."""

    PUBLISHED = "published"
    """The source has the question."""
    PROPOSED = "proposed"
    """The editors of the FAQ proposed it; the source holds the answer only."""


class AnswerOrigin(StrEnum):
    """Who wrote an answer."""

    AGENCY = "agency"
    EDITOR = "editor"
    """An editor of the FAQ; never to be shown as the agency's."""


class Status(StrEnum):
    """Whether agents see an entry."""

    PUBLISHED = "published"
    DRAFT = "draft"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    """In no source any more; set by a build, never by an editor."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What the editors keep of an entry beside its texts. Days are ISO dates, empty where they are not known."""

    origin: AnswerOrigin = AnswerOrigin.AGENCY
    owner: str = ""
    """Who answers for the text."""
    status: Status = Status.PUBLISHED
    valid_from: str = ""
    """The first day on which agents see it."""
    valid_to: str = ""
    """The last day on which agents see it."""
    checked_on: str = ""
    """When someone last made sure that it is right."""
    address: str = ""
    """Where the source publishes it."""
    incomplete: str = ""
    """What the answer announces and lacks, such as a link."""
    successor: str = ""
    """uid of the entry that takes over votes, favourites and history of one that is not shown any more."""

    def is_valid_on(self, day: str) -> bool:
        """Return whether ``day``, an ISO date, is within the dates."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


NO_UPKEEP: Final = Upkeep()


@dataclass(frozen=True, slots=True)
class Facet:
    """One of the questions that sort the FAQ, with every value that an entry gives to it.

    ``question`` is unique in a FAQ. ``source_text`` is the line of the source, which differs only where an editor
    corrected the capture.
    """

    question: str
    values: tuple[str, ...] = ()
    source_text: str = ""
    heading: str = ""
    """The editors' short name for it, such as "Produit", which the window shows; may be empty."""
    proposed: tuple[str, ...] = ()
    """Those of the values that the editors gave; no source has them."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that an entry gives to one facet; it may give several to the same facet."""

    facet: str
    """``Facet.question``."""
    value: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The lines of a source that an entry was read from; an entry that was read twice has two."""

    source: str
    """Name of the source file, without folders."""
    first_line: int
    """1-based, inclusive."""
    last_line: int
    """1-based, inclusive."""
    sha256: str
    """Of the bytes of the source file, in lower-case hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer with the questions it answers.

    ``answer`` is in a small subset of Markdown: one paragraph a line; a list item begins with ``"- "`` or ``"1. "``; a
    row of a table is tab-separated or between bars; ``**bold**``, ``[text](address)`` and
    ``![alternative text](picture:name)`` stand inside a line.
    """

    uid: str
    """Stable name, the same when the answer is imported again."""
    question: str
    answer: str
    origin: QuestionOrigin = QuestionOrigin.PUBLISHED
    wordings: tuple[str, ...] = ()
    """Other ways to ask the same, in the editors' order."""
    facets: tuple[FacetValue, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    upkeep: Upkeep = NO_UPKEEP

    def values_of(self, facet: str) -> tuple[str, ...]:
        """Return the values this entry gives to ``facet``, or ``(UNSTATED,)`` where it gives none."""
        stated = tuple(given.value for given in self.facets if given.facet == facet)
        return stated or (UNSTATED,)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the editors tell every agent for some days."""

    text: str
    until: str
    """The last day on which agents see it, an ISO date."""


@dataclass(frozen=True, slots=True)
class Faq:
    """What agents see of a FAQ, in the order of its source; ``past.py`` has the rest."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...] = ()
    imported_on: str = ""
    """ISO date given by the person who built the FAQ, not taken from the clock."""
    version: str = ""
    """Fingerprint of the content: hexadecimal digits, the same for the same content."""
    successors: tuple[tuple[str, str], ...] = ()
    """uid of an entry that is not shown any more, and of the one that took over from it."""
    announcements: tuple[Announcement, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Name (``faq/pictures.py``) -> content of each picture of its answers and of those in its archive.

    The content is compared with the name where it is shown or checked, not where the FAQ is read.
    """

    def current_uids(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Return ``uids`` in their order, each once, with the successor in place of one that has one."""
        successors = dict(self.successors)
        current: dict[str, None] = {}
        for uid in uids:
            seen = {uid}
            while (uid := successors.get(uid, uid)) not in seen:
                seen.add(uid)
            current[uid] = None
        return tuple(current)
