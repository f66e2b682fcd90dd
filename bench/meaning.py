"""What meaning adds to the words: ``python -m bench.meaning DIR DIR DIR``.

Each ``DIR`` holds a judged set (see evaluation.py). Prints success by words, by meaning and by both, for several
weights and for the weight that the other sets would choose; how calm the first answer is while queries are typed; and
how reliable the reliability is. Encoding a set takes minutes: ``--cache`` keeps the vectors.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from bench.evaluation import FIRST, JudgedSet, Success
from bench.foreign_queries import foreign_queries
from bench.keystrokes import Query, first_right
from bench.peers import Fts5, Peer, Trigram
from bench.tables import table
from bench.typing import keystrokes, with_typos
from helpdesk_app.config import paths
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.index import Floats, StaleIndexError
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import Meaning, compile_meaning, load_unrelated
from helpdesk_app.search.model import Reliability
from helpdesk_app.search.vectors import Vectors
from helpdesk_app.search.weights import MeaningWeights, RelevanceWeights

WEIGHTS: Final = (0.0, 60.0, 100.0, 120.0, 140.0, 160.0, 200.0)
WAYS: Final = ("as written", "with typos")
CHECKS: Final = (0.04, 0.0425, 0.045, 0.0475, 0.05, 0.0525, 0.055)
SURES: Final = (0.08, 0.09, 0.1, 0.11, 0.12)
"""Thresholds of the reliability to choose from."""
_KEPT: Final = 0.93
"""Of its own queries that a set should keep."""
_RIGHT: Final = 0.88
"""Of the queries that are sure of their first answer, how many should be right."""
_MEANING_ALONE: Final = 1e6
"""A weight at which the words no longer count."""


SENTENCES: Final = (
    "{}",
    "bonjour je suis infirmière libérale et {}",
    "allô bonjour voilà {} merci beaucoup",
    "bonjour monsieur, je suis la secrétaire d'un cabinet et je voulais savoir {} s'il vous plaît",
    "bonjour excusez-moi de vous déranger, {}, merci d'avance",
)
"""What callers say around a query."""


class RememberingEncoder(Encoder):
    """Encodes each query once, though many engines ask for it."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(None, None, encoder.fingerprint)
        self._encoder = encoder
        self._query = cache(encoder.query)

    @property
    def width(self) -> int:
        return self._encoder.width

    def query(self, text: str) -> Floats:
        return self._query(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        return self._encoder.passages(texts, progress)


@dataclass(frozen=True)
class Study:
    """One judged set, ready to be asked by words and by meaning."""

    judged: JudgedSet
    words: SearchEngine
    meaning: Meaning
    queries: dict[str, list[Query]]
    """Way of writing -> queries."""

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, count: int | None, kept: Path | None) -> Study:
        judged = JudgedSet.load(folder)
        lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
        engine = SearchEngine(judged.faq, compile_index(judged.faq, lexicon), lexicon)
        written = judged.sample(count)
        source = random.Random(3)
        mistyped = [Query(with_typos(query.text, source), query.right) for query in written]
        meaning = Meaning(judged.faq, vectors_of(judged, encoder, kept), encoder)
        return cls(judged, engine, meaning, dict(zip(WAYS, (written, mistyped), strict=True)))

    def engine(self, weight: float = MeaningWeights().cosine) -> SearchEngine:
        """Return the engine with meaning at ``weight``; by words alone at 0."""
        return self.words.with_meaning(self.meaning, MeaningWeights(cosine=weight)) if weight else self.words

    def judging(self, name: str, thresholds: Sequence[float]) -> dict[float, SearchEngine]:
        """Return, for each threshold, the engine with meaning that has it as ``name`` of ``RelevanceWeights``."""
        return {
            threshold: self.words.with_meaning(self.meaning, relevance=RelevanceWeights(**{name: threshold}))
            for threshold in thresholds
        }

    def refused(self, texts: Sequence[str]) -> dict[float, float]:
        """Return the share of ``texts`` for which nothing is reliable, at each threshold of what is checked."""
        engines = self.judging("check", CHECKS)
        results = [
            [engine.search(text, limit=1).reliability is Reliability.NONE for engine in engines.values()]
            for text in texts
        ]
        return dict(zip(engines, map(mean, zip(*results, strict=True)), strict=True))


def vectors_of(judged: JudgedSet, encoder: Encoder, folder: Path | None) -> Vectors:
    kept = folder / f"{judged.name}.npz" if folder else None
    before = {name: part.tobytes() for name, part in np.load(kept).items()} if kept and kept.is_file() else {}
    try:
        vectors = Vectors.from_parts(before)
    except StaleIndexError:
        vectors = None
    if vectors and (vectors.faq_version, vectors.model) == (judged.faq.version, encoder.fingerprint):
        return vectors
    unrelated = load_unrelated(paths.resource("search", "unrelated.txt"))
    parts = compile_meaning(judged.faq, encoder, unrelated, before, lambda done, total: _say(judged.name, done, total))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, **{name: np.frombuffer(part, dtype=np.uint8) for name, part in parts.items()})  # type: ignore[arg-type]
    return Vectors.from_parts(parts)


def _say(name: str, done: int, total: int) -> None:
    print(f"\r{name}: {done:,} of {total:,} texts", end="", file=sys.stderr, flush=True)


def success_of(engine: SearchEngine, queries: Sequence[Query]) -> Success:
    """Return how often a right entry is first and among the first three."""
    ranks = [_rank(engine, query) for query in queries]
    return Success(mean(rank == 0 for rank in ranks), mean(rank is not None for rank in ranks))


def _rank(engine: SearchEngine, query: Query) -> int | None:
    return first_right((hit.entry.uid for hit in engine.search(query.text, limit=FIRST).hits), query.right)


def success_tables(studies: Sequence[Study]) -> Iterator[str]:
    """Yield a table for each way of writing: weights by sets, and what each set gets from the others' choice."""
    for way in WAYS:
        found = {
            weight: [success_of(study.engine(weight), study.queries[way]) for study in studies]
            for weight in (*WEIGHTS, _MEANING_ALONE)
        }
        rows = [(_name(weight), *map(_shown, results), _shown(_mean(results))) for weight, results in found.items()]
        if len(studies) > 1:
            chosen = [_chosen(found, left_out) for left_out in range(len(studies))]
            results = [found[weight][index] for index, weight in enumerate(chosen)]
            rows.append(("chosen on the other sets", *map(_shown, results), _shown(_mean(results))))
            rows.append(("which is", *(f"{weight:.0f}" for weight in chosen), ""))
        yield table((f"{way}: @1 / @3", *(study.judged.name for study in studies), "mean"), rows)


def _name(weight: float) -> str:
    return {0.0: "words alone", _MEANING_ALONE: "meaning alone"}.get(weight, f"weight {weight:.0f}")


def _chosen(found: dict[float, list[Success]], left_out: int) -> float:
    """Return the weight that is best on the mean of all sets but one."""
    others = [index for index in range(len(found[0.0])) if index != left_out]
    return max(WEIGHTS, key=lambda weight: mean(found[weight][p].at_1 + found[weight][p].at_3 for p in others))


def _mean(results: Sequence[Success]) -> Success:
    return Success(mean(result.at_1 for result in results), mean(result.at_3 for result in results))


def _shown(result: Success) -> str:
    return f"{result.at_1:.3f} / {result.at_3:.3f}"


def calm_table(studies: Sequence[Study], count: int) -> str:
    """Return how often the first answer changes while queries are typed, and after how many keys it is right."""
    rows = []
    for study in studies:
        queries = study.queries[WAYS[0]][:count]
        for peer in (Fts5(), Trigram()):
            with TemporaryDirectory() as folder:
                peer.build(study.judged.faq, Path(folder))
                with closing(peer.open(Path(folder))) as opened:
                    rows.append((study.judged.name, peer.name, *_typing_row(_first_of_peer(opened), queries)))
        for name, engine, keeps in (
            ("words", study.words, False),
            ("words, keeping the first", study.words, True),
            ("words and meaning", study.engine(), False),
            ("the same, keeping the first", study.engine(), True),
        ):
            rows.append((study.judged.name, name, *_typing_row(_first(engine, keeps=keeps), queries)))
    return table(("set", "ranking", "changes a key", "keys to the right first", "ends right"), rows)


First = Callable[[str, str | None], tuple[str | None, str | None]]
"""Query and the uid to keep first -> the uid that is first, and the one to keep first at the next key."""


def _first(engine: SearchEngine, *, keeps: bool) -> First:
    """Return the first answers of the window: one that was only browsed to is not kept."""

    def first(text: str, leader: str | None) -> tuple[str | None, str | None]:
        hits = engine.search(text, limit=1, leader=leader).hits
        uid = hits[0].entry.uid if hits else None
        return uid, uid if keeps and hits and hits[0].score > 0.0 else None

    return first


def _first_of_peer(peer: Peer) -> First:
    return lambda text, _leader: (next(iter(peer.search(text, 1)), None), None)


def _typing_row(first: First, queries: Sequence[Query]) -> tuple[str, str, str]:
    changes = keys = 0
    efforts: list[int] = []
    for query in queries:
        firsts: list[str | None] = []
        leader: str | None = None
        for text in keystrokes(query.text):
            uid, leader = first(text, leader)
            firsts.append(uid)
        keys += len(firsts) - 1
        changes += sum(before != after for before, after in pairwise(firsts))
        done = len(firsts)
        while done and firsts[done - 1] in query.right:
            done -= 1
        efforts.append(done + 1)
    right = mean(effort <= len(query.text) for effort, query in zip(efforts, queries, strict=True))
    return f"{changes / keys:.3f}", f"{mean(efforts):.1f}", f"{right:.3f}"


def sentence_table(studies: Sequence[Study], count: int) -> str:
    """Return success and the share that keeps its answer, mean of the sets, inside what callers say."""
    rows = []
    for sentence in SENTENCES:
        for name, weight in (("words", 0.0), ("words and meaning", MeaningWeights().cosine)):
            said = [
                (study, [Query(sentence.format(query.text), query.right) for query in study.queries[WAYS[0]][:count]])
                for study in studies
            ]
            found = _mean([success_of(study.engine(weight), queries) for study, queries in said])
            kept = mean(1.0 - _refused(study.engine(weight), [q.text for q in queries]) for study, queries in said)
            rows.append((sentence.format("…"), name, _shown(found), f"{kept:.3f}"))
    return table(("said", "ranking", "@1 / @3", "kept"), rows)


def reliability_tables(studies: Sequence[Study], count: int) -> Iterator[str]:
    """Yield what is kept and refused, and how often each reliability is right."""
    kept, right = [], []
    for study in studies:
        foreign = {"generated": list(foreign_queries(count, 3))}
        foreign |= {o.judged.name: [q.text for q in o.queries[WAYS[0]][:count]] for o in studies if o is not study}
        for name, engine in (("words", study.words), ("words and meaning", study.engine())):
            own = [1.0 - _refused(engine, [query.text for query in study.queries[way][:count]]) for way in WAYS]
            refused = ", ".join(f"{kind} {_refused(engine, texts):.2f}" for kind, texts in foreign.items())
            kept.append((study.judged.name, name, *(f"{share:.3f}" for share in own), refused))
            asked: Counter[Reliability] = Counter()
            first: Counter[Reliability] = Counter()
            for query in study.queries[WAYS[0]][:count]:
                reliability = engine.search(query.text, limit=FIRST).reliability
                asked[reliability] += 1
                first[reliability] += _rank(engine, query) == 0
            shares = (f"{asked[r] / asked.total():.2f} ({first[r] / max(1, asked[r]):.2f})" for r in Reliability)
            right.append((study.judged.name, name, *shares))
    yield table(("set", "ranking", "own kept", "with typos", "foreign refused"), kept)
    yield table(("set", "ranking", *(f"{reliability}: share (right first)" for reliability in Reliability)), right)


def threshold_table(studies: Sequence[Study], count: int) -> str:
    """Return the thresholds of the reliability that the other sets would choose for each set, and what it gets.

    ``check`` is the highest that keeps enough queries of every other set, ``sure`` the lowest that is right often
    enough on every other set.
    """
    found = [_Shares.of(study, studies, count) for study in studies]
    rows = []
    for left_out, study in enumerate(studies):
        others = [shares for index, shares in enumerate(found) if index != left_out]
        own = found[left_out]
        check = max((c for c in CHECKS if all(o.kept[c] >= _KEPT for o in others)), default=CHECKS[0])
        sure = min((s for s in SURES if all(o.right[s] >= _RIGHT for o in others)), default=SURES[-1])
        shares = (own.kept[check], own.generated[check], own.near[check], own.sure[sure], own.right[sure])
        rows.append((study.judged.name, f"{check}", f"{sure}", *(f"{share:.2f}" for share in shares)))
    columns = ("check", "sure", "own kept", "generated refused", "near refused", "sure", "of which right")
    return table(("set left out", *columns), rows)


@dataclass(frozen=True)
class _Shares:
    """Threshold -> share of the queries of one set."""

    kept: dict[float, float]
    generated: dict[float, float]
    """Refused, of generated queries."""
    near: dict[float, float]
    """Refused, of the queries of the other sets."""
    sure: dict[float, float]
    right: dict[float, float]
    """Of those that are sure, with a right answer first; 1 where none is."""

    @classmethod
    def of(cls, study: Study, studies: Sequence[Study], count: int) -> _Shares:
        own = study.queries[WAYS[0]][:count]
        near = [query.text for other in studies if other is not study for query in other.queries[WAYS[0]][:count]]
        sure: dict[float, list[bool]] = {threshold: [] for threshold in SURES}
        # Query by query, so that each is encoded once.
        for query in own:
            for threshold, engine in study.judging("sure", SURES).items():
                if engine.search(query.text, limit=FIRST).reliability is Reliability.SURE:
                    sure[threshold].append(_rank(engine, query) == 0)
        refused = study.refused([query.text for query in own])
        return cls(
            {threshold: 1.0 - share for threshold, share in refused.items()},
            study.refused(list(foreign_queries(count, 3))),
            study.refused(near),
            {threshold: len(right) / len(own) for threshold, right in sure.items()},
            {threshold: mean(right) if right else 1.0 for threshold, right in sure.items()},
        )


def _refused(engine: SearchEngine, texts: Sequence[str]) -> float:
    return mean(engine.search(text, limit=1).reliability is Reliability.NONE for text in texts)


PARTS: Final[dict[str, Callable[[Sequence[Study], int], Iterator[str]]]] = {
    "success": lambda studies, _count: success_tables(studies),
    "calm": lambda studies, count: iter([calm_table(studies, count)]),
    "sentences": lambda studies, count: iter([sentence_table(studies, count)]),
    "reliability": reliability_tables,
    "thresholds": lambda studies, count: iter([threshold_table(studies, count)]),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.meaning", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--queries", type=int, metavar="N", help="of each set, drawn at random (default: all)")
    parser.add_argument("--typed", type=int, default=100, metavar="N", help="typed, and asked of reliability (100)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="default: all")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the vectors here")
    asked = parser.parse_args(arguments)
    encoder = RememberingEncoder(Encoder.load(paths.encoder_model()))
    studies = [Study.load(folder, encoder, asked.queries, asked.cache) for folder in asked.folders]
    print(json.dumps({study.judged.name: len(study.judged.faq.entries) for study in studies}), file=sys.stderr)
    for part in asked.parts:
        for text in PARTS[part](studies, asked.typed):
            print(f"{text}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
