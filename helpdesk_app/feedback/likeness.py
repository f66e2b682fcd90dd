"""Groups searches that ask the same in other letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from helpdesk_app.feedback.figures import Unanswered

ALIKE: Final = 82
"""``token_sort_ratio``, of 100, from which two queries are taken for one: a slip or another order of the words."""
MOST_GROUPED: Final = 5000
"""Queries that are compared; each is compared with every group, so that time grows with their square."""


@dataclass(frozen=True, slots=True)
class QueryGroup:
    """Searches that led to nothing and look alike."""

    representative: str
    """The most frequent of them."""
    count: int
    no_result: int
    """How many of them found nothing at all; the others found nothing reliable."""
    others: tuple[str, ...]
    """The other spellings, most frequent first."""


def group_alike(searches: Iterable[Unanswered]) -> tuple[QueryGroup, ...]:
    """Return the groups, largest first; the rarest queries beyond ``MOST_GROUPED`` are left out."""
    ordered = sorted(searches, key=lambda search: (-_count(search), search.query))[:MOST_GROUPED]
    members: dict[str, list[Unanswered]] = {}
    for search in ordered:
        # The most frequent come first, so that a slip finds the spelling it is a slip of.
        found = process.extractOne(search.query, members.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        members.setdefault(found[0] if found else search.query, []).append(search)
    groups = (
        QueryGroup(
            representative,
            sum(map(_count, group)),
            sum(search.no_result for search in group),
            tuple(search.query for search in group[1:]),
        )
        for representative, group in members.items()
    )
    return tuple(sorted(groups, key=lambda group: (-group.count, group.representative)))


def _count(search: Unanswered) -> int:
    return search.no_result + search.unreliable
