"""The order of a result list: which entries are listed, and the score of each by words and by meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpdesk_app.search.facets import Mask
from helpdesk_app.search.index import Floats
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.scoring import Rows, Scorer
from helpdesk_app.search.weights import MeaningWeights, QueryWeights


class Ranker:
    """Lists and orders the entries of one FAQ.

    Args:
        uids: Of the entries; ties end on them.
        scorer: Scores entries by words.
        weights: What is listed and reranked by words.
        near: The same by meaning.
        chance: Cosine that an unrelated query reaches.
    """

    def __init__(
        self,
        uids: Sequence[str],
        scorer: Scorer,
        weights: QueryWeights,
        near: MeaningWeights | None = None,
        chance: float = 0.0,
    ) -> None:
        self._uids = uids
        self._scorer = scorer
        self._weights = weights
        self._near = near or MeaningWeights()
        self._chance = chance

    def with_meaning(self, near: MeaningWeights, chance: float) -> Ranker:
        """Return a ranker of the same entries with other weights of their meaning."""
        return Ranker(self._uids, self._scorer, self._weights, near, chance)

    def listed(self, scores: Floats, cosines: Floats | None) -> Mask:
        """Return the entries whose words or whose meaning is near enough to the best ones."""
        listed: Mask = (scores > 0.0) & (scores >= self._weights.listed * scores.max(initial=0.0))
        return listed if cosines is None else listed | self.nearest(cosines)

    def nearest(self, cosines: Floats) -> Mask:
        """Return the entries that are about as near as the nearest one, and nearer than chance."""
        nearest: Mask = cosines >= max(float(cosines.max(initial=-1.0)) - self._near.listed, self._chance)
        return nearest

    def rank(
        self,
        words: Sequence[QueryWord],
        rows: Rows,
        scores: Floats,
        cosines: Floats | None,
        calm: Mapping[str, float],
    ) -> list[tuple[int, float]]:
        """Return (row, score), best first: the reranked entries, then the others by their retrieval score.

        Args:
            words: The query.
            rows: The entries to order.
            scores: Retrieval score of every entry.
            cosines: Nearness in meaning of every entry; ``None`` to rank by words alone.
            calm: uid -> points by which that entry counts as better than its score.
        """
        retrieved = rows[np.argsort(-scores[rows], kind="stable")]
        best, others = retrieved[: self._weights.reranked], retrieved[self._weights.reranked :]
        if cosines is not None:
            near = others[np.argsort(-cosines[others], kind="stable")[: self._near.reranked]]
            best, others = np.concatenate((best, near)), others[~np.isin(others, near)]
        final = scores[best] + self._scorer.rerank_scores(words, best)
        if cosines is not None:
            # The fewer words there are, the less meaning they have together.
            final += np.float32(self._near.cosine * len(words) / (len(words) + 1)) * cosines[best]

        def order(ranked: tuple[int, float]) -> tuple[float, str]:
            uid = self._uids[ranked[0]]
            return -ranked[1] - calm.get(uid, 0.0), uid

        # Rounded, so that the last digits of a sum never decide; then by uid, so that the order never flickers.
        reranked = sorted(zip(best.tolist(), final.astype(np.float64).round(4).tolist(), strict=True), key=order)
        return [*reranked, *zip(others.tolist(), scores[others].tolist(), strict=True)]
