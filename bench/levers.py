"""What each lever of the ranking is worth: ``python -m bench.levers DIR``.

``DIR`` holds a judged set (see evaluation.py). Queries with the same right entries are one topic; half of the topics
are for tuning, the other half only for reporting, and every lever is shown on both.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.evaluation import FIRST, JudgedSet
from bench.keystrokes import Query, first_right
from bench.typing import abbreviated, with_typos
from helpdesk_app.config import paths
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.weights import IndexWeights, QueryWeights

_NOTHING: Final = 1e-6
"""A quality this low is as good as no match, and keeps the sums defined."""


def levers(lexicon: Lexicon) -> Iterator[tuple[str, IndexWeights, QueryWeights, Lexicon]]:
    """Yield the ranking as it is, then with one lever less, or moved."""
    index, query = IndexWeights(), QueryWeights()
    yield "as it is", index, query, lexicon
    yield "no precision of the question", index, replace(query, precision=0.0), lexicon
    yield "no latent topics", index, replace(query, latent=0.0), lexicon
    yield "no adjacency", index, replace(query, adjacency=0.0), lexicon
    yield "none of these three", index, replace(query, precision=0.0, latent=0.0, adjacency=0.0), lexicon
    yield "no typos", index, replace(query, one_edit=_NOTHING, two_edits=_NOTHING), lexicon
    yield "no words longer than a whole last word", index, replace(query, longer_word=_NOTHING), lexicon
    yield "no words abbreviated before the last", index, replace(query, abbreviation=_NOTHING), lexicon
    yield "stop words worth as much as others", index, replace(query, stop_word=1.0), lexicon
    yield "stop words worth nothing", index, replace(query, stop_word=_NOTHING), lexicon
    yield "no synonyms and acronyms of the lexicon", index, query, replace(lexicon, groups=())
    yield "other names as good as the name", replace(index, expansion=1.0), query, lexicon
    yield "question worth no more than answer", replace(index, question=1.0), query, lexicon
    yield "no length normalisation", replace(index, question_b=0.0, answer_b=0.0), query, lexicon
    yield "64 topics", replace(index, latent_dimensions=64), query, lexicon
    yield "400 topics", replace(index, latent_dimensions=400), query, lexicon


def halves(queries: Sequence[Query], seed: int = 5) -> tuple[list[Query], list[Query]]:
    """Return the queries of a random half of the topics, and those of the other half."""
    topics = sorted({tuple(sorted(query.right)) for query in queries})
    random.Random(seed).shuffle(topics)
    tuned = set(topics[::2])
    parts: tuple[list[Query], list[Query]] = ([], [])
    for query in queries:
        parts[tuple(sorted(query.right)) not in tuned].append(query)
    return parts


def shares(engine: SearchEngine, queries: Sequence[Query]) -> str:
    """Return success at 1 and at 3, in a form for a table."""
    ranks = [
        first_right((hit.entry.uid for hit in engine.search(query.text, limit=FIRST).hits), query.right)
        for query in queries
    ]
    at_1, at_3 = (sum(rank is not None and rank < first for rank in ranks) / len(ranks) for first in (1, FIRST))
    return f"{at_1:.3f} / {at_3:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, a lever a line."""
    parser = argparse.ArgumentParser(prog="python -m bench.levers", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    judged = JudgedSet.load(parser.parse_args(arguments).folder)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    tuned, reported = halves(judged.queries)
    source = random.Random(1)
    mistyped = [Query(with_typos(query.text, source), query.right) for query in judged.queries]
    cut = [Query(abbreviated(query.text, source), query.right) for query in judged.queries]
    print("| ranking | tuning half, @1 / @3 | other half | all, with typos | all, abbreviated |")
    print("| --- | --- | --- | --- | --- |")
    built: tuple[IndexWeights, Lexicon] | None = None
    parts: dict[str, bytes] = {}
    for name, index, query, known in levers(lexicon):
        if built != (index, known):
            parts, built = build_index(judged.faq, known, index).to_parts(), (index, known)
        engine = SearchEngine(judged.faq, parts, known, query)
        columns = (shares(engine, queries) for queries in (tuned, reported, mistyped, cut))
        print(f"| {name} | {' | '.join(columns)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
