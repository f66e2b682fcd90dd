"""Does the search refuse what it cannot answer? ``python -m bench.refusal DIR...``.

``DIR`` is a judged set (see evaluation.py). Its own queries should keep their answer; foreign ones should have nothing
reliable: far ones, made from words of other domains, and near ones, which are the queries of the other sets.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.evaluation import FIRST, JudgedSet
from bench.foreign_queries import foreign_queries
from bench.keystrokes import Query, first_right
from bench.typing import abbreviated, with_typos
from helpdesk_app.config import paths
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Reliability

FOREIGN: Final = 1000
"""Far foreign queries."""


def refused(engine: SearchEngine, texts: Iterable[str]) -> float:
    """Return the share of ``texts`` that have nothing reliable."""
    answers = [engine.search(text, limit=1).reliability for text in texts]
    return sum(answer is Reliability.NONE for answer in answers) / len(answers)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is kept and what is refused, and how often each reliability is right."""
    parser = argparse.ArgumentParser(prog="python -m bench.refusal", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--queries", type=int, metavar="N", help="of each set, drawn at random (default: all)")
    args = parser.parse_args(arguments)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    sets = [JudgedSet.load(folder) for folder in args.folders]
    queries = {judged.name: judged.sample(args.queries) for judged in sets}
    others = "".join(f" queries of {name} refused |" for name in queries) if len(sets) > 1 else ""
    kept: list[str] = [f"| set | kept as written | with typos | abbreviated | far queries refused |{others}"]
    kept.append("| --- " * kept[0].count(" |") + "|")
    right = ["| set | reliability | queries | right first | right in the first three |", "| --- " * 5 + "|"]
    for judged in sets:
        engine = SearchEngine(judged.faq, compile_index(judged.faq, lexicon), lexicon)
        source = random.Random(1)
        texts = [query.text for query in queries[judged.name]]
        written = (texts, [with_typos(text, source) for text in texts], [abbreviated(text, source) for text in texts])
        cells = [f"{1 - refused(engine, some):.3f}" for some in written]
        cells.append(f"{refused(engine, foreign_queries(FOREIGN)):.3f}")
        if others:
            cells += [
                "" if name == judged.name else f"{refused(engine, (query.text for query in foreign)):.3f}"
                for name, foreign in queries.items()
            ]
        kept.append(f"| {judged.name} | {' | '.join(cells)} |")
        right += _by_reliability(judged.name, engine, queries[judged.name])
    print("\n".join([*kept, "", *right]))
    return 0


def _by_reliability(name: str, engine: SearchEngine, queries: Sequence[Query]) -> list[str]:
    count: Counter[Reliability] = Counter()
    first: Counter[Reliability] = Counter()
    listed: Counter[Reliability] = Counter()
    for query in queries:
        result = engine.search(query.text, limit=FIRST)
        rank = first_right((hit.entry.uid for hit in result.hits), query.right)
        count[result.reliability] += 1
        first[result.reliability] += rank == 0
        listed[result.reliability] += rank is not None
    return [
        f"| {name} | {level} | {count[level] / len(queries):.2f} | {first[level] / max(1, count[level]):.2f} "
        f"| {listed[level] / max(1, count[level]):.2f} |"
        for level in Reliability
    ]


if __name__ == "__main__":
    sys.exit(main())
