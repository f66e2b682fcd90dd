"""Compare two versions of a FAQ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.model import Entry, Facet, Faq

_COMPARED: Final = ("question", "answer", "origin", "wordings", "facets", "upkeep")
"""What readers of an entry see; its provenance is not."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that both versions have, with something different."""

    before: Entry
    after: Entry
    fields: tuple[str, ...]
    """Names of the attributes of ``Entry`` that differ."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two versions; an entry is the same one where its uid is."""

    new: tuple[Entry, ...]
    """In the order of the newer version."""
    changed: tuple[Change, ...]
    """In the order of the newer version."""
    gone: tuple[Entry, ...]
    """In the order of the older version."""
    facets: tuple[Facet, ...] = ()
    """Facets that are new or have other values."""
    facets_renamed: tuple[Facet, ...] = ()
    """Facets that have the same values and another heading."""
    facets_gone: tuple[Facet, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.new or self.changed or self.gone or self.facets or self.facets_renamed or self.facets_gone)


def changes_between(older: Faq, newer: Faq) -> Changes:
    """Return what changed from ``older`` to ``newer``."""
    before = {entry.uid: entry for entry in older.entries}
    after = {entry.uid: entry for entry in newer.entries}
    changed = []
    for uid, entry in after.items():
        if uid in before:
            differing = tuple(name for name in _COMPARED if getattr(before[uid], name) != getattr(entry, name))
            if differing:
                changed.append(Change(before[uid], entry, differing))
    old_facets = {facet.question: facet for facet in older.facets}
    questions = {facet.question for facet in newer.facets}
    return Changes(
        new=tuple(entry for entry in newer.entries if entry.uid not in before),
        changed=tuple(changed),
        gone=tuple(entry for entry in older.entries if entry.uid not in after),
        facets=tuple(facet for facet in newer.facets if not _has_values_of(facet, old_facets.get(facet.question))),
        facets_renamed=tuple(
            facet
            for facet in newer.facets
            if (old := old_facets.get(facet.question)) and _has_values_of(facet, old) and facet.heading != old.heading
        ),
        facets_gone=tuple(facet for facet in older.facets if facet.question not in questions),
    )


def _has_values_of(facet: Facet, other: Facet | None) -> bool:
    return other is not None and facet.values == other.values
