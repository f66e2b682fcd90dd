"""How far a result list can be trusted: an honest "nothing reliable" beats a weak list."""

from __future__ import annotations

import math
from collections.abc import Sequence

from helpdesk_app.search.model import Reliability
from helpdesk_app.search.query import QueryWord, content_words
from helpdesk_app.search.scoring import Scorer
from helpdesk_app.search.weights import RelevanceWeights, TrustWeights


def trust(words: Sequence[QueryWord], row: int, scorer: Scorer, weights: TrustWeights) -> float:
    """Return how well the entry at ``row`` answers the words: about 0 (by chance) to 2 (word for word).

    The share of the query, weighted by idf, that the entry matches, plus its weighted precision and adjacency: without
    these two, one or two common words would pass for an answer. A word that does not occur in the FAQ weighs as much as
    the rarest one. An answer whose question hardly contains the query (one that mentions "mot de passe" in passing) is
    never sure.
    """
    features = scorer.features(words, row)
    sum_ = (
        matched_share(content_words(words), row, scorer)
        + weights.precision * features.precision
        + weights.adjacency * features.adjacency
    )
    return sum_ if features.precision >= weights.in_question else min(sum_, math.nextafter(weights.sure, 0.0))


def matched_share(words: Sequence[QueryWord], row: int, scorer: Scorer) -> float:
    """Return the share of the words, weighted by idf, that the entry at ``row`` matches: 0 to 1."""
    matched = total = 0.0
    for word in words:
        weight = word.weight if word.matches else scorer.unknown_weight
        match = scorer.best_match(word, row)
        total += weight
        matched += weight * (match.quality if match else 0.0)
    return matched / max(total, 1e-9)


def judge(trusted: float, weights: TrustWeights) -> Reliability:
    """Return the reliability of a list whose first answer has a trust of ``trusted``."""
    if trusted >= weights.sure:
        return Reliability.SURE
    return Reliability.CHECK if trusted >= weights.check else Reliability.NONE


def judge_by_meaning(
    above_chance: float, share: float, adjacency: float, lead: float, weights: RelevanceWeights
) -> Reliability:
    """Return the reliability of a list that was ranked by words and by meaning.

    Args:
        above_chance: Cosine of the first answer, less the cosine that an unrelated query reaches in this FAQ.
        share: Of the query's words, what the first answer matches.
        adjacency: Share of neighbouring words of the query that are neighbours in the first answer.
        lead: Points by which the first answer is ahead of the next best one.
        weights: The thresholds.
    """
    relevance = above_chance + weights.words * share + weights.adjacency * adjacency
    if relevance >= weights.sure and lead >= weights.lead:
        return Reliability.SURE
    return Reliability.CHECK if relevance >= weights.check else Reliability.NONE
