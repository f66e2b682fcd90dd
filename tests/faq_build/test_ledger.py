"""The ledger counts lines by what became of them."""

from __future__ import annotations

from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, Outcome, summarise
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


def test_many_notices_of_a_group_are_one_line_in_the_place_of_the_first() -> None:
    many = [
        Notice("a.txt", number, f"entry {number} has none.", "entries without a question") for number in range(1, 23)
    ]
    few = [Notice("b.txt", number, "look.", "others") for number in (1, 2, 3)]
    single = Notice("a.txt", 9, "alone.")
    lines = list(
        summarise([*few[:1], *many[:20], single, Notice("b.txt", 4, "x", many[0].group), *many[20:], *few[1:]])
    )
    assert lines == [
        "b.txt:1: look.",
        "23 entries without a question: a.txt:1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …",
        "a.txt:9: alone.",
        "b.txt:2: look.",
        "b.txt:3: look.",
    ]


def test_a_group_names_each_source_once() -> None:
    notices = [Notice(source, line, "x", "things") for source in ("a", "b") for line in (1, 2)]
    assert list(summarise(notices)) == ["4 things: a:1, 2; b:1, 2"]
