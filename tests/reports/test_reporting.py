from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.reports.reporting import read_figures, write_report
from helpdesk_app.storage.errors import ProgramIncompleteError, ProtectedTargetError
from tests.reports.recorded import figures_of, shown

TEMPLATE = paths.resource("report", "report.html.jinja")
TODAY = date(2026, 11, 22)


def test_the_page_is_written_and_replaces_an_older_one(tmp_path: Path, small_faq: Faq) -> None:
    figures_of(tmp_path, [EventFactory("1").copy(shown(small_faq, 0))])
    figures = read_figures([tmp_path / "feedback.db"])
    for _ in range(2):
        report = write_report(figures, small_faq.entries, TEMPLATE, tmp_path / "report.html", made_on=TODAY)
        assert report.totals.copies == 1
    assert "22 novembre 2026" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, b"{% if %}", b"{{ nothing_of_that_name }}", b"\xff"])
def test_a_template_that_is_missing_or_damaged_is_a_sentence(
    tmp_path: Path, small_faq: Faq, content: bytes | None
) -> None:
    template = tmp_path / "report.html.jinja"
    if content is not None:
        template.write_bytes(content)
    with pytest.raises(ProgramIncompleteError, match="Install the program again"):
        write_report(figures_of(tmp_path, []), (), template, tmp_path / "report.html", made_on=TODAY)
    assert not (tmp_path / "report.html").exists()


def test_the_page_never_replaces_the_events(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, [])
    before = (tmp_path / "feedback.db").read_bytes()
    with pytest.raises(ProtectedTargetError):
        write_report(figures, (), TEMPLATE, tmp_path / "feedback.db", made_on=TODAY)
    assert (tmp_path / "feedback.db").read_bytes() == before
