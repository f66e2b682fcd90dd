"""The report of a build, for people."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Upkeep
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.changes import Change, Changes
from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice, Outcome
from helpdesk_app.faq_build.sources.document import LineKind

ENTRY = Entry("aaaa", "Où ?", "Ici.")
LINES = (
    LedgerLine("page.txt", 1, LineKind.TEXT, Outcome.KEPT, "aaaa"),
    LedgerLine("page.txt", 2, LineKind.TEXT, Outcome.KEPT, "aaaa"),
    LedgerLine("page.txt", 3, LineKind.TEXT, Outcome.KEPT, "aaaa"),
    LedgerLine("page.txt", 4, LineKind.MARKER),
    LedgerLine("page.txt", 5, LineKind.TEXT, Outcome.REJECTED, note="an answer without a word"),
)
NOTICE = Notice("page.txt", 5, "rejected: an answer without a word.")


def report(changes: Changes | None, target: Path | None) -> BuildReport:
    ledger = Ledger(LINES, 1, 0, 1, (NOTICE,))
    return BuildReport(
        Faq((ENTRY,), version="0123456789abcdef"), (("page.txt", "answers"),), ledger, (NOTICE,), target, changes
    )


def test_a_dry_run_reports_layout_counts_notices_and_every_line() -> None:
    assert report(None, None).as_text().splitlines() == [
        "page.txt: read as answers",
        "",
        "blocks         2 = 1 kept + 0 merged + 1 rejected",
        "entries        1",
        "lines          5 = 3 kept + 1 rejected + 1 marker",
        "",
        "notices        1",
        "  page.txt:5: rejected: an answer without a word.",
        "",
        "every line",
        "  page.txt:1-3                     kept        aaaa",
        "  page.txt:4                       marker",
        "  page.txt:5                       rejected                 an answer without a word",
    ]
    assert not report(None, None).ok


def test_a_build_reports_what_is_new_changed_or_gone() -> None:
    before = Entry("bbbb", "Quand donc ?", "Demain.")
    changes = Changes(
        new=(ENTRY,),
        changed=(Change(before, Entry("bbbb", "Quand ?", "Demain."), ("question",)),),
        withdrawn=(Entry("cccc", "Qui ?", "Moi."),),
        facets=(Facet("Quel lieu ?"),),
        facets_gone=(Facet("Quel jour ?"),),
    )
    assert report(changes, Path("faq.db")).as_text().splitlines()[-8:] == [
        "changes  against the FAQ before: 1 new, 1 changed, 0 moved, 1 withdrawn and kept in the archive",
        "  new      aaaa  « Où ? »",
        "  changed  bbbb  « Quand ? »: question, before: « Quand donc ? »",
        "  withdrawn cccc « Qui ? »",
        "  facet    « Quel lieu ? » is new or has other values",
        "  facet    « Quel jour ? » is gone",
        "",
        "written  faq.db, version 0123456789ab",
    ]


def test_what_changed_in_a_text_is_shown() -> None:
    lieu = FacetValue("Quel lieu ?", "Paris")
    before = Entry("aaaa", "Où ?", "Au guichet, le lundi.", wordings=("à quel endroit",), facets=(lieu,))
    after = Entry("aaaa", "Où ?", "Au guichet, le mardi.", wordings=("quel endroit",), upkeep=Upkeep(owner="pôle"))
    changed = Change(before, after, ("answer", "wordings", "facets", "upkeep"))
    assert report(Changes((), (changed,), ()), Path("faq.db")).as_text().splitlines()[-7:-2] == [
        "  changed  aaaa  « Où ? »: answer, wordings, facets, upkeep",
        "           answer: Au guichet, le [-lundi.-] {+mardi.+}",
        "           wordings: [-à quel endroit-] {+quel endroit+}",
        "           facets: [-Quel lieu ? Paris-]",
        "           upkeep: {+owner pôle+}",
    ]
