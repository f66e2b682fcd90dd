"""Types queries into all engines: how long each key takes, when the right entry comes up, how steady the list is."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bench.peers import Peer
from bench.typing import keystrokes, with_typos
from helpdesk_app.faq.model import Faq

LISTED: Final = 50
"""Hits asked for: as many as the window lists."""
_QUERY_WORDS: Final = (3, 6)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and the entries that answer it."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """What one engine did while queries were typed."""

    milliseconds: list[float] = field(default_factory=list)
    """Of each keystroke."""
    ranks: list[list[int | None]] = field(default_factory=list)
    """For each query, after each key: the rank of the first right entry, 0 the best; ``None`` if none is listed."""
    tops: list[list[str | None]] = field(default_factory=list)
    """For each query, after each key: the uid of the first entry; ``None`` if none is listed."""

    def percentile(self, share: float) -> float:
        """Return the milliseconds that ``share`` percent of the keystrokes do not exceed."""
        return float(np.percentile(self.milliseconds, share))

    def efforts(self, first: int) -> list[int]:
        """Return, for each query, the keys until a right entry is among the ``first`` ones and stays there.

        A query that never gets there counts one key more than it has.
        """
        return [_effort(ranks, first) for ranks in self.ranks]

    def changes(self) -> float:
        """Return the share of keys, without the first of each query, that change the first entry."""
        pairs = [pair for tops in self.tops for pair in itertools.pairwise(tops)]
        return sum(before != after for before, after in pairs) / max(1, len(pairs))

    def found(self, first: int) -> float:
        """Return the share of queries that end with a right entry among the ``first`` ones."""
        return sum(ranks[-1] is not None and ranks[-1] < first for ranks in self.ranks) / len(self.ranks)


def _effort(ranks: Sequence[int | None], first: int) -> int:
    keys = len(ranks)
    while keys and (rank := ranks[keys - 1]) is not None and rank < first:
        keys -= 1
    return keys + 1


def sample_queries(faq: Faq, count: int, seed: int = 1, *, typos: bool = True) -> list[Query]:
    """Return three to six neighbouring words of an entry, half of them from questions and half from answers."""
    source = random.Random(seed)
    queries: list[Query] = []
    for number in range(count):
        entry = source.choice(faq.entries)
        words = (entry.question if number % 2 else entry.answer).rstrip(" ?.").split()
        length = min(source.randint(*_QUERY_WORDS), len(words))
        start = source.randint(0, len(words) - length)
        text = " ".join(words[start : start + length])
        queries.append(Query(with_typos(text, source) if typos else text, frozenset({entry.uid})))
    return queries


def type_queries(peers: Mapping[str, Peer], queries: Iterable[Query]) -> dict[str, Typed]:
    """Type all queries into all engines, key by key; each key goes to every engine before the next one is typed.

    The engine that goes first changes with every key, so that none always finds the caches warm or the machine busy.
    """
    typed = {name: Typed() for name in peers}
    names = list(peers)
    for query in queries:
        for name in names:
            typed[name].ranks.append([])
            typed[name].tops.append([])
        for text in keystrokes(query.text):
            names.append(names.pop(0))
            for name in names:
                begin = time.perf_counter()
                uids = peers[name].search(text, LISTED)
                typed[name].milliseconds.append((time.perf_counter() - begin) * 1000)
                typed[name].ranks[-1].append(first_right(uids, query.right))
                typed[name].tops[-1].append(uids[0] if uids else None)
    return typed


def first_right(uids: Iterable[str], right: frozenset[str]) -> int | None:
    """Return the rank of the first right uid, 0 the best, or ``None``."""
    return next((rank for rank, uid in enumerate(uids) if uid in right), None)
