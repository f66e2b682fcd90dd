from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.reports.engines.sqlite_engine import SqliteEngine
from helpdesk_app.reports.figures import figures
from helpdesk_app.storage.errors import DamagedError, ForeignError, MissingError, UnreadableError
from tests.reports.recorded import figures_of, shown

ROOT = Path(__file__).resolve().parents[3]


def test_weeks_begin_on_monday(tmp_path: Path, small_faq: Faq) -> None:
    moments = [datetime(2026, 11, day, 23, 59, 59, tzinfo=UTC) for day in (15, 16, 22, 23)]
    events = [EventFactory("1", clock=lambda moment=moment: moment).copy(shown(small_faq, 0)) for moment in moments]  # type: ignore[misc]
    found = figures_of(tmp_path, events).week_activity
    assert [(week.week, week.copies) for week in found] == [("2026-11-09", 1), ("2026-11-16", 2), ("2026-11-23", 1)]


def test_only_a_feedback_file_is_counted(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        SqliteEngine(tmp_path / "all.db")
    with pytest.raises(ForeignError):
        SqliteEngine(paths.bundled_database())
    (tmp_path / "noise.db").write_bytes(b"noise" * 1000)
    with pytest.raises(DamagedError):
        SqliteEngine(tmp_path / "noise.db")


def test_counting_changes_nothing_in_the_file(tmp_path: Path, small_faq: Faq) -> None:
    figures_of(tmp_path, [EventFactory("1").copy(shown(small_faq, 0))])
    before = (tmp_path / "feedback.db").read_bytes()
    with SqliteEngine(tmp_path / "feedback.db") as engine:
        assert figures(engine).totals.events == 1
    assert (tmp_path / "feedback.db").read_bytes() == before


@pytest.mark.parametrize(("version", "readable"), [(1, False), (2, False), (3, True), (4, True), (5, True)])
def test_older_files_are_counted_where_they_have_all_columns(tmp_path: Path, version: int, readable: bool) -> None:
    script = ROOT / "tests" / "feedback" / "fixtures" / f"feedback_v{version}.sql"
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    if not readable:
        with pytest.raises(UnreadableError, match="an old version of the program"):
            SqliteEngine(tmp_path / "old.db")
        return
    with SqliteEngine(tmp_path / "old.db") as engine:
        assert figures(engine).totals.events == 4


def test_an_endless_view_named_as_the_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE event")
        connection.execute(
            "CREATE VIEW event AS WITH RECURSIVE endless(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM endless) "
            "SELECT n AS recorded_at FROM endless"
        )
    with pytest.raises(DamagedError, match="contradict"):
        SqliteEngine(path)
