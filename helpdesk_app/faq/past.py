"""What a FAQ was: entries that agents do not see (any more), and what changed when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from helpdesk_app.faq.model import Entry

SOURCE_ANSWER: Final = "source answer"
"""``Revision.field`` of what the source says where the editors replaced its answer."""


class RevisionKind(StrEnum):
    """What happened to an entry in a build."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    """Shown again, after it had been withdrawn, hidden or a draft."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one entry."""

    uid: str
    day: str
    """``Faq.imported_on`` of the build that made it."""
    event: RevisionKind
    field: str = ""
    """The attribute of ``Entry`` that changed, or ``SOURCE_ANSWER``."""
    before: str = ""
    """Its text until then; a list has one item a line. Of ``SOURCE_ANSWER`` the text from then on, which nothing else
    keeps; empty where the answer of the source is shown again."""


@dataclass(frozen=True, slots=True)
class Archived:
    """An entry that is kept and not shown: a draft, hidden, or withdrawn from its source."""

    entry: Entry
    """``entry.upkeep.status`` says why."""
    may_be: str = ""
    """uid of a shown entry that may be this one under another text; empty where there is none, or an editor decided."""


@dataclass(frozen=True, slots=True)
class Past:
    """The archive and the history of a FAQ."""

    archive: tuple[Archived, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """The oldest first."""

    def source_answers(self) -> dict[str, str]:
        """Return what the source says, by the uids of the entries whose answer the editors replaced."""
        said = {change.uid: change.before for change in self.revisions if change.field == SOURCE_ANSWER}
        return {uid: answer for uid, answer in said.items() if answer}


NO_PAST = Past()
