"""The health report as one self-contained page in French; it remembers the counts of the days before."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined

from helpdesk_app.faq_build.health import HealthFinding
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import translated_read_errors
from helpdesk_app.storage.file_kinds import file_kind
from helpdesk_app.text.translation import N_

_MARK: Final = "<!DOCTYPE html>\n<!-- helpdesk: health"
PAGE: Final = file_kind(N_("a health report"), lambda head: head.startswith(_MARK.encode()))
_COUNTS: Final = re.compile(re.escape(_MARK) + r" (\{[^\n]*\}) -->")
_MOST_DAYS: Final = 52
_WIDTH: Final = 480
_HEIGHT: Final = 80


@dataclass(frozen=True, slots=True)
class Bar:
    """The findings of one day in the plot, in its units."""

    x: float
    width: float
    height: float
    day: str
    count: int


def write_health(findings: Sequence[HealthFinding], entries: int, day: str, template: str, target: Path) -> None:
    """Write the page to ``target``.

    Args:
        findings: By kind.
        entries: How many the FAQ has.
        day: The present day, an ISO date.
        template: The text of ``resources/report/health.html.jinja``.
        target: The file, replaced only by such a page, whose counts the new one takes over.

    Raises:
        StorageError: It could not be read or written.
    """
    counts = dict(sorted((_counts_in(target) | {day: len(findings)}).items())[-_MOST_DAYS:])
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(template).render(
        mark=f"{_MARK} {json.dumps(counts)} -->",
        groups=[(kind, list(group)) for kind, group in groupby(findings, key=lambda finding: finding.kind)],
        count=len(findings),
        concerned=len(Counter(finding.entry.uid for finding in findings if finding.entry)),
        entries=entries,
        day=day,
        bars=_bars(counts),
        width=_WIDTH,
        height=_HEIGHT,
    )
    with atomic_write(target, PAGE) as stream:
        stream.write(page.encode("utf-8"))


def _counts_in(page: Path) -> dict[str, int]:
    """Return the counts that an older page holds, by day; none where there is no such page."""
    with translated_read_errors(page, N_("health report")):
        if not page.is_file():
            return {}
        with page.open(encoding="utf-8", errors="replace") as file:
            found = _COUNTS.match(file.read(_MOST_DAYS * 40))
    return {str(day): int(count) for day, count in json.loads(found[1]).items()} if found else {}


def _bars(counts: Mapping[str, int]) -> list[Bar]:
    step = _WIDTH / max(len(counts), 12)
    most = max(1, *counts.values())
    return [
        Bar(round(number * step, 1), round(step * 0.8, 1), round(count / most * _HEIGHT, 1), day, count)
        for number, (day, count) in enumerate(counts.items())
    ]
