"""Votes on an entry that gave way count for the one that took over."""

from __future__ import annotations

from helpdesk_app.faq.model import Faq
from helpdesk_app.reports.figures import (
    Comment,
    Copies,
    Figures,
    ProposedWording,
    ReasonCount,
    Totals,
    Usefulness,
)
from helpdesk_app.reports.succession import passed_on

FIGURES = Figures(
    totals=Totals(9, 2, 3, 0, "2026-W01", "2026-W02"),
    usefulness=(Usefulness("new", "h1", 2, 1, 2), Usefulness("old", "h0", 5, 0, 3), Usefulness("old", "h1", 1, 1, 1)),
    copies=(Copies("old", "h0", 4, 2),),
    reasons=(ReasonCount("new", "h1", "unclear", 1), ReasonCount("old", "h1", "unclear", 2)),
    comments=(Comment("old", "h0", "", "merci", "2026-W01"),),
    unanswered=(),
    proposals=(ProposedWording("old", "le badge", 2, 2),),
    week_votes=(),
    week_activity=(),
)


def test_what_was_recorded_passes_to_the_successor() -> None:
    passed = passed_on(FIGURES, Faq((), successors=(("old", "new"),)))
    assert passed.usefulness == (Usefulness("new", "h0", 5, 0, 3), Usefulness("new", "h1", 3, 2, 2))
    assert passed.copies == (Copies("new", "h0", 4, 2),)
    assert passed.reasons == (ReasonCount("new", "h1", "unclear", 3),)
    assert passed.comments == (Comment("new", "h0", "", "merci", "2026-W01"),)
    assert passed.proposals == (ProposedWording("new", "le badge", 2, 2),)
    assert passed.totals == FIGURES.totals


def test_without_a_successor_nothing_changes() -> None:
    assert passed_on(FIGURES, Faq(())) is FIGURES
