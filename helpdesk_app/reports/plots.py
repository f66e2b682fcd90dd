"""The plots of the report as SVG within a page: no script, no link, a name for screen readers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Final
from xml.etree import ElementTree

from helpdesk_app.reports.figures import WeekActivity, WeekVotes
from helpdesk_app.reports.report import AnswerReport, Share

# pygal last, because of its hook (see below).
# isort: split
import pygal
from pygal.style import Style

# Colours that are distinct in print and for the colour-blind (Okabe and Ito 2008).
_BLUE, _ORANGE, _GREY = "#0072b2", "#d55e00", "#767676"
# pygal adds an import hook for plug-ins, which on Python 3.11 gives a warning at every later import. There are none.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_LABEL: Final = 52
"""Characters of a question next to its bar."""


def usefulness_plot(answers: Sequence[AnswerReport], title: str) -> str:
    """Return the share of « Oui » of each answer with its interval, the first at the top."""
    chart = _chart(pygal.HorizontalBar, (_BLUE,), height=70 + 34 * len(answers))
    chart.range, chart.show_legend, chart.print_values = (0, 100), False, False
    ordered = list(reversed(answers))  # pygal draws from the bottom up.
    chart.x_labels = [_shortened(answer.question) for answer in ordered]
    chart.value_formatter = lambda value: f"{value:.0f} %"
    chart.add(
        "Oui",
        [
            {
                "value": 100 * answer.useful.value,
                "ci": {"low": 100 * answer.useful.low, "high": 100 * answer.useful.high},
            }
            for answer in ordered
        ],
    )
    return svg(chart, "plot-usefulness", title)


def weekly_usefulness_plot(weeks: Sequence[WeekVotes], title: str) -> str:
    """Return the share of « Oui » by week between the ends of its interval."""
    chart = _chart(pygal.Line, (_BLUE, _GREY, _GREY), height=300)
    chart.range, chart.y_labels = (0, 100), (0, 25, 50, 75, 100)
    chart.show_dots = len(weeks) == 1  # one point makes no line
    shares = [Share(week.yes, week.yes + week.no) for week in weeks]
    _label_weeks(chart, [week.week for week in weeks])
    chart.value_formatter = lambda value: f"{value:.0f} %"
    chart.add(
        "Part de «\N{NO-BREAK SPACE}Oui\N{NO-BREAK SPACE}»",
        [100 * share.value for share in shares],
        stroke_style={"width": 3},
    )
    for name, ends in (("au moins", [share.low for share in shares]), ("au plus", [share.high for share in shares])):
        chart.add(name, [100 * end for end in ends], stroke_style={"width": 1, "dasharray": "4, 3"})
    return svg(chart, "plot-weeks", title)


def weekly_activity_plot(weeks: Sequence[WeekActivity], title: str) -> str:
    """Return the copies and the unanswered searches by week."""
    chart = _chart(pygal.Line, (_BLUE, _ORANGE), height=300)
    chart.show_dots, chart.include_x_axis = len(weeks) == 1, True
    _label_weeks(chart, [week.week for week in weeks])
    chart.value_formatter = lambda value: f"{value:.0f}"
    chart.add("Copies", [week.copies for week in weeks], stroke_style={"width": 3})
    searches = [week.unanswered for week in weeks]
    chart.add("Recherches sans réponse", searches, stroke_style={"width": 3, "dasharray": "8, 4"})
    return svg(chart, "plot-activity", title)


def _chart(kind: Any, colors: tuple[str, ...], *, height: int) -> Any:
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground="#333333",
        foreground_strong="#111111",
        foreground_subtle="#cccccc",
        opacity="1",
        opacity_hover="1",
        transition="0s",
        stroke_width="2.5",
        guide_stroke_color="#dddddd",
        major_guide_stroke_color="#bbbbbb",
        colors=colors,
        font_family="system-ui, sans-serif",
        label_font_size=13,
        major_label_font_size=13,
        legend_font_size=14,
    )
    return kind(
        style=style,
        js=(),
        width=900,
        height=height,
        legend_at_bottom=True,
        margin=8,
        margin_right=36,
        show_minor_x_labels=False,
        truncate_label=-1,
    )


def _label_weeks(chart: Any, weeks: Sequence[str]) -> None:
    chart.x_labels = [f"{week[8:]}/{week[5:7]}" for week in weeks]
    chart.x_labels_major_every = max(1, len(weeks) // 12)


def svg(chart: Any, name: str, title: str) -> str:
    """Return a pygal chart as an SVG element without scripts, with ``title`` for screen readers."""
    chart.uuid = name  # random by default; the same figures must give the same page
    root: ElementTree.Element = chart.render_tree()
    for parent in list(root.iter()):
        for child in list(parent):
            # The tag of a comment is a function, not a text.
            if str(child.tag).rpartition("}")[2] == "script" or callable(child.tag):
                parent.remove(child)
    root.set("role", "img")
    root.set("aria-label", title)
    return ElementTree.tostring(root, encoding="unicode")


def _shortened(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1].rstrip()}…"
