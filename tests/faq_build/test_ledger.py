"""The ledger counts lines by what became of them."""

from __future__ import annotations

from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, Outcome
from helpdesk_app.faq_build.sources.document import LineKind


def test_a_line_of_text_is_counted_by_its_outcome_and_any_other_by_its_kind() -> None:
    lines = (
        LedgerLine("a", 1, LineKind.BLANK),
        LedgerLine("a", 2, LineKind.TEXT, Outcome.KEPT, "x"),
        LedgerLine("a", 3, LineKind.TEXT, Outcome.KEPT, "x"),
        LedgerLine("a", 4, LineKind.MARKER),
        LedgerLine("a", 5, LineKind.TEXT, Outcome.REJECTED, note="why"),
    )
    ledger = Ledger(lines, kept=1, merged=0, rejected=1)
    assert ledger.lines_by_label() == {"kept": 2, "rejected": 1, "marker": 1, "blank": 1}
    assert ledger.blocks == 2


def test_a_notice_names_its_line_where_there_is_one() -> None:
    assert str(Notice("a.txt", 3, "look.")) == "a.txt:3: look."
    assert str(Notice("a.txt", 0, "look.")) == "a.txt: look."
