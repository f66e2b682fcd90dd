"""The FAQ as plain frozen data: entries, the facets that sort them, and their provenance."""

from __future__ import annotations

from dataclasses import dataclass
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

    ``answer`` is plain text: one paragraph a line, a list item begins with ``"- "`` (or ``"1. "``), tab-separated
    lines are table rows.
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

    def values_of(self, facet: str) -> tuple[str, ...]:
        """Return the values this entry gives to ``facet``, or ``(UNSTATED,)`` where it gives none."""
        stated = tuple(given.value for given in self.facets if given.facet == facet)
        return stated or (UNSTATED,)


@dataclass(frozen=True, slots=True)
class Faq:
    """A whole FAQ, in the order of its source."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...] = ()
    imported_on: str = ""
    """ISO date given by the person who built the FAQ, not taken from the clock."""
    version: str = ""
    """Fingerprint of the content: hexadecimal digits, the same for the same content."""
