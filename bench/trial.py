"""How soon the editors' window knows where an entry comes after a change: ``python -m bench.trial``.

For each size: the first compilation, one after a change of one entry, and a query tried on the result; by words, and by
meaning too where the encoder is installed. The vectors of the first version are drawn at random, because only those of
the change are made while an editor types.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final, TypeVar

import numpy as np

from bench.corpora import generate
from helpdesk_app.config import paths
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.trial import Trial
from helpdesk_app.search.encoder import Encoder, ModelUnavailableError, Progress
from helpdesk_app.search.index import Floats
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import Lexicon

_MANY: Final = 100
_T = TypeVar("_T")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.trial", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 10_000])
    parser.add_argument("--changes", type=int, default=7)
    args = parser.parse_args()
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    print("| entries | search | first, ms | after a change, ms | query, ms |")
    print("|---|---|---|---|---|")
    for size in args.sizes:
        workspace = _workspace(size)
        for name, encoder in (("words", None), ("words and meaning", _encoder())):
            if name == "words" or encoder is not None:
                trial = Trial(Indexer(lexicon, encoder, ["recette de gâteau"]))
                first, _ = _timed(lambda: trial.compile(workspace))  # noqa: B023 -- called at once
                changes, queries = _measure(trial, workspace, args.changes)
                print(f"| {size:,} | {name} | {first:.0f} | {median(changes):.0f} | {median(queries):.1f} |")


def _measure(trial: Trial, workspace: Workspace, count: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of ``count`` changes, a letter of a question each, and of a query after each."""
    uid, entry = list(workspace.entries.items())[len(workspace.entries) // 2]
    changes, queries = [], []
    for number in range(count):
        typed = "comment changer"[: number + 1]
        changed = replace(entry, content=replace(entry.content, question=f"{entry.content.question} {typed}"))
        now = workspace.with_entry(changed)
        took, compiled = _timed(lambda: trial.compile(now, uid))  # noqa: B023
        changes.append(took)
        query = " ".join([*entry.content.question.split()[:4], typed])
        took, _ = _timed(lambda: compiled.try_query(query, uid))  # noqa: B023
        queries.append(took)
    return changes, queries


def _timed(do: Callable[[], _T]) -> tuple[float, _T]:
    began = time.perf_counter()
    result = do()
    return (time.perf_counter() - began) * 1e3, result


def _workspace(size: int) -> Workspace:
    entries = generate(size).entries
    contents = ((entry.uid, Content(entry.question, entry.answer)) for entry in entries)
    return Workspace({uid: EditedEntry(uid, content, content) for uid, content in contents})


class _DrawnEncoder(Encoder):
    """The real encoder, except for many passages at once."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(None, None, encoder.fingerprint)
        self._encoder = encoder

    @property
    def width(self) -> int:
        return self._encoder.width

    def query(self, text: str) -> Floats:
        return self._encoder.query(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        if len(texts) < _MANY:
            return self._encoder.passages(texts, progress)
        drawn = np.random.default_rng(0).standard_normal((len(texts), self.width)).astype(np.float32)
        vectors: Floats = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return vectors


def _encoder() -> Encoder | None:
    try:
        return _DrawnEncoder(Encoder.load(paths.encoder_model()))
    except ModelUnavailableError:
        return None


if __name__ == "__main__":
    main()
