"""Compare two versions of a FAQ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.model import Entry, Facet, Faq
from helpdesk_app.text.translation import N_

_COMPARED: Final = (N_("question"), N_("answer"), N_("origin"), N_("wordings"), N_("facets"), N_("upkeep"))
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
    withdrawn: tuple[Entry, ...]
    """In the order of the older version."""
    moved: tuple[Entry, ...] = ()
    """In the order of the newer version: the fewest entries whose move explains the new order."""
    facets: tuple[Facet, ...] = ()
    """Facets that are new or have other values."""
    facets_renamed: tuple[Facet, ...] = ()
    """Facets that have the same values and another heading."""
    facets_gone: tuple[Facet, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(
            self.new
            or self.changed
            or self.withdrawn
            or self.moved
            or self.facets
            or self.facets_renamed
            or self.facets_gone
        )


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
        withdrawn=tuple(entry for entry in older.entries if entry.uid not in after),
        moved=tuple(_moved(before, newer.entries)),
        facets=tuple(facet for facet in newer.facets if not _has_values_of(facet, old_facets.get(facet.question))),
        facets_renamed=tuple(
            facet
            for facet in newer.facets
            if (old := old_facets.get(facet.question)) and _has_values_of(facet, old) and facet.heading != old.heading
        ),
        facets_gone=tuple(facet for facet in older.facets if facet.question not in questions),
    )


def _moved(before: Mapping[str, Entry], newer: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries that are not in the longest run of entries which kept their order (patience sorting)."""
    rows = {uid: row for row, uid in enumerate(before)}
    common = [entry for entry in newer if entry.uid in rows]
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, entry in enumerate(common):
        length = bisect_left(ends, rows[entry.uid])
        ends[length:] = [rows[entry.uid], *ends[length + 1 :]]
        last[length:] = [number, *last[length + 1 :]]
        previous.append(last[length - 1] if length else -1)
    kept = set[int]()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(number)
        number = previous[number]
    yield from (entry for number, entry in enumerate(common) if number not in kept)


def _has_values_of(facet: Facet, other: Facet | None) -> bool:
    return other is not None and facet.values == other.values
