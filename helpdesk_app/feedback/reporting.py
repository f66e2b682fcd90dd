"""From a feedback file, or a folder of Parquet exports, to the page of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from helpdesk_app.faq.model import Entry
from helpdesk_app.feedback.export import ExportFormat, require
from helpdesk_app.feedback.figures import Figures, figures
from helpdesk_app.feedback.files import written_beside
from helpdesk_app.feedback.page import report_page
from helpdesk_app.feedback.report import Report, make_report
from helpdesk_app.feedback.sqlite_engine import SqliteEngine


def read_figures(events: Path) -> Figures:
    """Return the figures of a feedback file, which is only read, or of a folder of Parquet exports.

    Raises:
        FeedbackError: The file cannot be used; the class says why.
        MissingLibraryError: It is a folder, and this installation reads no Parquet.
    """
    if not events.is_dir():
        with SqliteEngine(events) as file:
            return figures(file)
    require(ExportFormat.PARQUET)
    from helpdesk_app.feedback.fleet import DuckdbEngine

    with DuckdbEngine(events) as folder:
        return figures(folder)


def write_report(events: Path, entries: Sequence[Entry], template: str, target: Path, *, made_on: date) -> Report:
    """Write the report of ``events`` as a page and return what it tells.

    Args:
        events: As for ``read_figures``.
        entries: Of the FAQ as it is now.
        template: As for ``report_page``.
        target: The page; complete, or as it was before.
        made_on: The day that the page names.

    Raises:
        FeedbackError: The events cannot be read, or the page not be written.
        MissingLibraryError: As for ``read_figures``.
    """
    report = make_report(read_figures(events), entries)
    page = report_page(report, template, made_on)
    with written_beside(target) as stream:
        stream.write(page.encode("utf-8"))
    return report
