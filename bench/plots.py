"""The two plots of a run: milliseconds by corpus size, and right entries by keys typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.keystrokes import Typed
from bench.results import Speed
from helpdesk_app.reports.plots import svg  # before pygal: it removes pygal's import hook

# isort: split
import pygal
from pygal.style import Style

_COLOURS: Final = {"helpdesk": "#0b6e4f", "FTS5": "#c0392b", "tantivy": "#2c5aa0", "bm25s": "#8e6c00"}
_OTHER: Final = "#555555"
_FRAME: Final = 16
"""Milliseconds of a frame on most screens."""
_WIDTH: Final = 620
_HEIGHT: Final = 400


def plot_speed(rows: Sequence[Speed], path: Path) -> None:
    """Draw the median (dashed) and the 99th percentile (solid) of a keystroke against the size of the corpus."""
    sizes = sorted({row.entries for row in rows})
    engines = list(dict.fromkeys(row.engine for row in rows))
    colours = [_COLOURS.get(engine, _OTHER) for engine in engines for _ in range(2)]
    chart = _chart(pygal.Line, "ms / keystroke", [*colours, "#999999"])
    chart.logarithmic = True
    chart.x_title = "entries"
    chart.x_labels = [f"{size:,}" for size in sizes]
    for engine in engines:
        own = {row.entries: row for row in rows if row.engine == engine}
        chart.add(f"{engine}, p99", [own[size].p99 if size in own else None for size in sizes])
        medians = [own[size].p50 if size in own else None for size in sizes]
        chart.add(f"{engine}, p50", medians, stroke_style={"dasharray": "6, 4"})
    chart.add(f"{_FRAME} ms", [_FRAME] * len(sizes), show_dots=False)
    _write(path, {"ms / keystroke": chart})


def plot_efforts(corpora: Mapping[str, Mapping[str, Typed]], path: Path) -> None:
    """Draw the share of queries whose right entry is first, and stays, against the share of keys typed."""
    charts: dict[str, Any] = {}
    keys = np.linspace(0.0, 1.0, 101)
    for corpus, typed in corpora.items():
        chart = _chart(pygal.XY, corpus, [_COLOURS.get(engine, _OTHER) for engine in typed])
        chart.x_title, chart.y_title = "% of keys typed", "% of queries, right entry first to stay"
        chart.show_dots, chart.range, chart.xrange = False, (0, 100), (0, 100)
        for engine, done in typed.items():
            needed = np.array([effort / len(ranks) for effort, ranks in zip(done.efforts(1), done.ranks, strict=True)])
            found = (needed[:, None] <= keys).mean(axis=0)
            chart.add(engine, list(zip((100 * keys).tolist(), (100 * found).tolist(), strict=True)))
        charts[corpus] = chart
    _write(path, charts)


def _chart(kind: Any, title: str, colours: Sequence[str]) -> Any:
    style = Style(
        background="white",
        plot_background="white",
        guide_stroke_color="#dddddd",
        major_guide_stroke_color="#bbbbbb",
        opacity="1",
        stroke_width="2",
        colors=tuple(colours),
    )
    return kind(
        style=style,
        js=(),
        title=title,
        width=_WIDTH,
        height=_HEIGHT,
        legend_at_bottom=True,
        margin=8,
        margin_right=40,
        margin_bottom=24,
    )


def _write(path: Path, charts: Mapping[str, Any]) -> None:
    """Write charts, keyed by title, side by side into one SVG file."""
    size = f'width="{_WIDTH * len(charts)}" height="{_HEIGHT}"'
    parts = [
        f'<svg x="{number * _WIDTH}" width="{_WIDTH}" height="{_HEIGHT}">'
        f"{svg(chart, f'{path.stem}-{number}', title)}</svg>"
        for number, (title, chart) in enumerate(charts.items())
    ]
    path.write_text(
        "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', *parts, "</svg>\n"]), encoding="utf-8"
    )
