"""From a feedback file, or a folder of Parquet exports, to the page of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from jinja2 import TemplateError

from helpdesk_app.faq.model import Entry
from helpdesk_app.feedback.writing import ExportFormat, require
from helpdesk_app.reports.figures import Figures, figures
from helpdesk_app.reports.page import report_page
from helpdesk_app.reports.report import Report, make_report
from helpdesk_app.reports.sqlite_engine import SqliteEngine
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import ProgramIncompleteError

Progress = Callable[[int, int], None]
"""Takes the number of steps done and of all; may raise to stop."""


def _silent(_done: int, _all: int) -> None:
    pass


def read_figures(events: Path, progress: Progress = _silent) -> Figures:
    """Return the figures of a feedback file, which is only read, or of a folder of Parquet exports.

    Args:
        events: The file or the folder.
        progress: As for ``figures``.

    Raises:
        StorageError: The file cannot be used; the class says why.
        MissingLibraryError: It is a folder, and this installation reads no Parquet.
    """
    if not events.is_dir():
        with SqliteEngine(events) as file:
            return figures(file, progress)
    require(ExportFormat.PARQUET)
    from helpdesk_app.reports.fleet import DuckdbEngine

    with DuckdbEngine(events) as folder:
        return figures(folder, progress)


def write_report(
    events: Path,
    entries: Sequence[Entry],
    template: Path,
    target: Path,
    *,
    made_on: date,
    progress: Progress = _silent,
) -> Report:
    """Write the report of ``events`` as a page and return what it tells.

    Args:
        events: As for ``read_figures``.
        entries: Of the FAQ as it is now.
        template: As for ``report_page``, in a file.
        target: The page; complete, or as it was before.
        made_on: The day that the page names.
        progress: As for ``figures``; where it raises, nothing is written.

    Raises:
        ProgramIncompleteError: There is no such template, or it makes no page.
        StorageError: The events cannot be read, or the page not be written.
        MissingLibraryError: As for ``read_figures``.
    """
    try:
        source = template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProgramIncompleteError(template) from error
    report = make_report(read_figures(events, progress), entries)
    try:
        page = report_page(report, source, made_on)
    except TemplateError as error:
        raise ProgramIncompleteError(template) from error
    with atomic_write(target) as stream:
        stream.write(page.encode("utf-8"))
    return report
