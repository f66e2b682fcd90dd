from __future__ import annotations

import re

import pytest

from helpdesk_app.reports.figures import WeekActivity, WeekVotes
from helpdesk_app.reports.plots import weekly_activity_plot, weekly_usefulness_plot

WEEKS = [f"2026-11-{day:02}" for day in (2, 9, 16)]


def marks(plot: str) -> tuple[int, int]:
    """Return how many dots a plot shows, and how many lines that lead somewhere."""
    lines = re.findall(r'<path d="M[^"]*L[^"]*" class="line', plot)
    return len(re.findall(r'class="dot reactive', plot)), len(lines)


@pytest.mark.parametrize(("weeks", "dots", "lines"), [(1, 1, 0), (3, 0, 1)])
def test_one_week_is_a_dot_and_several_are_a_line(weeks: int, dots: int, lines: int) -> None:
    votes = weekly_usefulness_plot([WeekVotes(week, 3, 1) for week in WEEKS[:weeks]], "x")
    assert marks(votes) == (3 * dots, 3 * lines), "the share and both ends of its interval"
    activity = weekly_activity_plot([WeekActivity(week, 5, 2, 4) for week in WEEKS[:weeks]], "x")
    assert marks(activity) == (2 * dots, 2 * lines)
