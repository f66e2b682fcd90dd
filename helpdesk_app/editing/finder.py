"""Find an entry to merge, to name or to compare by typing, drafts too: by the agents' search for words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpdesk_app.editing.model import EditedEntry, Workspace, entry_of
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq, Status
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon

_FOUND: Final = frozenset({Status.PUBLISHED, Status.DRAFT})
MOST: Final = 30


class EntryFinder:
    """Searches the entries of one workspace that are not archived."""

    def __init__(self, workspace: Workspace, lexicon: Lexicon) -> None:
        entries = tuple(_shown(entry) for entry in workspace.entries.values() if entry.content.upkeep.status in _FOUND)
        self._engine = SearchEngine(with_version(Faq(entries, workspace.facets)), {}, lexicon)

    def find(self, text: str, *, without: str) -> tuple[str, ...]:
        """Return the uids of the entries that answer ``text``, best first, leaving out the entry ``without``."""
        hits = self._engine.search(text, limit=MOST + 1).hits
        return tuple(hit.entry.uid for hit in hits if hit.entry.uid != without)[:MOST]


def _shown(edited: EditedEntry) -> Entry:
    """Return an entry that is found whatever its status and its dates."""
    entry = entry_of(edited)
    upkeep = replace(entry.upkeep, status=Status.PUBLISHED, valid_from="", valid_to="")
    return replace(entry, upkeep=upkeep)
