"""Judged sets: is a right entry first, or among the first three?

A set is a folder with ``corpus.jsonl`` (``id``, ``title``, ``text``), ``queries.jsonl`` (``id``, ``text``) and
``qrels.tsv`` (query id, tab, id of an entry that answers it; several lines a query). A title may be empty.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.keystrokes import Query, first_right
from bench.peers import Peer
from bench.typing import folded, spellings, with_typos
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq

FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Entries, and queries with the entries that answer them."""

    name: str
    faq: Faq
    queries: tuple[Query, ...]

    @classmethod
    def load(cls, folder: Path) -> JudgedSet:
        """Read the three files of ``folder``, whose name is the name of the set."""
        entries = tuple(Entry(row["id"], row["title"], row["text"]) for row in _rows(folder / "corpus.jsonl"))
        right: dict[str, set[str]] = defaultdict(set)
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
            query, entry = line.split("\t")[:2]
            right[query].add(entry)
        queries = tuple(Query(row["text"], frozenset(right[row["id"]])) for row in _rows(folder / "queries.jsonl"))
        return cls(folder.name, with_version(Faq(entries, imported_on="2024-01-01")), queries)

    def sample(self, count: int | None, seed: int = 1) -> list[Query]:
        """Return ``count`` queries drawn at random, or all if there are no more or ``count`` is ``None``."""
        if count is None or count >= len(self.queries):
            return list(self.queries)
        return random.Random(seed).sample(self.queries, count)


@dataclass(frozen=True, slots=True)
class Success:
    """Shares of queries with a right entry first, and among the first three."""

    at_1: float
    at_3: float


def success(peer: Peer, queries: Sequence[Query]) -> Success:
    """Return the success of ``peer``."""
    ranks = [first_right(peer.search(query.text, FIRST), query.right) for query in queries]
    return Success(sum(rank == 0 for rank in ranks) / len(ranks), sum(rank is not None for rank in ranks) / len(ranks))


def rewritten(queries: Sequence[Query], seed: int = 1) -> dict[str, list[Query]]:
    """Return the queries as written, with typos, and folded."""
    source = random.Random(seed)
    changes: dict[str, Callable[[str], str]] = {
        "as written": lambda text: text,
        "with typos": lambda text: with_typos(text, source),
        "folded": folded,
    }
    return {name: [Query(change(query.text), query.right) for query in queries] for name, change in changes.items()}


def same_top(peer: Peer, queries: Sequence[Query]) -> dict[str, float]:
    """Return, for each spelling that means the same, the share of queries that keep their first three entries.

    Only the queries that the spelling changes count; a spelling that changes none is left out.
    """
    same: dict[str, list[bool]] = defaultdict(list)
    for query in queries:
        top = peer.search(query.text, FIRST)
        for name, text in spellings(query.text).items():
            if text != query.text:
                same[name].append(peer.search(text, FIRST) == top)
    return {name: sum(kept) / len(kept) for name, kept in same.items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
