"""Histories of a FAQ whose truth is known, and how many entries stay themselves: ``python -m bench.histories``.

A version of a FAQ is turned into the next one by what editors do to a page: words changed, sentences added or taken
out, questions reworded, entries moved, split, merged, withdrawn and written anew, half of the page in another order.
New entries are held back from the same FAQ, so that they are as like the others as entries of one FAQ are.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.tables import table
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import fold_answer, uid_of
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.matching import match

_SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+|\n+")
_HELD_BACK: Final = 0.15
"""Share of a FAQ that its older version does not have."""
_KINDS: Final = {
    "kept": 32,
    "words": 20,
    "sentence": 10,
    "retitled": 8,
    "both": 7,
    "rewritten": 1,
    "split": 5,
    "merged": 5,
    "withdrawn": 12,
}
"""What happens to an entry, and how often in a hundred."""


@dataclass(frozen=True, slots=True)
class History:
    """Two versions of a FAQ and what became of what."""

    older: tuple[Entry, ...]
    newer: tuple[Entry, ...]
    origins: dict[str, frozenset[str]]
    """uid in the newer version, of uid in the older that it may be; empty for one that is new."""
    kinds: dict[str, str]
    """uid in the newer version, of what happened to it."""


@dataclass(slots=True)
class Tally:
    """How entries were matched, by what happened to them."""

    right: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def total(self, kind: str) -> int:
        """Return how many entries this happened to."""
        return sum(counter[kind] for counter in (self.right, self.doubtful, self.missed, self.wrong))

    @property
    def share_right(self) -> float:
        """Share of the entries of the newer version that are matched as they should."""
        right = sum(self.right.values())
        return right / max(1, right + sum((self.doubtful + self.missed + self.wrong).values()))

    def rows(self) -> Iterable[list[str]]:
        """Yield a row of a table for each kind."""
        for kind in (*_KINDS, "new"):
            if total := self.total(kind):
                counts = (self.right[kind], self.doubtful[kind], self.missed[kind], self.wrong[kind])
                yield [kind, str(total), *map(str, counts)]


def history_of(entries: Sequence[Entry], seed: int, *, shuffle: bool = False) -> History:
    """Return a history over ``entries``, the same for the same seed.

    Args:
        entries: Of one FAQ; their uids are replaced by those that a build would give.
        seed: Of the random choices.
        shuffle: Put half of the page into another order.
    """
    source = random.Random(seed)
    unique = {fold_answer(entry.answer): replace(entry, uid=uid_of(entry.answer)) for entry in entries}
    all_entries = [entry for text, entry in unique.items() if text]
    back = set(source.sample(range(len(all_entries)), int(len(all_entries) * _HELD_BACK)))
    older = [entry for number, entry in enumerate(all_entries) if number not in back]
    return _Writer(source, older, [all_entries[number] for number in sorted(back)]).history(shuffle=shuffle)


class _Writer:
    """Writes the newer version of a FAQ."""

    def __init__(self, source: random.Random, older: Sequence[Entry], new: Sequence[Entry]) -> None:
        self._random = source
        self._older = older
        self._new = new
        self._uids = {entry.uid for entry in older}
        self._words = [word for entry in older for word in entry.answer.split()]
        self._newer: list[Entry] = []
        self._origins: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, str] = {}

    def history(self, *, shuffle: bool) -> History:
        number = 0
        while number < len(self._older):
            entry = self._older[number]
            (kind,) = self._random.choices(list(_KINDS), list(_KINDS.values()))
            number += 1
            if kind == "merged" and number < len(self._older):
                other = self._older[number]
                number += 1
                joined = replace(entry, answer=f"{entry.answer}\n{other.answer}")
                self._add(kind, joined, entry, other)
            elif kind == "split" and len(parts := self._halves(entry)) == 2:
                self._add(kind, parts[0], entry)
                self._add(kind, parts[1], entry)
            elif kind != "withdrawn":
                self._add(kind, self._changed(kind, entry), entry)
        for entry in self._new:
            self._add("new", entry)
        self._move()
        if shuffle:
            half = len(self._newer) // 2
            last = self._newer[half:]
            self._random.shuffle(last)
            self._newer[half:] = last
        return History(tuple(self._older), tuple(self._newer), self._origins, self._kinds)

    def _add(self, kind: str, entry: Entry, *origins: Entry) -> None:
        entry = replace(entry, uid=uid_of(entry.answer))
        is_another = entry.uid in self._uids - {origin.uid for origin in origins}
        if not entry.answer.strip() or entry.uid in self._origins or is_another:
            return
        self._newer.append(entry)
        self._origins[entry.uid] = frozenset(origin.uid for origin in origins)
        self._kinds[entry.uid] = kind

    def _move(self) -> None:
        """Put the new entries, and one in twenty of the others, somewhere else."""
        moving = [entry for entry in self._newer if self._kinds[entry.uid] == "new" or self._random.random() < 0.05]
        for entry in moving:
            self._newer.remove(entry)
            self._newer.insert(self._random.randrange(len(self._newer) + 1), entry)

    def _changed(self, kind: str, entry: Entry) -> Entry:
        answer, question = entry.answer, entry.question
        if kind in ("words", "both"):
            answer = self._other_words(answer, self._random.choice((0.01, 0.02, 0.05, 0.1)))
        if kind == "sentence":
            answer = self._other_sentence(answer)
        if kind == "rewritten":
            answer = self._other_words(answer, 0.45)
        if kind in ("retitled", "both") and question:
            question = self._other_words(question, 0.4)
        return replace(entry, answer=answer, question=question)

    def _other_words(self, text: str, share: float) -> str:
        """Replace, take out and insert words, at least one."""
        pieces = re.split(r"(\s+)", text)
        words_at = [number for number in range(0, len(pieces), 2) if pieces[number]]
        for index in self._random.sample(words_at, max(1, min(len(words_at), round(len(words_at) * share)))):
            match self._random.randrange(4):
                case 0 if len(words_at) > 3:
                    pieces[index] = ""
                case 1:
                    pieces[index] = f"{pieces[index]} {self._random.choice(self._words)}"
                case _:
                    pieces[index] = self._random.choice(self._words)
        return "".join(pieces)

    def _other_sentence(self, text: str) -> str:
        """Add a sentence, or take one out of several."""
        ends = [found.end() for found in _SENTENCE.finditer(text)]
        if len(ends) > 2 and self._random.random() < 0.5:
            number = self._random.randrange(len(ends) - 1)
            return text[: ends[number]] + text[ends[number + 1] :]
        said = " ".join(self._random.choice(self._words) for _ in range(self._random.randint(4, 14)))
        at = self._random.choice([*ends, len(text)])
        return f"{text[:at].rstrip()} {said}. {text[at:]}".strip()

    def _halves(self, entry: Entry) -> list[Entry]:
        ends = [found.end() for found in _SENTENCE.finditer(entry.answer)]
        if not ends:
            return [entry]
        at = min(ends, key=lambda end: abs(end - len(entry.answer) // 2))
        first, second = entry.answer[:at].strip(), entry.answer[at:].strip()
        asked = self._other_words(entry.question, 0.5) if entry.question else ""
        return [replace(entry, answer=first), replace(entry, answer=second, question=asked)]


def tally(history: History, into: Tally) -> list[tuple[str, str]]:
    """Match the versions of ``history``, count what became of its entries, and return the wrong merges."""
    found = match(history.older, history.newer)
    doubtful = {doubt.newer.uid: doubt.older.uid for doubt in found.resemblances}
    kept = set(found.kept.values())
    wrong = []
    for uid, origins in history.origins.items():
        kind, given = history.kinds[uid], found.kept.get(uid)
        if given is not None and given not in origins:
            into.wrong[kind] += 1
            wrong.append((uid, given))
        elif given is not None or not origins or (kind == "split" and origins <= kept):
            into.right[kind] += 1
        elif doubtful.get(uid) in origins:
            into.doubtful[kind] += 1
        else:
            into.missed[kind] += 1
    return wrong


def load(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of a judged set; one without a title is asked as the first query that it answers."""
    asked: dict[str, str] = {}
    queries = {record["id"]: record["text"] for record in _records(folder / "queries.jsonl")}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, entry = line.split("\t")[:2]
        asked.setdefault(entry, queries.get(query, ""))
    return tuple(
        Entry(record["id"], record["title"] or asked.get(record["id"], ""), record["text"])
        for record in _records(folder / "corpus.jsonl")
    )


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for the bundled FAQ and for each judged set; return 1 where an entry was merged wrongly."""
    parser = argparse.ArgumentParser(prog="python -m bench.histories", description=__doc__)
    parser.add_argument("--eval", type=Path, nargs="*", default=[], metavar="DIR", help="judged sets")
    parser.add_argument("--histories", type=int, default=10, metavar="N", help="of each FAQ (default: 10)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="of the first history (default: 0)")
    args = parser.parse_args(arguments)
    bundled, _ = database.read(paths.bundled_database())
    sets = {"bundled": bundled.entries} | {folder.name: load(folder) for folder in args.eval}
    for name, entries in list(sets.items()):
        sets[f"{name}, without questions"] = tuple(replace(entry, question="", wordings=()) for entry in entries)
    merged_wrongly = 0
    for name, entries in sets.items():
        total, spent = Tally(), 0.0
        for seed in range(args.first, args.first + args.histories):
            history = history_of(entries, seed, shuffle=seed % 2 == 1)
            began = time.perf_counter()
            for uid, given in tally(history, total):
                print(f"wrong: {uid} is not {given} (history {seed} of {name})", file=sys.stderr)
            spent += time.perf_counter() - began
        merged_wrongly += sum(total.wrong.values())
        seconds = spent / args.histories
        print(f"\n{name}, {args.histories} histories: {total.share_right:.4f} right, {seconds:.2f} s each\n")
        print(table(["what happened", "entries", "right", "doubtful", "missed", "wrong"], total.rows()))
    return 1 if merged_wrongly else 0


if __name__ == "__main__":
    sys.exit(main())
