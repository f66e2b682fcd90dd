"""What to ask the caller next: the facet whose answer would shorten a result list most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.model import UNSTATED, Facet
from helpdesk_app.search.model import Hit

MOST_VALUES: Final = 3
"""Values offered at most: what a person can say in one breath."""
FEWEST_VALUES: Final = 2
"""One value is no choice."""
FEWEST_HITS: Final = 3
"""A shorter list is read faster than a question is asked."""
WORTH_ASKING: Final = 0.6
"""The question has to leave at most this share of the list, as expected over what callers would answer."""
NEAR: Final = 0.5
"""Hits below this share of the best score are no candidates, and do not count."""
FURTHEST_BEHIND: Final = 6.0
"""Points behind the best hit from which another one is no candidate: by meaning, all of a list score about alike."""


@dataclass(frozen=True, slots=True)
class QualifyingQuestion:
    """A question for the caller and the answers that split the list best, most frequent first."""

    facet: str
    """``Facet.question``."""
    values: tuple[str, ...]


def qualifying_question(
    hits: Sequence[Hit], facets: Sequence[Facet], asked: Collection[str] = frozenset()
) -> QualifyingQuestion | None:
    """Return the question to ask the caller, or ``None`` where none would really cut the list.

    Only a facet that the editors gave a heading is asked for: the others are lines of a page that nobody has read yet.

    The best answer stays within reach: a facet is asked for only if the best answer has one of its values, and that
    value is always offered.

    All candidates are taken to be equally likely to be what the caller needs. The caller then answers with one of the
    values of that candidate, which leaves the candidates that share it; where it has no value, all are left. The facet
    with the smallest expected number of candidates left is the best one to ask for.

    Args:
        hits: The list, best first.
        facets: Those of the FAQ, in its order, which settles ties.
        asked: Questions of facets that filter already.
    """
    best_score = hits[0].score if hits else 0.0
    candidates = [hit for hit in hits if hit.score >= max(NEAR * best_score, best_score - FURTHEST_BEHIND)]
    if len(candidates) < FEWEST_HITS:
        return None
    best: QualifyingQuestion | None = None
    fewest = WORTH_ASKING * len(candidates)
    for facet in facets:
        if facet.question in asked or not facet.heading:
            continue
        given = [hit.entry.values_of(facet.question) for hit in candidates]
        counts = Counter(value for values in given for value in dict.fromkeys(values) if value != UNSTATED)
        splitting = [value for value, count in counts.most_common() if count < len(candidates)]
        of_the_best = [value for value in splitting if value in given[0]]
        if len(splitting) < FEWEST_VALUES or not of_the_best:
            continue
        left = _expected_left(given, counts)
        if left <= fewest and (best is None or left < fewest):
            best, fewest = QualifyingQuestion(facet.question, _offered(splitting, of_the_best[0])), left
    return best


def _offered(values: Sequence[str], needed: str) -> tuple[str, ...]:
    """Return the first of ``values``; ``needed`` replaces the last one if it would be left out."""
    offered = tuple(values[:MOST_VALUES])
    return offered if needed in offered else (*offered[:-1], needed)


def _expected_left(given: Sequence[tuple[str, ...]], counts: Counter[str]) -> float:
    total = len(given)
    left_by = {**counts, UNSTATED: total}
    left = sum(sum(map(left_by.__getitem__, values)) / len(values) for values in given)
    return left / total
