"""The two pictures of a run: milliseconds by corpus size, and right entries by keys typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from bench.keystrokes import Typed
from bench.results import Speed

_STYLES: Final = {
    "helpdesk": ("#0b6e4f", "o"),
    "FTS5": ("#c0392b", "s"),
    "tantivy": ("#2c5aa0", "^"),
    "bm25s": ("#8e6c00", "D"),
}
_OTHER: Final = ("#555555", "x")
_FRAME: Final = 16
"""Milliseconds between two pictures of most screens."""


def plot_speed(rows: Sequence[Speed], path: Path) -> None:
    """Draw the median (dashed) and the 99th percentile (solid) of a keystroke against the size of the corpus."""
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for engine in dict.fromkeys(row.engine for row in rows):
        colour, marker = _STYLES.get(engine, _OTHER)
        own = sorted((row for row in rows if row.engine == engine), key=lambda row: row.entries)
        sizes = [row.entries for row in own]
        axes.plot(sizes, [row.p99 for row in own], color=colour, marker=marker, label=f"{engine}, p99")
        dashed = {"linestyle": "--", "alpha": 0.6}
        axes.plot(sizes, [row.p50 for row in own], color=colour, marker=marker, label=f"{engine}, p50", **dashed)
    axes.set(xscale="log", yscale="log", xlabel="entries", ylabel="ms / keystroke")
    axes.axhline(_FRAME, color="#999999", linewidth=1, label=f"{_FRAME} ms")
    sizes = sorted({row.entries for row in rows})
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xticks([], minor=True)
    axes.yaxis.set_major_formatter("{x:g}")
    _finish(figure, path)


def plot_efforts(corpora: Mapping[str, Mapping[str, Typed]], path: Path) -> None:
    """Draw the share of queries whose right entry is first, and stays, against the share of keys typed."""
    figure = Figure(figsize=(4.2 * len(corpora) + 1.5, 4.2), layout="constrained")
    keys = np.linspace(0.0, 1.0, 101)
    panels = np.atleast_1d(figure.subplots(1, len(corpora), sharey=True))
    for axes, (corpus, typed) in zip(panels, corpora.items(), strict=True):
        for engine, done in typed.items():
            needed = np.array([effort / len(ranks) for effort, ranks in zip(done.efforts(1), done.ranks, strict=True)])
            there = (needed[:, None] <= keys).mean(axis=0)
            axes.plot(100 * keys, 100 * there, color=_STYLES.get(engine, _OTHER)[0], label=engine)
        axes.set(title=corpus, xlabel="% of keys typed", xlim=(0, 100), ylim=(0, 100))
    panels[0].set_ylabel("% of queries, right entry first to stay")
    _finish(figure, path)


def _finish(figure: Figure, path: Path) -> None:
    for axes in figure.axes:
        axes.grid(visible=True, color="#dddddd", linewidth=0.6)
        axes.spines[["top", "right"]].set_visible(False)
    figure.legend(*figure.axes[0].get_legend_handles_labels(), loc="outside right center", fontsize=9, frameon=False)
    # Named and dateless, so that the same numbers draw the same file.
    with mpl.rc_context({"svg.hashsalt": path.stem, "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
