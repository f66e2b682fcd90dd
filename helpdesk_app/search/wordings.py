"""Which of the other wordings of an entry answers a query better than its question does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from helpdesk_app.faq.model import Entry

_CLEARLY_MORE: Final = 0.2
"""Share of the query's words that a wording has to match beyond those that the question matches."""


def best_by_words(entry: Entry, share: Callable[[str], float]) -> str | None:
    """Return the wording that matches clearly more of the query than the question does, the shortest of equal ones.

    Args:
        entry: The entry.
        share: Returns what share of the query's words, by weight, a text matches: 0 to 1.
    """
    best = max(entry.wordings, key=lambda wording: (round(share(wording), 4), -len(wording)), default="")
    return best if best and share(best) - share(entry.question) >= _CLEARLY_MORE else None


def best_by_meaning(entry: Entry, texts: Sequence[str], cosines: Sequence[float], lead: float) -> str | None:
    """Return the wording that is nearest to the query, unless the question is about as near.

    Args:
        entry: The entry.
        texts: Its question, if it has one of its own, and its wordings.
        cosines: How near each of these is to the query.
        lead: Cosine below the nearest text down to which another one is about as near.
    """
    if not texts:
        return None
    best = max(zip(texts, cosines, strict=True), key=lambda pair: pair[1])
    own = max((near for text, near in zip(texts, cosines, strict=True) if text == entry.question), default=-1.0)
    return best[0] if best[1] - own > lead else None
