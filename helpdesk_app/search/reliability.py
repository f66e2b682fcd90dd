"""How far a result list can be trusted: an honest "nothing reliable" beats a weak list."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk_app.search.model import Reliability
from helpdesk_app.search.query import QueryWord, content_words
from helpdesk_app.search.scoring import Scorer
from helpdesk_app.search.weights import TrustWeights


def trust(words: Sequence[QueryWord], place: int, scorer: Scorer, weights: TrustWeights) -> float:
    """Return how well the entry at ``place`` answers the words: about 0 (by chance) to 2 (word for word).

    The part of the query, weighted by rarity, that the entry says; plus its precision and adjacency, without which a
    shared word or two would pass for an answer. A word that the FAQ does not know weighs as much as the rarest one.
    """
    content = content_words(words)
    said = whole = 0.0
    for word in content:
        weight = word.weight if word.matches else scorer.unknown_weight
        match = scorer.match_in(word, place)
        whole += weight
        said += weight * (match.quality if match else 0.0)
    signs = scorer.signs_of(words, place)
    return said / max(whole, 1e-9) + weights.precision * signs.precision + weights.adjacency * signs.adjacency


def judge(trusted: float, weights: TrustWeights) -> Reliability:
    """Return the reliability that a trust of ``trusted`` stands for."""
    if trusted >= weights.sure:
        return Reliability.SURE
    return Reliability.CHECK if trusted >= weights.check else Reliability.NONE
