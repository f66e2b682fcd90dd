"""Find a text in all entries and replace it, with each change shown before it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.editing import fields
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import EditedEntry, Workspace
from helpdesk_app.text.spans import Span

_SEARCHED: Final = (FormField.QUESTION, FormField.WORDINGS, FormField.ANSWER, FormField.OWNER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find, and what to write in its place."""

    text: str = ""
    replacement: str = ""
    matches_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds the text; ``None`` for an empty one."""
        if not self.text:
            return None
        # \b would not hold beside a text that begins or ends with a sign.
        found = rf"(?<!\w){re.escape(self.text)}(?!\w)" if self.whole_words else re.escape(self.text)
        return re.compile(found, re.NOFLAG if self.matches_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Replacement:
    """One text of an entry with what is found in it."""

    uid: str
    field: FormField
    before: str
    after: str
    spans: tuple[Span, ...]
    """Of ``before``."""
    number: int = 0
    """Which of the wordings it is, from 0."""


def find(workspace: Workspace, wanted: Wanted) -> tuple[Replacement, ...]:
    """Return every text that has what is ``wanted``, in the order of the entries and of the form."""
    pattern = wanted.pattern()
    if pattern is None:
        return ()
    return tuple(found for entry in workspace.entries.values() for found in _found_in(entry, pattern, wanted))


def _found_in(entry: EditedEntry, pattern: re.Pattern[str], wanted: Wanted) -> Iterator[Replacement]:
    for field in _SEARCHED:
        value = fields.read(entry.content, field)
        for number, text in enumerate((value,) if isinstance(value, str) else value):
            spans = tuple(Span(*match.span()) for match in pattern.finditer(text))
            if spans:
                after = pattern.sub(lambda _match: wanted.replacement, text)
                yield Replacement(entry.uid, field, text, after, spans, number)


def replace_all(workspace: Workspace, replacements: Sequence[Replacement]) -> Workspace:
    """Make ``replacements``; a text that is another one meanwhile stays as it is."""
    entries = dict(workspace.entries)
    for change in replacements:
        entry = entries.get(change.uid)
        if entry is None:
            continue
        value = fields.read(entry.content, change.field)
        if isinstance(value, str):
            changed: object = change.after if value == change.before else value
        else:
            changed = tuple(
                change.after if number == change.number and text == change.before else text
                for number, text in enumerate(value)
            )
        entries[change.uid] = replace(entry, content=fields.write(entry.content, change.field, changed))
    # A wording that became empty is none; not before, because the replacements count them.
    for uid in {change.uid for change in replacements} & entries.keys():
        entry = entries[uid]
        kept = tuple(filter(None, dict.fromkeys(wording.strip() for wording in entry.content.wordings)))
        entries[uid] = replace(entry, content=replace(entry.content, wordings=kept))
    return replace(workspace, entries=entries)
