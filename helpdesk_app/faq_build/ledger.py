"""What became of every line of every source: the proof that no line was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.text.translation import N_, _

LARGEST_GROUP: Final = 3
"""Notices of a group that are reported one by one."""

_UID: Final = re.compile(r"\b[a-z2-7]{10}\b")
MOST_LINES: Final = 12
"""Lines that are named for a larger group."""


class Outcome(StrEnum):
    """What became of a block."""

    KEPT = N_("kept")
    """It became an entry."""
    MERGED = N_("merged")
    """It has the answer of an earlier block and was added to that entry."""
    REJECTED = N_("rejected")
    """It cannot become an entry."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a source and what became of it."""

    source: str
    number: int
    """1-based."""
    kind: LineKind
    outcome: Outcome | None = None
    """Of the block that the line of text belongs to; ``None`` for any other line."""
    uid: str = ""
    """The entry that the block became or was merged with."""
    note: str = ""
    """Why the line was rejected, or what else is worth knowing."""

    @property
    def label(self) -> str:
        """The outcome of a line of text, the kind of any other."""
        return self.outcome or self.kind


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should look at, though the import went on."""

    source: str
    line: int
    """1-based; 0 where no line can be named."""
    text: str
    group: str = ""
    """What it has in common with others, in the plural: « answers without a question »."""

    def __str__(self) -> str:
        if self.line:
            return _("{source}:{line}: {text}").format(source=self.source, line=self.line, text=self.text)
        return _("{name}: {text}").format(name=self.source, text=self.text)


def _renamed(text: str, other: Mapping[str, str]) -> str:
    """Return ``text``, which names few uids, with the other ones."""
    return _UID.sub(lambda found: other.get(found[0], found[0]), text) if other else text


def summarise(notices: Iterable[Notice]) -> Iterator[str]:
    """Yield a line for each notice, and one for all of a group that has more than ``LARGEST_GROUP``."""
    notices = tuple(notices)
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.group, []).append(notice)
    for notice in notices:
        same = groups.get(notice.group, [])
        if not notice.group or len(same) <= LARGEST_GROUP:
            yield str(notice)
        elif notice is same[0]:
            yield _("{name}: {text}").format(name=f"{len(same)} {_(notice.group)}", text=_locations(same))


def _locations(notices: Sequence[Notice]) -> str:
    """Return the first lines that the notices are about, each source named once."""
    shown = notices[:MOST_LINES]
    by_source = (
        f"{source}:{', '.join(str(notice.line) for notice in some)}"
        for source, some in groupby(shown, key=attrgetter("source"))
    )
    return _("; ").join(by_source) + (", …" if len(notices) > len(shown) else "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line of every source, in order, and how many blocks had each outcome.

    Each block has exactly one outcome, and its lines with it: ``kept + merged + rejected`` is what came in.
    """

    lines: tuple[LedgerLine, ...]
    kept: int
    merged: int
    rejected: int
    notices: tuple[Notice, ...] = ()

    def with_uids(self, uids: Mapping[str, str]) -> Ledger:
        """Return the ledger with other uids for its entries, in what it says too."""
        other = {old: new for old, new in uids.items() if old != new}
        return replace(
            self,
            lines=tuple(
                replace(line, uid=other[line.uid], note=line.note.replace(line.uid, other[line.uid]))
                if line.uid in other
                else line
                for line in self.lines
            ),
            notices=tuple(replace(notice, text=_renamed(notice.text, other)) for notice in self.notices),
        )

    @property
    def blocks(self) -> int:
        """How many blocks the sources held."""
        return self.kept + self.merged + self.rejected

    def lines_by_label(self) -> dict[str, int]:
        """Return how many lines have each label: those of text first, then the others by kind."""
        counts = Counter(line.label for line in self.lines)
        return {label: counts[label] for label in (*Outcome, *LineKind) if counts[label]}
