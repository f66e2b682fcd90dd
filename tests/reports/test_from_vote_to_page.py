"""The whole path of a vote: reason, comment with personal data, export at two desks, merge, page, FAQ."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.feedback.privacy.masking import masked
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer, hash_answer

WRITTEN = "Mme Durand, 06 12 34 56 78, attend depuis le début : il manque le tarif"


def test_a_vote_goes_from_the_desk_to_the_editors(
    tmp_path: Path, small_faq: Faq, faq_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = small_faq.entries[0]
    shown = ShownAnswer(entry.uid, hash_answer(entry.answer), small_faq.version, "numero badge", 1)
    now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(minutes=1)
        return now

    exports = []
    for desk, suffix in (("paris", "csv"), ("lyon", "xlsx"), ("nantes", "jsonl")):
        store, recovery = open_store(tmp_path / desk / "feedback.db")
        with store:
            assert recovery is None
            factory = EventFactory("1.0.0", station=store.station(), clock=clock)
            for _ in range(6):
                vote = factory.vote(shown, Verdict.NO)
                store.append(vote)
                store.append(
                    factory.vote(
                        shown,
                        Verdict.NO,
                        corrects=vote.id,
                        reason=Reason.INCOMPLETE,
                        comment=masked(WRITTEN),
                        proposed_wording="tarif du duplicata",
                    )
                )
        exports.append(str(tmp_path / f"{desk}.{suffix}"))
        assert cli.main(["feedback", "export", "--store", str(store.path), "-o", exports[-1], "--new"]) == 0

    everything, page = str(tmp_path / "all.db"), tmp_path / "report.html"
    assert cli.main(["feedback", "merge", *exports, exports[0], "-o", everything]) == 0
    assert "36 events added" in capsys.readouterr().out
    assert cli.main(["feedback", "report", everything, "--db", str(faq_file), "-o", str(page)]) == 0

    text = page.read_text(encoding="utf-8")
    assert f"Compléter\N{NO-BREAK SPACE}: {entry.question}" in text
    assert "18 avis sur 18" in text
    assert "Incomplète (18)" in text
    assert "il manque le tarif" in text
    assert "[MASQUÉ]" in text
    assert "tarif du duplicata" in text
    for personal in ("Durand", "06 12 34 56 78"):
        assert personal not in text
        for name in exports:
            assert personal.encode() not in Path(name).read_bytes()
