"""All cases of the harness, in the order of the table."""

from __future__ import annotations

from typing import Final

from bench.adversary import bit_flips, editors, file_faults, full_disk, hostile, kills
from bench.adversary.case import Case

FLIPS: Final = bit_flips.HEAD_BITS + 2000
KEPT: Final = "every event but those on the damaged page is kept; a loss is reported; recording goes on"
REFUSED: Final = "a result or a sentence, no traceback"

CASES: Final = (
    Case("kill: writers", "no acknowledged event is lost, the file is sound", kills.of_writers, 100, 2),
    Case("kill: the window", "no acknowledged event is lost, the file is sound", kills.of_the_window, 100, 1),
    Case("kill: editors", "no edit that was kept is lost, the folder is sound", editors.of_editors, 100, 2),
    Case("kill: commands", "each file is whole or absent, nothing else is left", kills.of_commands, 90, 1),
    Case("bit flip: feedback.db", KEPT, bit_flips.in_feedback, FLIPS, 4),
    Case("bit flip: its log", KEPT, bit_flips.in_log, FLIPS, 4),
    Case("bit flip: faq.db", "it is refused, or shows what it showed", bit_flips.in_faq, FLIPS, 4),
    Case("full disk", "events wait and are recorded later; this is reported", full_disk.full_disk, 10, 1),
    Case("locked", "events wait and are recorded later; this is reported", file_faults.locked, 10, 1),
    Case("replaced or missing", "events are in the new file or the outbox", file_faults.replaced, 90, 6),
    Case("account closed", "a sentence, and no file", file_faults.closed_account, 9, 3),
    Case("share gone", "the same answers, from the copy on this computer", file_faults.share_gone, 40, 2),
    Case("clock set", "every event is recorded", file_faults.clock_set, 60, 3),
    Case("hostile text typed", "no exception, at most 2 s", hostile.typed, 200, 5),
    Case("hostile document", f"{REFUSED}; what check passes, the window shows", hostile.documents, 60, 2),
    Case("hostile row in faq.db", f"{REFUSED}; what check passes, the window shows", hostile.rows, 300, 5),
    Case("hostile export", REFUSED, hostile.exports, 120, 3),
    Case("hostile settings", "the window opens, events are recorded", hostile.settings, 100, 1),
)
