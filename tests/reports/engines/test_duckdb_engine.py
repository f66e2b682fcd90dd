from __future__ import annotations

from pathlib import Path

from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.reports.engines.duckdb_engine import DuckdbEngine
from helpdesk_app.reports.figures import figures
from tests.reports.recorded import figures_of
from tests.reports.year import answer_uses, station_year


def test_duckdb_gives_the_figures_of_sqlite(tmp_path: Path, small_faq: Faq) -> None:
    answers = answer_uses(small_faq.entries)
    events = [event for station in range(5) for event in station_year(station, answers, 300)]
    export(events, tmp_path / "fleet.parquet", ExportFormat.PARQUET)
    with DuckdbEngine([tmp_path / "fleet.parquet"]) as engine:
        found = figures(engine)
    assert found == figures_of(tmp_path, events)
    assert found.totals.events == 1500
    assert all((found.usefulness, found.copies, found.reasons, found.unanswered, found.proposals, found.week_votes)), (
        "the year is too dull to compare"
    )
