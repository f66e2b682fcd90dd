"""What each part of the ranking is worth: ``python -m bench.levers DIR...``.

``DIR`` is a judged set (see evaluation.py). Each row changes one part, on every set: what gains on one set alone is
fitted to it.
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
"""A quality as good as no match, which keeps the sums defined."""


def levers(lexicon: Lexicon) -> Iterator[tuple[str, IndexWeights, QueryWeights, Lexicon]]:
    """Yield the ranking as it is, then with one part removed or changed."""
    index, query = IndexWeights(), QueryWeights()
    yield "as it is", index, query, lexicon
    yield "no precision", index, replace(query, precision=0.0), lexicon
    yield "no latent topics", index, replace(query, latent=0.0), lexicon
    yield "no coverage", index, replace(query, coverage=0.0), lexicon
    yield "no adjacency", index, replace(query, adjacency=0.0), lexicon
    yield "no features", index, replace(query, precision=0.0, latent=0.0, coverage=0.0, adjacency=0.0), lexicon
    yield "no typos", index, replace(query, one_edit=_NOTHING, two_edits=_NOTHING), lexicon
    yield "no completions of a whole last word", index, replace(query, longer_word=_NOTHING), lexicon
    yield "no abbreviations", index, replace(query, abbreviation=_NOTHING), lexicon
    yield "stop words weigh as much as others", index, replace(query, stop_word=1.0), lexicon
    yield "stop words weigh nothing", index, replace(query, stop_word=_NOTHING), lexicon
    yield "no synonyms and acronyms of the lexicon", index, query, replace(lexicon, groups=())
    yield "synonyms as good as the word", replace(index, expansion=1.0), query, lexicon
    yield "question weighs no more than answer", replace(index, question=1.0), query, lexicon
    yield "no length normalisation", replace(index, question_b=0.0, answer_b=0.0), query, lexicon
    yield "64 topics", replace(index, latent_dimensions=64), query, lexicon


def success(engine: SearchEngine, queries: Sequence[Query]) -> str:
    """Return success at 1 and at 3 for a table."""
    ranks = [
        first_right((hit.entry.uid for hit in engine.search(query.text, limit=FIRST).hits), query.right)
        for query in queries
    ]
    at_1, at_3 = (sum(rank is not None and rank < first for rank in ranks) / len(ranks) for first in (1, FIRST))
    return f"{at_1:.3f} / {at_3:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each set, one part of the ranking a line."""
    parser = argparse.ArgumentParser(prog="python -m bench.levers", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--queries", type=int, metavar="N", help="of each set, drawn at random (default: all)")
    args = parser.parse_args(arguments)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    for folder in args.folders:
        judged = JudgedSet.load(folder)
        queries = judged.sample(args.queries)
        source = random.Random(1)
        mistyped = [Query(with_typos(query.text, source), query.right) for query in queries]
        short = [Query(abbreviated(query.text, source), query.right) for query in queries]
        print(f"\n| {judged.name}, {len(queries)} queries: @1 / @3 | as written | with typos | abbreviated |")
        print("| --- | --- | --- | --- |")
        built: tuple[IndexWeights, Lexicon] | None = None
        parts: dict[str, bytes] = {}
        for name, index, query, known in levers(lexicon):
            if built != (index, known):
                parts, built = build_index(judged.faq, known, index).to_parts(), (index, known)
            engine = SearchEngine(judged.faq, parts, known, query)
            columns = (success(engine, written) for written in (queries, mistyped, short))
            print(f"| {name} | {' | '.join(columns)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
