"""How far a result list can be trusted: an honest "nothing reliable" beats a weak list."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from helpdesk_app.search.model import How, Reliability
from helpdesk_app.search.query import QueryWord, content_words
from helpdesk_app.search.scoring import Scorer
from helpdesk_app.search.weights import TrustWeights

_TELLING_LETTERS: Final = 3
"""Letters from which an unfinished word says what it may become."""


def trust(words: Sequence[QueryWord], place: int, scorer: Scorer, weights: TrustWeights) -> float:
    """Return how well the entry at ``place`` answers the words: about 0 (by chance) to 2 (word for word).

    The part of the query, weighted by rarity, that the entry says; plus its precision and adjacency, without which a
    shared word or two would pass for an answer. A word that the FAQ does not know weighs as much as the rarest one.
    An answer whose question says next to nothing of the query ("mot de passe", said in passing) is never sure.
    The first letter or two of a last word say nothing yet, and nothing is held against them.
    """
    content = [word for word in content_words(words) if not (word is words[-1] and _has_just_begun(word))]
    if not content:
        return weights.sure
    said = whole = 0.0
    for word in content:
        weight = word.weight if word.matches else scorer.unknown_weight
        match = scorer.match_in(word, place)
        whole += weight
        said += weight * (match.quality if match else 0.0)
    signs = scorer.signs_of(words, place)
    trusted = said / max(whole, 1e-9) + weights.precision * signs.precision + weights.adjacency * signs.adjacency
    return trusted if signs.precision >= weights.in_question else min(trusted, math.nextafter(weights.sure, 0.0))


def _has_just_begun(word: QueryWord) -> bool:
    is_whole = any(match.how is How.EXACT for match in word.matches)
    letters = len(word.token.text)
    return letters == 1 or (letters < _TELLING_LETTERS and not is_whole)


def judge(trusted: float, weights: TrustWeights) -> Reliability:
    """Return the reliability that a trust of ``trusted`` stands for."""
    if trusted >= weights.sure:
        return Reliability.SURE
    return Reliability.CHECK if trusted >= weights.check else Reliability.NONE
