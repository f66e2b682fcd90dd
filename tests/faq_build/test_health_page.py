"""The health report is one page in French that remembers its counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding
from helpdesk_app.faq_build.health_page import write_health
from helpdesk_app.storage.errors import ProtectedTargetError

TEMPLATE = paths.resource("report", "health.html.jinja").read_text(encoding="utf-8")
ENTRY = Entry("aaaa", "Où <b> ?", "Ici.")
FOUND = (
    HealthFinding(HealthCheck.LONG, "187 mots.", "Raccourcissez-la.", ENTRY),
    HealthFinding(HealthCheck.LONG, "220 mots.", "Raccourcissez-la.", ENTRY),
    HealthFinding(HealthCheck.TOPIC, "Lieu : une réponse.", "Supprimez-le."),
)


def written(target: Path, findings: Sequence[HealthFinding], day: str) -> str:
    write_health(findings, 19, day, TEMPLATE, target)
    return target.read_text(encoding="utf-8")


def test_each_finding_has_its_entry_its_reason_and_what_to_do(tmp_path: Path) -> None:
    page = written(tmp_path / "health.html", FOUND, "2026-01-01")
    assert "2026-01-01 : 3 points à voir, 1 réponse concernée sur 19." in page
    assert "Où &lt;b&gt; ?" in page
    assert page.count('<p class="task">Raccourcissez-la.</p>') == 2
    assert page.index("Réponse de plus d’une minute") < page.index("Thème qui ne trie rien")
    assert "<svg" not in page, "one day makes no plot"


def test_the_counts_of_the_days_before_are_plotted(tmp_path: Path) -> None:
    target = tmp_path / "health.html"
    for day, findings in (("2026-01-01", FOUND), ("2026-01-08", FOUND[:1]), ("2026-01-08", ())):
        page = written(target, findings, day)
    assert "rien à signaler sur 19 réponses" in page
    assert 'aria-label="Points à voir, de 3 le 2026-01-01 à 0 le 2026-01-08"' in page
    bars = [
        tuple(map(float, bar)) for bar in re.findall(r'<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"', page)
    ]
    assert bars == [(0.0, 0.0, 32.0, 80.0), (40.0, 80.0, 32.0, 0.0)], "the highest one fills the plot"


def test_another_page_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "health.html"
    target.write_text("<!DOCTYPE html>\n<title>Autre</title>", encoding="utf-8")
    with pytest.raises(ProtectedTargetError):
        written(target, FOUND, "2026-01-01")
