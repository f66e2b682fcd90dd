"""The rows of the list, and which of them a filter leaves: fast enough for each key in 10,000 entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.editing.model import EditedEntry, EntryFigures, Workspace
from helpdesk_app.editing.states import EntryState, Known, states_of
from helpdesk_app.editing.view_state import Filter, Row
from helpdesk_app.faq_build.health import HealthFinding
from helpdesk_app.text.folding import fold_line

_NO_FINDINGS: Final[Mapping[str, Sequence[HealthFinding]]] = {}


@dataclass(frozen=True, slots=True)
class _Listed:
    entry: EditedEntry
    row: Row
    text: str
    """Folded: what the filter reads; words with a hyphen or an apostrophe also without it."""


class Listing:
    """The rows of one workspace after the other; only what changed is made anew."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._figures: Mapping[str, EntryFigures] = {}
        self._checked: Mapping[str, EditedEntry] = {}
        """The entries that the last check looked at."""
        self._listed: dict[str, _Listed] = {}
        self.counts: Mapping[EntryState, int] = {}
        """How many entries are in each state."""

    def update(self, workspace: Workspace) -> None:
        """Take the entries of ``workspace``."""
        has_topics = bool(workspace.facets)
        if has_topics is not self._known.has_topics:
            self._known = replace(self._known, has_topics=has_topics)
            self._listed = {}
        before, now = self._listed, dict[str, _Listed]()
        for uid, entry in workspace.entries.items():
            listed = before.get(uid)
            now[uid] = listed if listed is not None and listed.entry is entry else self._list(entry)
        self._listed = now
        self.counts = Counter(state for listed in now.values() for state in listed.row.states)

    def use_figures(self, figures: Mapping[str, EntryFigures]) -> None:
        """Show ``figures``, by uid, from the next update on."""
        self._figures = figures
        self._listed = {}

    def use_findings(self, workspace: Workspace, findings: Sequence[HealthFinding]) -> None:
        """Take what a check found in ``workspace``, from the next update on."""
        by_uid: dict[str, list[HealthFinding]] = {}
        for finding in findings:
            if finding.entry is not None:
                by_uid.setdefault(finding.entry.uid, []).append(finding)
        self._checked = workspace.entries
        self._known = replace(self._known, findings=by_uid)
        self._listed = {}

    def use_known(self, known: Known) -> None:
        """Take what the states depend on, from the next update on; the findings stay."""
        self._known = replace(known, findings=self._known.findings)
        self._listed = {}

    def findings(self, entry: EditedEntry) -> Sequence[HealthFinding]:
        """Return what the last check found in ``entry``; nothing where it was edited since."""
        return self._known.findings.get(entry.uid, ()) if self._checked.get(entry.uid) is entry else ()

    def rows(self, wanted: Filter, kept: str = "") -> tuple[Row, ...]:
        """Return the rows that ``wanted`` leaves, in the order of the FAQ; that of the uid ``kept`` in any case."""
        found: Iterable[_Listed] = self._listed.values()
        # One loop a condition, as short as can be: each key in the filter runs them over all entries.
        if (state := wanted.state) is not None:
            found = [listed for listed in found if state in listed.row.states]
        if (topic := wanted.topic) is not None:
            found = [listed for listed in found if topic in listed.entry.content.facets]
        for word in fold_line(wanted.text).split():
            joined = _joined(word) or word
            found = [listed for listed in found if word in listed.text or joined in listed.text]
        rows = tuple([listed.row for listed in found])
        if kept in self._listed and len(rows) < len(self._listed):
            own = self._listed[kept].row
            if not any(row is own for row in rows):
                shown = {*(row.uid for row in rows), kept}
                return tuple([listed.row for uid, listed in self._listed.items() if uid in shown])
        return rows

    def _list(self, entry: EditedEntry) -> _Listed:
        content = entry.content
        known = self._known if self._checked.get(entry.uid) is entry else replace(self._known, findings=_NO_FINDINGS)
        texts = (content.question, *content.wordings, content.answer, content.note, content.upkeep.owner, entry.uid)
        row = Row(entry.uid, content.question, states_of(entry, known), self._figures.get(entry.uid))
        text = fold_line("\n".join(texts))
        return _Listed(entry, row, " ".join([text, *(_joined(word) for word in text.split() if _joined(word) != word)]))


def _joined(word: str) -> str:
    return word.replace("-", "").replace("'", "")
