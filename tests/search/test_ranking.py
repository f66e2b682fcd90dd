"""Which entries are listed, and in which order, from scores that are given."""

from __future__ import annotations

import numpy as np
import pytest

from helpdesk_app.search.index import Floats
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.ranking import Ranker
from helpdesk_app.search.weights import MeaningWeights, QueryWeights
from tests.search.corpora import engine_of, questions

UIDS = ("0", "1", "2", "3")  # as questions() names them


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float32)


def ranker(*, cosine: float = 100.0, reranked: int = 100) -> Ranker:
    """Return a ranker of four entries that share no word with the query: only the scores given here count."""
    engine = engine_of(questions("badge", "carte", "code", "guichet"))
    near = MeaningWeights(cosine=cosine, listed=0.03)
    return Ranker(UIDS, engine._scorer, QueryWeights(reranked=reranked), near, chance=0.8)


def words(count: int) -> list[QueryWord]:
    return engine_of(questions("badge"))._matcher.read(" ".join(f"inconnu{letter}" for letter in "bcdfghjkl"[:count]))


@pytest.mark.parametrize(
    ("scores", "cosines", "listed"),
    [
        (floats(2.0, 0.5, 0.3, 0.0), None, [True, True, False, False]),
        (floats(0.4, 0.09, 0.07, 0.0), None, [True, True, False, False]),
        (floats(0.0, 0.0, 0.0, 0.0), None, [False] * 4),
        (floats(2.0, 0.0, 0.0, 0.0), floats(0.7, 0.9, 0.88, 0.85), [True, True, True, False]),
        (floats(0.0, 0.0, 0.0, 0.0), floats(0.79, 0.81, 0.7, 0.8), [False, True, False, True]),
        (floats(0.0, 0.0, 0.0, 0.0), floats(0.79, 0.78, 0.7, 0.6), [False] * 4),
    ],
)
def test_an_entry_is_listed_by_its_words_or_its_meaning(
    scores: Floats, cosines: Floats | None, listed: list[bool]
) -> None:
    assert ranker().listed(scores, cosines).tolist() == listed


def test_words_and_meaning_add_up() -> None:
    found = ranker().rank(words(3), np.arange(4), floats(1, 4, 0, 0), floats(0.9, 0.8, 0.91, 0.7), {})
    assert found == [(0, 68.5), (2, 68.25), (1, 64.0), (3, 52.5)]


@pytest.mark.parametrize(("count", "first"), [(1, 0), (9, 1)])
def test_meaning_counts_more_in_a_longer_query(count: int, first: int) -> None:
    found = ranker().rank(words(count), np.arange(2), floats(3.5, 0), floats(0.85, 0.9), {})
    assert found[0][0] == first


def test_only_the_given_rows_are_ordered_and_ties_end_on_the_uid() -> None:
    found = ranker().rank(words(1), np.array([3, 1, 2]), floats(9, 1, 1, 2), None, {})
    assert [row for row, _ in found] == [3, 1, 2]


def test_calm_moves_an_entry_and_not_its_score() -> None:
    found = ranker().rank(words(1), np.arange(3), floats(2, 1, 0), None, {"1": 1.5})
    assert found == [(1, 1.0), (0, 2.0), (2, 0.0)]


def test_what_is_not_reranked_comes_after_by_its_retrieval_score() -> None:
    found = ranker(reranked=1).rank(words(1), np.arange(4), floats(1, 4, 2, 3), None, {"0": 99.0})
    assert [row for row, _ in found] == [1, 3, 2, 0]
