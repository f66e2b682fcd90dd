"""From recorded events to the page of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from jinja2 import TemplateError

from helpdesk_app.faq.model import Entry
from helpdesk_app.reports.engines import EngineName, open_engine
from helpdesk_app.reports.figures import STEPS, Figures, figures
from helpdesk_app.reports.page import report_page
from helpdesk_app.reports.report import Report, make_report
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import ProgramIncompleteError
from helpdesk_app.storage.file_kinds import file_kind
from helpdesk_app.text.translation import N_

_REPORT: Final = file_kind(N_("a report on feedback"), lambda head: b"<title>Retours sur la FAQ" in head)

Progress = Callable[[int, int], None]
"""Takes the number of steps done and of all; may raise to stop."""


def read_figures(
    sources: Sequence[str | Path],
    progress: Progress = lambda _done, _all: None,
    *,
    engine: EngineName | None = None,
    master: str = "",
) -> Figures:
    """Return the figures of recorded events.

    Args:
        sources: A feedback file, which is only read, or exports, or folders of Parquet exports.
        progress: As for ``figures``.
        engine: The usual one for ``sources`` where ``None``.
        master: As for ``open_engine``.

    Raises:
        StorageError, ValueError, UnavailableEngineError: As for ``open_engine``.
    """
    name = engine or EngineName.usual(sources)
    with open_engine(name, sources, master=master, progress=lambda: progress(0, STEPS)) as opened:
        return figures(opened, progress)


def write_report(
    counted: Figures,
    entries: Sequence[Entry],
    template: Path,
    target: Path,
    *,
    made_on: date,
    find: Callable[[str], Entry | None] | None = None,
) -> Report:
    """Write the report as a page and return what it says.

    Args:
        counted: The figures.
        entries: Of the FAQ as it is now.
        template: As for ``report_page``, in a file.
        target: The page; complete, or as it was before.
        made_on: The day that the page names.
        find: As for ``make_report``.

    Raises:
        ProgramIncompleteError: There is no such template, or it makes no page.
        StorageError: The page cannot be written.
    """
    report = make_report(counted, entries, find)
    try:
        page = report_page(report, template.read_text(encoding="utf-8"), made_on)
    except (OSError, UnicodeDecodeError, TemplateError) as error:
        raise ProgramIncompleteError(template) from error
    with atomic_write(target, _REPORT) as stream:
        stream.write(page.encode("utf-8"))
    return report
