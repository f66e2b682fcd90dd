"""Does the search refuse what it cannot answer? ``python -m bench.refusal DIR``.

``DIR`` holds a judged set (see evaluation.py). Its own queries should keep their answer; queries made from the words
of other domains should be told that nothing is reliable. As in levers.py, one half of the topics, and of the foreign
domains, was for finding the thresholds, the other one is for reporting.
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
from bench.foreign_queries import DOMAINS, foreign_queries
from bench.keystrokes import first_right
from bench.levers import halves
from bench.typing import abbreviated, with_typos
from helpdesk_app.config import paths
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Reliability

FOREIGN: Final = 1000
"""Foreign queries a half."""


def refused(engine: SearchEngine, texts: Iterable[str]) -> float:
    """Return the share of ``texts`` that are told that nothing is reliable."""
    answers = [engine.search(text, limit=1).reliability for text in texts]
    return sum(answer is Reliability.NONE for answer in answers) / len(answers)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is kept and what is refused, and how often each reliability is right."""
    parser = argparse.ArgumentParser(prog="python -m bench.refusal", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    judged = JudgedSet.load(parser.parse_args(arguments).folder)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    engine = SearchEngine(judged.faq, compile_index(judged.faq, lexicon), lexicon)
    source = random.Random(1)
    print("| half | own queries kept | with typos | abbreviated | foreign queries refused |")
    print("| --- | --- | --- | --- | --- |")
    for half, queries in enumerate(halves(judged.queries)):
        own = refused(engine, (query.text for query in queries))
        mistyped = refused(engine, (with_typos(query.text, source) for query in queries))
        cut = refused(engine, (abbreviated(query.text, source) for query in queries))
        foreign = refused(engine, foreign_queries(FOREIGN, half, DOMAINS[half::2]))
        print(f"| {('tuning', 'other')[half]} | {1 - own:.3f} | {1 - mistyped:.3f} | {1 - cut:.3f} | {foreign:.3f} |")
    count: Counter[Reliability] = Counter()
    first: Counter[Reliability] = Counter()
    listed: Counter[Reliability] = Counter()
    for query in judged.queries:
        result = engine.search(query.text, limit=FIRST)
        rank = first_right((hit.entry.uid for hit in result.hits), query.right)
        count[result.reliability] += 1
        first[result.reliability] += rank == 0
        listed[result.reliability] += rank is not None
    print("\n| reliability | own queries | right first | right in the first three |\n| --- | --- | --- | --- |")
    for level in Reliability:
        number = max(1, count[level])
        share = count[level] / len(judged.queries)
        print(f"| {level} | {share:.2f} | {first[level] / number:.2f} | {listed[level] / number:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
