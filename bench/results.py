"""The results of a run, as plain data and as tables."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.cost import Cost
from bench.evaluation import Success
from bench.keystrokes import Typed
from bench.tables import table
from bench.window import Keys, Starts, keys_table


@dataclass(frozen=True, slots=True)
class Speed:
    """One engine on one generated corpus, milliseconds a keystroke."""

    entries: int
    engine: str
    keystrokes: int
    p50: float
    p95: float
    p99: float
    build_seconds: float
    megabytes_on_disk: float
    open_milliseconds: float
    megabytes_resident: float | None

    @classmethod
    def of(cls, entries: int, engine: str, typed: Typed, cost: Cost) -> Speed:
        """Summarise what was measured."""
        p50, p95, p99 = map(typed.percentile, (50, 95, 99))
        return cls(
            entries,
            engine,
            len(typed.milliseconds),
            p50,
            p95,
            p99,
            cost.build_seconds,
            cost.megabytes_on_disk,
            cost.open_milliseconds,
            cost.megabytes_resident,
        )


@dataclass(frozen=True, slots=True)
class Effort:
    """Keys until a right entry is there and stays, and how often the first entry changes meanwhile."""

    corpus: str
    engine: str
    keys: float
    """Of a whole query, mean."""
    first_median: float
    first_mean: float
    top3_median: float
    top3_mean: float
    found_first: float
    """Share of the queries that end with a right entry first."""
    found_top3: float
    changes: float
    """Share of keys that change the first entry."""

    @classmethod
    def of(cls, corpus: str, engine: str, typed: Typed) -> Effort:
        """Summarise what was measured."""
        first, top3 = typed.efforts(1), typed.efforts(3)
        return cls(
            corpus,
            engine,
            statistics.mean(map(len, typed.ranks)),
            statistics.median(first),
            statistics.mean(first),
            statistics.median(top3),
            statistics.mean(top3),
            typed.found(1),
            typed.found(3),
            typed.changes(),
        )


@dataclass(frozen=True, slots=True)
class Quality:
    """One engine on one judged set."""

    corpus: str
    engine: str
    success: dict[str, Success]
    """Way of writing -> success."""
    same_top: dict[str, float]
    """Spelling -> share of the queries that it changes and that keep their first three entries."""


@dataclass(slots=True)
class Results:
    """Everything of one run."""

    head: dict[str, str]
    """Machine and versions."""
    speed: list[Speed] = field(default_factory=list)
    effort: list[Effort] = field(default_factory=list)
    quality: list[Quality] = field(default_factory=list)
    starts: Starts | None = None
    keys: list[Keys] = field(default_factory=list)
    """Of keys in the window, not in the engine alone."""

    def as_markdown(self) -> str:
        """Return the tables as Markdown."""
        parts = ["\n".join(f"- {name}: {value}" for name, value in self.head.items())]
        if self.speed:
            parts.append(_speed_table(self.speed))
        if self.effort:
            parts.append(_effort_table(self.effort))
        if self.quality:
            parts.append(_success_table(self.quality))
            corpora = dict.fromkeys(row.corpus for row in self.quality)
            parts += [_spelling_table([row for row in self.quality if row.corpus == corpus]) for corpus in corpora]
        if self.starts:
            parts.append(self.starts.as_markdown())
        if self.keys:
            parts.append(keys_table(self.keys))
        return "\n\n".join(parts)


def _speed_table(rows: Sequence[Speed]) -> str:
    header = ("entries", "engine", "p50 ms", "p95 ms", "p99 ms", "build s", "file MB", "open ms", "resident MB")
    return table(
        header,
        (
            (
                f"{row.entries:,}",
                row.engine,
                *(f"{value:.2f}" for value in (row.p50, row.p95, row.p99)),
                *(f"{value:.1f}" for value in (row.build_seconds, row.megabytes_on_disk)),
                f"{row.open_milliseconds:.0f}",
                "unknown" if row.megabytes_resident is None else f"{row.megabytes_resident:.0f}",
            )
            for row in rows
        ),
    )


def _effort_table(rows: Sequence[Effort]) -> str:
    header = (
        *("corpus", "engine", "keys of a query", "to first: median", "mean", "to first 3: median", "mean"),
        *("ends first", "ends in first 3", "first changes"),
    )
    return table(
        header,
        (
            (
                row.corpus,
                row.engine,
                f"{row.keys:.1f}",
                *(f"{v:.1f}" for v in (row.first_median, row.first_mean, row.top3_median, row.top3_mean)),
                *(f"{value:.3f}" for value in (row.found_first, row.found_top3, row.changes)),
            )
            for row in rows
        ),
    )


def _success_table(rows: Sequence[Quality]) -> str:
    ways = list(rows[0].success)
    header = ("corpus", "engine", *(f"{way}: @{first}" for way in ways for first in (1, 3)))
    return table(
        header,
        (
            (
                row.corpus,
                row.engine,
                *(f"{v:.3f}" for way in ways for v in (row.success[way].at_1, row.success[way].at_3)),
            )
            for row in rows
        ),
    )


def _spelling_table(rows: Sequence[Quality]) -> str:
    return table(
        (f"{rows[0].corpus}: same first three with", *(row.engine for row in rows)),
        ((spelling, *(f"{row.same_top[spelling]:.3f}" for row in rows)) for spelling in rows[0].same_top),
    )
