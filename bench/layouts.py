"""Captured pages whose truth is known, and how their answers come out: ``python -m bench.layouts --eval DIR``.

A layout is a form of page, in ``layouts_known.py`` and ``layouts_unseen.py``: the first were looked at while the rules
were made, the others were written afterwards. Each is filled with real entries. An answer is exact where question and
answer are those of the truth; reported where it is not and the build would stop, refuse the page or reject the block;
and wrong in silence otherwise. An entry that the truth does not have counts as wrong too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.layout_form import Form, Material, Page
from bench.layouts_fresh import FRESH
from bench.layouts_known import KNOWN
from bench.layouts_later import LATER
from bench.layouts_unseen import UNSEEN
from bench.tables import table
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source

_LONGEST: Final = 1200
"""Characters of an answer; longer ones are left out, or cut at a line where they have a title."""

_ON_A_PAGE: Final = range(6, 18)
_HALVES: Final[Mapping[str, Sequence[Form]]] = {"known": KNOWN, "unseen": UNSEEN, "later": LATER, "fresh": FRESH}

Pair = tuple[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of each half and the share that is exact or reported; return 1 where one is wrong in silence."""
    parser = argparse.ArgumentParser(prog="python -m bench.layouts", description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, required=True, metavar="DIR", help="folder of the judged sets")
    parser.add_argument("--pages", type=int, default=5, metavar="N", help="pages of each layout (default: 5)")
    parser.add_argument("--half", choices=tuple(_HALVES), nargs="+", default=list(_HALVES))
    parser.add_argument("--show", metavar="NAME", help="print the pages of this layout that are not exact")
    args = parser.parse_args(arguments)
    materials = materials_of(args.eval)
    silent = 0
    for half in args.half:
        rows, total = [], Counter[str]()
        for form in _HALVES[half]:
            counts = Counter[str]()
            for page in pages(form, materials, args.pages):
                found, why = judge(page)
                counts += found
                if args.show == form.name and found.total() != found["exact"]:
                    print(page.text, "\n-----", dict(found), *why, sep="\n")
            rows.append([form.name, *(str(counts[outcome]) for outcome in ("exact", "reported", "silent"))])
            total += counts
        print(f"\n{len(rows)} {half} layouts\n")
        print(table(["Layout", "Exact", "Reported", "Wrong in silence"], rows))
        share = (total["exact"] + total["reported"]) / max(1, total.total())
        print(
            f"\n{total.total()} answers: {total['exact'] / max(1, total.total()):.4f} exact, {share:.4f} with reports"
        )
        silent += total["silent"]
    return 1 if silent else 0


def bundled() -> Material:
    """Return the entries of the bundled FAQ that have a question."""
    entries = database.read(paths.bundled_database())[0].entries
    return Material("asked", tuple((entry.question, entry.answer) for entry in entries if entry.question))


def materials_of(folder: Path) -> list[Material]:
    """Return the entries to fill pages with: the bundled FAQ, and the judged sets and captures in ``folder``."""
    materials = [bundled()]
    for name in ("quebec_covid_faq_fr", "service_public_answers_fr", "cdtn_travail_fr"):
        titles = dict(_titles(folder / name))
        found = [
            (row["title"] or titles.get(row["id"], ""), row["text"]) for row in _rows(folder / name / "corpus.jsonl")
        ]
        is_asked = name != "cdtn_travail_fr"
        kept = [(q.strip(), _cut(a)) for q, a in found if q.rstrip().endswith("?") is is_asked]
        materials.append(Material("asked" if is_asked else "titled", tuple(pair for pair in kept if pair[1])))
        if not is_asked:
            plain = [(title, _without_titles(text)) for title, text in kept]
            materials.append(Material("titled", tuple(pair for pair in plain if pair[1])))
    for truth in sorted((folder / "page_dumps").glob("*.truth.json")):
        entries = json.loads(truth.read_text(encoding="utf-8"))["entries"]
        found = [(entry["question"], entry["answer"]) for entry in entries if (entry["question"] or "").endswith("?")]
        if len(found) >= _ON_A_PAGE.start:
            materials.append(Material("asked", tuple(found)))
    return materials


def pages(form: Form, materials: Sequence[Material], count: int) -> Iterator[Page]:
    """Yield ``count`` pages of a layout, the same at each run."""
    source = random.Random(form.name)
    fitting = [
        Material(material.kind, tuple(pair for pair in material.pairs if form.can_write(pair)))
        for material in materials
        if material.kind == form.kind
    ]
    for number in range(count):
        material = fitting[number % len(fitting)]
        size = min(source.choice(_ON_A_PAGE), len(material.pairs))
        different = {re.sub(r"\W+", " ", q).casefold(): (q, a) for q, a in source.sample(material.pairs, size)}
        yield form.page(list(different.values()), source)


def judge(page: Page) -> tuple[Counter[str], list[str]]:
    """Return how many answers of a page come out exact, reported, and wrong in silence, and what the build says."""
    counts = Counter[str]()
    try:
        document = parse_source(page.data, "page.txt")
    except SourceError as error:
        return Counter(reported=len(page.entries)), [str(error)]
    doubts = doubts_about([document])
    left = Counter(map(_folded, page.entries))
    extra = []
    for block in document.blocks:
        pair = _folded((block.question, block.answer))
        if block.fault:
            continue
        if left[pair]:
            left[pair] -= 1
            counts["exact"] += 1
        else:
            extra.append(pair)
    rejected = {_folded((block.question, ""))[0] for block in document.blocks if block.fault}
    lost = [pair for pair in left.elements() if pair[0] not in rejected or not pair[0]]
    counts["reported"] += left.total() - len(lost)
    unexpected = max(0, len(extra) - len(lost))
    counts["reported" if doubts else "silent"] += len(lost) + unexpected
    said = [f"{doubt.line}: {doubt.text}" for doubt in doubts]
    return counts, [f"[{document.layout}]", *said, *_differences(document, lost, extra)]


def _differences(document: Document, lost: Iterable[Pair], extra: Iterable[Pair]) -> Iterator[str]:
    yield from (f"lost  {pair}" for pair in lost)
    yield from (f"extra {pair}" for pair in extra)


def _folded(pair: Pair) -> Pair:
    """Return a pair with one kind of white space and no blank lines."""
    question, answer = pair
    lines = (" ".join(line.split()) for line in answer.splitlines())
    return " ".join(question.split()), "\n".join(line for line in lines if line)


def _titles(folder: Path) -> Iterator[Pair]:
    """Yield document and first question of a judged set."""
    queries = {row["id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document = line.split("\t")[:2]
        yield document, queries.get(query, "")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").strip().split("\n"):
        yield json.loads(line)


def _cut(text: str) -> str:
    """Return the lines of ``text`` that make a short answer and end with a sentence; empty where there are none."""
    kept: list[str] = []
    for line in text.splitlines():
        if sum(map(len, kept)) + len(line) > _LONGEST:
            break
        kept.append(line)
    while kept and not kept[-1].rstrip().endswith((".", "!")):
        kept.pop()
    return "\n".join(kept)


def _without_titles(text: str) -> str:
    """Return the lines of ``text`` above the first that ends like a title."""
    lines = text.splitlines()
    titles = (n for n, line in enumerate(lines) if not line.rstrip().endswith((".", ":", ";", ",", "!")))
    return "\n".join(lines[: next(titles, len(lines))])


if __name__ == "__main__":
    sys.exit(main())
