"""Measures the search against its peers, and the window: ``python -m bench``.

Prints tables for a Markdown page; with ``--output``, writes them there too, with the same as JSON and two plots.
An engine whose packages are missing is left out, and named.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from bench.corpora import generate
from bench.cost import measure
from bench.evaluation import JudgedSet, rewritten, same_top, success
from bench.keystrokes import Query, Typed, sample_queries, type_queries
from bench.peers import KINDS, Kind, Peer, described, missing
from bench.plots import plot_efforts, plot_speed
from bench.results import Effort, Quality, Results, Speed
from bench.typing import with_typos
from bench.window import measure_keys, measure_starts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements asked for and print their tables."""
    args = _parser().parse_args(arguments)
    if args.window:
        args.engines = []
    kinds = _installed(args.engines)
    results = Results(_head(kinds))
    efforts: dict[str, Mapping[str, Typed]] = {}
    for size in () if args.window else args.sizes:
        _say(f"{size:,} generated entries")
        efforts[f"generated, {size:,}"] = _measure_corpus(size, kinds, args.queries, results)
    for folder in args.eval:
        _say(f"the judged queries of {folder.name}")
        efforts.update(_measure_judged(JudgedSet.load(folder), kinds, args.queries, args.eval_queries, results))
    if args.starts:
        _say("the start of the desk")
        results.starts = measure_starts(args.starts)
    if args.window:
        _say("keys in the window")
        results.keys.extend(measure_keys(args.sizes))
    print(results.as_markdown())
    if args.output:
        _write(args.output, results, efforts)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[1000, 10_000],
        metavar="N",
        help="generated corpora (default: 1000 10000)",
    )
    parser.add_argument("--queries", type=int, default=300, metavar="N", help="typed key by key (default: 300)")
    parser.add_argument("--engines", nargs="+", choices=KINDS, default=list(KINDS), help="default: all")
    parser.add_argument(
        "--eval",
        type=Path,
        nargs="+",
        default=[],
        metavar="DIR",
        help="judged sets: folders with corpus.jsonl, queries.jsonl and qrels.tsv",
    )
    parser.add_argument(
        "--eval-queries", type=int, metavar="N", help="queries of each judged set, drawn at random (default: all)"
    )
    parser.add_argument(
        "--window", action="store_true", help="measure the window alone: its start, its memory, and keys in it"
    )
    parser.add_argument("--starts", type=int, default=5, metavar="N", help="starts of the window (default: 5; 0: none)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder for bench.md, bench.json and bench-*.svg")
    return parser


def _installed(names: Iterable[str]) -> list[Kind]:
    kinds = []
    for name in names:
        if lacking := missing(KINDS[name]):
            _say(f"{name} is left out: {', '.join(lacking)} is not installed")
        else:
            kinds.append(KINDS[name])
    return kinds


def _head(kinds: Iterable[Kind]) -> dict[str, str]:
    processors = f"{os.cpu_count()} CPUs ({platform.machine()})"
    head = {"machine": f"{processors}, {platform.system()}, Python {platform.python_version()}"}
    if described_kinds := "; ".join(map(described, kinds)):
        head["engines"] = described_kinds
    return head


def _measure_corpus(size: int, kinds: Sequence[Kind], queries: int, results: Results) -> Mapping[str, Typed]:
    faq = generate(size)
    asked = sample_queries(faq, queries)
    with _folder() as folder:
        costs = {kind.name: measure(kind, faq, asked, _new(folder, kind)) for kind in kinds}
        typed = _type(kinds, folder, asked)
    results.speed.extend(Speed.of(size, name, done, costs[name]) for name, done in typed.items())
    results.effort.extend(Effort.of(f"generated, {size:,}", name, done) for name, done in typed.items())
    return typed


def _measure_judged(
    judged: JudgedSet, kinds: Sequence[Kind], typed_queries: int, asked_queries: int | None, results: Results
) -> dict[str, Mapping[str, Typed]]:
    queries, plain = judged.sample(asked_queries), judged.sample(typed_queries, seed=2)
    source = random.Random(1)
    mistyped = [Query(with_typos(query.text, source), query.right) for query in plain]
    efforts: dict[str, Mapping[str, Typed]] = {}
    with _folder() as built:
        for kind in kinds:
            kind.build(judged.faq, _new(built, kind))
        for name, typed in ((judged.name, plain), (f"{judged.name}, typos", mistyped)):
            efforts[name] = _type(kinds, built, typed)
            results.effort.extend(Effort.of(name, engine, done) for engine, done in efforts[name].items())
        ways = rewritten(queries)
        for kind in kinds:
            with closing(kind.open(built / kind.name)) as peer:
                found = {way: success(peer, written) for way, written in ways.items()}
                results.quality.append(Quality(judged.name, kind.name, found, same_top(peer, queries)))
    return efforts


def _type(kinds: Sequence[Kind], folder: Path, queries: Sequence[Query]) -> dict[str, Typed]:
    with ExitStack() as stack:
        peers: dict[str, Peer] = {
            kind.name: stack.enter_context(closing(kind.open(folder / kind.name))) for kind in kinds
        }
        return type_queries(peers, queries)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as folder:
        yield Path(folder)


def _new(parent: Path, kind: Kind) -> Path:
    folder = parent / kind.name
    folder.mkdir()
    return folder


def _write(folder: Path, results: Results, efforts: Mapping[str, Mapping[str, Typed]]) -> None:
    """Write the tables, the same as JSON, and the plots."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.md").write_text(results.as_markdown() + "\n", encoding="utf-8", newline="\n")
    as_json = json.dumps(dataclasses.asdict(results), ensure_ascii=False, indent=1)
    (folder / "bench.json").write_text(as_json + "\n", encoding="utf-8", newline="\n")
    if results.speed:
        plot_speed(results.speed, folder / "bench-speed.svg")
    if efforts:
        plot_efforts(efforts, folder / "bench-keystrokes.svg")


def _say(sentence: str) -> None:
    print(f"{sentence} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
