"""Groups searches that differ only in typos or in the order of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

from helpdesk_app.reports.figures import Unanswered

ALIKE: Final = 82
"""Similarity, of 100, from which two queries count as one: a typo, or the same words in another order."""
MOST_GROUPED: Final = 5000
"""Queries that are compared; each is compared with every group, which takes quadratic time."""
_TYPO: Final = 2
"""Edits, without spaces, up to which a query is a typo of another one."""

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class QueryGroup:
    """Similar searches that found nothing, or nothing reliable."""

    representative: str
    """The most frequent of them."""
    count: int
    no_result: int
    """How many of them found nothing; the others found nothing reliable."""
    others: tuple[str, ...]
    """The other spellings, most frequent first."""

    @property
    def other_words(self) -> tuple[str, ...]:
        """The other spellings without mere typos of the representative."""
        bare = self.representative.replace(" ", "")
        return tuple(
            other for other in self.others if OSA.distance(other.replace(" ", ""), bare, score_cutoff=_TYPO) > _TYPO
        )


def group_alike(searches: Iterable[Unanswered]) -> tuple[QueryGroup, ...]:
    """Return the groups, largest first; the rarest queries beyond ``MOST_GROUPED`` are left out."""
    groups = (
        QueryGroup(
            group[0].query,
            sum(map(_count, group)),
            sum(search.no_result for search in group),
            tuple(search.query for search in group[1:]),
        )
        for group in clusters(searches, lambda search: search.query, _count)
    )
    return tuple(sorted(groups, key=lambda group: (-group.count, group.representative)))


def clusters(
    things: Iterable[_Thing], text: Callable[[_Thing], str], count: Callable[[_Thing], int]
) -> Sequence[Sequence[_Thing]]:
    """Return clusters of things with similar texts, the most frequent first in each.

    Args:
        things: The rarest beyond ``MOST_GROUPED`` are left out.
        text: What is compared.
        count: How often a thing occurred.
    """
    members: dict[str, list[_Thing]] = {}
    for thing in sorted(things, key=lambda thing: (-count(thing), text(thing)))[:MOST_GROUPED]:
        # The most frequent come first, so that a typo finds the right spelling.
        found = nearest_alike(text(thing), members.keys())
        members.setdefault(text(thing) if found is None else found, []).append(thing)
    return list(members.values())


def nearest_alike(text: str, others: Iterable[str]) -> str | None:
    """Return the most similar of ``others``, ignoring case and punctuation; ``None`` if none is similar."""
    known = list(others)
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found = process.extractOne(text, known, scorer=scorer, processor=utils.default_process, score_cutoff=ALIKE)
        if found:
            return found[0]
    return None


def _count(search: Unanswered) -> int:
    return search.no_result + search.unreliable
