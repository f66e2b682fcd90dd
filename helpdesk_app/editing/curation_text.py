"""The text of ``curation.toml`` with the changes that a save makes in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from helpdesk_app.editing.curation_tables import changed_keys
from helpdesk_app.editing.model import EditedEntry, Workspace
from helpdesk_app.editing.toml_edit import Path, TomlEdit, Value
from helpdesk_app.editing.topics import values_used, with_values_used
from helpdesk_app.faq.model import Announcement, Facet
from helpdesk_app.faq_build.curation import shorten
from helpdesk_app.faq_build.curation_file import CuratedEntry, parse_curation
from helpdesk_app.faq_build.sources.folder import CURATION
from helpdesk_app.text.folding import fold_line


class CurationText:
    """The file, read and edited.

    Raises:
        CurationError: It has a mistake, before or after the changes.
    """

    def __init__(self, text: str) -> None:
        self._old = text
        self._curation = parse_curation(text, CURATION)
        self._edit = TomlEdit(text)
        self._facets = {facet.question: facet for facet in self._curation.facets}
        self._keys = {question: facet.key for question, facet in self._facets.items()}
        self._tables = {table.uid: table for table in self._curation.entries}
        self._in_lower_case = {table.uid.lower(): table for table in self._curation.entries}
        self._given: dict[str, set[str]] = {}
        """The values that changed tables give, by facet question."""

    def text(self) -> str:
        """Return the text after the changes."""
        text = self._edit.text()
        if text != self._old:
            parse_curation(text, CURATION)
        return text

    def _table_of(self, uid: str) -> CuratedEntry | None:
        return self._tables.get(uid) or self._in_lower_case.get(uid.lower())

    def change_entry(self, before: EditedEntry | None, after: EditedEntry) -> None:
        """Say of an entry of a source what the editors want now."""
        for value in (*after.content.facets, *(before.content.facets if before else ())):
            self._key_of(value.facet)
        keys = changed_keys(before, after, self._keys)
        questions = {key: question for question, key in self._keys.items()}
        for path, values in keys.items():
            if "facets" in path and isinstance(values, tuple):
                given = self._given.setdefault(questions[path[-1]], set())
                given |= set(values) if path[0] == "facets" else set()
        table = self._table_of(after.uid)
        answer = after.source.answer if after.source else after.content.answer
        self._edit.change("entries", table.uid if table else after.uid, keys, f"« {shorten(answer)} »")

    def remove_entry(self, uid: str) -> None:
        """Say nothing of an entry any more: its own file says it all."""
        if table := self._table_of(uid):
            self._edit.remove("entries", table.uid)

    def change_facets(self, before: Iterable[Facet], workspace: Workspace) -> tuple[Facet, ...]:
        """Say of the facets what the editors want, and return them as they will be loaded."""
        known = {facet.question: facet for facet in before}
        used: dict[str, set[str]] = {}
        for value in values_used(workspace.entries.values()):
            used.setdefault(value.facet, set()).add(value.value)
        listed = [
            self._change_facet(facet, known.get(facet.question), used.get(facet.question, set()))
            for facet in workspace.facets
        ]
        return with_values_used(listed, workspace.entries.values())

    def _change_facet(self, facet: Facet, before: Facet | None, used: set[str]) -> Facet:
        """Say of a facet what the editors want, and return it with the values that the file lists."""
        table = self._facets.get(facet.question)
        values = self._listed(facet, before, table.values if table else (), used)
        keys: dict[Path, Value | None] = {}
        if facet.heading != (before.heading if before else ""):
            keys["heading",] = facet.heading or None
        if values != (table.values if table else ()):
            keys["values",] = values or None
        if before is None:
            keys = {("question",): facet.question, **keys}
        elif table is None and (keys or facet.question in self._given):
            if facet.question != facet.source_text:
                keys = {("question",): facet.question, **keys}
            keys = {("source",): facet.source_text, **keys}
        if keys:
            self._edit.change("facets", self._key_of(facet.question, facet.heading), keys)
        return replace(facet, values=values)

    def _listed(self, facet: Facet, before: Facet | None, old: Sequence[str], used: set[str]) -> tuple[str, ...]:
        """Return the values that the file is to list; none where all are those of entries, and it listed none."""
        had = set(before.values if before else ())
        given = self._given.get(facet.question, set())
        needed = {value for value in used if value in old or value not in had} - set(facet.values)
        new = sorted(needed, key=lambda value: (fold_line(value), value))
        values = (*facet.values, *new)
        if old:
            return tuple(value for value in values if value in old or value not in had or value in given)
        if set(values) <= used | had:
            return ()
        return tuple(value for value in values if value in used or value not in had)

    def _key_of(self, question: str, heading: str = "") -> str:
        """Return the name of a facet in the file, a new one where it has none."""
        if question not in self._keys:
            words = re.findall(r"[a-z0-9]+", fold_line(heading or question))
            stem = "_".join(words)[:30].strip("_") or "theme"
            taken, number, key = set(self._keys.values()), 1, stem
            while key in taken:
                number += 1
                key = f"{stem}_{number}"
            self._keys[question] = key
        return self._keys[question]

    def change_announcements(self, announcements: Sequence[Announcement]) -> None:
        """Say what is announced."""
        self._edit.change_array("announcements", _records(self._curation.announcements), _records(announcements))


def _records(announcements: Iterable[Announcement]) -> list[Mapping[str, Value]]:
    return [{"text": one.text, "until": date.fromisoformat(one.until)} for one in announcements]
