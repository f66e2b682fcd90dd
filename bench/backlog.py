"""Does the backlog attach a question to an answer that does not answer it? ``python -m bench.backlog DIR...``.

A fifth of a FAQ is left out, five times over. The queries that only the left-out entries answer are absent from the
rest; those whose entries are all kept are present. Both go through the backlog, by words and by meaning; then all that
it attached is accepted, the FAQ is built again, and the absent ones are searched again. The bundled FAQ is measured
too: there, a wording is present that is taken out of its entry, and a list of questions on other subjects is absent.
``DIR`` is a judged set (see evaluation.py).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.evaluation import JudgedSet
from bench.keystrokes import Query
from bench.meaning import RememberingEncoder, vectors_of
from bench.tables import table
from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.reports.answer_finder import AnswerFinder
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.encoder import Encoder
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import Meaning, compile_meaning, load_unrelated
from helpdesk_app.search.vectors import Vectors

FOLDS: Final = 5
ABSENT: Final = Path(__file__).resolve().parents[1] / "tests" / "reports" / "absent_questions.txt"
COLUMNS: Final = (
    "set",
    "ranking",
    "absent",
    "sure",
    "attached",
    "sure once accepted",
    "others then sure",
    "present",
    "sure: right, wrong",
    "attached: right, wrong",
)


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of a FAQ, and queries to ask of it."""

    faq: Faq
    absent: Sequence[Query]
    present: Sequence[Query]


@dataclass(slots=True)
class Tally:
    """Where the backlog put the queries to one FAQ, by one ranking."""

    absent: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    """Absent queries that are sure once what was attached is accepted, by what they were before."""
    attached: list[tuple[str, Entry]] = field(default_factory=list)
    """Absent queries with what they were attached to."""

    def cells(self) -> Iterator[str]:
        """Yield the cells of a row."""
        total = self.absent.total()
        yield str(total)
        for count in (self.absent["sure"], self.absent["attached"], self.after["attached"], self.after["to write"]):
            yield f"{count} ({count / total:.3f})" if total else "-"
        yield str(self.present.total())
        for kind in ("sure", "attached"):
            yield f"{self.present[f'{kind}, right']}, {self.present[f'{kind}, wrong']}"


class Bench:
    """Asks parts of a FAQ, and builds them again with what the backlog attached.

    Args:
        encoder: The model.
        known: Vectors of texts that were encoded before.
    """

    def __init__(self, encoder: Encoder, known: Mapping[str, bytes]) -> None:
        self._encoder = encoder
        self._known = known
        self._lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
        self._unrelated = load_unrelated(paths.resource("search", "unrelated.txt"))

    def tallies(self, parts: Iterable[Part]) -> dict[str, Tally]:
        """Return, for each ranking, what became of the queries to all ``parts``."""
        found: dict[str, Tally] = defaultdict(Tally)
        for part in parts:
            for ranking, engine in self._engines(part.faq).items():
                self._ask(part, ranking, engine, found[ranking])
        return found

    def _ask(self, part: Part, ranking: str, engine: SearchEngine, tally: Tally) -> None:
        finder = AnswerFinder(engine, part.faq.entries)
        for query in part.present:
            kind, entry = _placed(finder, query.text)
            tally.present[f"{kind}, {'right' if entry and entry.uid in query.right else 'wrong'}"] += 1
        wordings: dict[str, list[str]] = defaultdict(list)
        before: dict[str, str] = {}
        for query in part.absent:
            before[query.text], entry = _placed(finder, query.text)
            tally.absent[before[query.text]] += 1
            if entry and before[query.text] == "attached":
                wordings[entry.uid].append(query.text)
                tally.attached.append((query.text, entry))
        if wordings:
            rebuilt = _with_wordings(part.faq, wordings)
            again = AnswerFinder(self._engines(rebuilt)[ranking], rebuilt.entries)
            tally.after.update(kind for text, kind in before.items() if kind != "sure" and again.found(text))

    def _engines(self, faq: Faq) -> dict[str, SearchEngine]:
        words = SearchEngine(faq, compile_index(faq, self._lexicon), self._lexicon)
        parts = compile_meaning(faq, self._encoder, self._unrelated, self._known)
        meaning = Meaning(faq, Vectors.from_parts(parts), self._encoder)
        return {"words": words, "words and meaning": words.with_meaning(meaning)}


def _placed(finder: AnswerFinder, text: str) -> tuple[str, Entry | None]:
    """Return where the backlog puts a search, and the answer that it names."""
    if found := finder.found(text):
        return "sure", found
    best = finder.best(text)
    return ("attached" if best else "to write"), best


def _with_entries(faq: Faq, entries: Iterable[Entry]) -> Faq:
    return with_version(replace(faq, entries=tuple(entries)))


def _with_wordings(faq: Faq, wordings: Mapping[str, Sequence[str]]) -> Faq:
    added = (replace(entry, wordings=(*entry.wordings, *wordings.get(entry.uid, ()))) for entry in faq.entries)
    return _with_entries(faq, added)


def left_out(faq: Faq, queries: Sequence[Query], count: int | None) -> Iterator[Part]:
    """Yield the FAQ without each fifth of its entries, and at most ``count`` queries of each kind in all."""
    source = random.Random(5)
    uids = [entry.uid for entry in faq.entries]
    source.shuffle(uids)
    for fold in range(FOLDS):
        gone = set(uids[fold::FOLDS])
        absent = [query for query in queries if query.right and query.right <= gone]
        present = [query for query in queries if query.right and not query.right & gone]
        if count is not None:
            absent, present = (source.sample(some, min(len(some), count // FOLDS)) for some in (absent, present))
        yield Part(_with_entries(faq, (entry for entry in faq.entries if entry.uid not in gone)), absent, present)


def without_a_wording(faq: Faq) -> Iterator[Part]:
    """Yield the FAQ without each of its wordings, which is then a query."""
    for entry in faq.entries:
        for wording in entry.wordings:
            without = replace(entry, wordings=tuple(other for other in entry.wordings if other != wording))
            rest = _with_entries(faq, (without if other is entry else other for other in faq.entries))
            yield Part(rest, (), [Query(wording, frozenset({entry.uid}))])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, and with ``--list`` the absent queries that were attached."""
    parser = argparse.ArgumentParser(prog="python -m bench.backlog", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--queries", type=int, metavar="N", help="of each kind and set, drawn at random (default: all)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the vectors here")
    parser.add_argument("--list", action="store_true", help="print what was attached")
    asked = parser.parse_args(arguments)
    encoder = RememberingEncoder(Encoder.load(paths.encoder_model()))
    faq, known = read(paths.bundled_database())
    bench = Bench(encoder, known)
    own = [Query(text, frozenset({entry.uid})) for entry in faq.entries for text in (entry.question, *entry.wordings)]
    absent = [Query(text, frozenset()) for text in ABSENT.read_text(encoding="utf-8").splitlines()]
    found = {
        "bundled": bench.tallies(
            [*(replace(part, present=()) for part in left_out(faq, own, None)), *without_a_wording(faq)]
        ),
        "bundled, other subjects": bench.tallies([Part(faq, absent, ())]),
    }
    for folder in asked.folders:
        judged = JudgedSet.load(folder)
        bench = Bench(encoder, vectors_of(judged, encoder, asked.cache).to_parts())
        found[judged.name] = bench.tallies(left_out(judged.faq, judged.queries, asked.queries))
    rows = [(name, ranking, *tally.cells()) for name, tallies in found.items() for ranking, tally in tallies.items()]
    print(table(COLUMNS, rows))
    if asked.list:
        for name, tallies in found.items():
            for ranking, tally in tallies.items():
                for text, entry in tally.attached:
                    print(f"{name}, {ranking}: {text} => {entry.question or entry.answer[:80]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
