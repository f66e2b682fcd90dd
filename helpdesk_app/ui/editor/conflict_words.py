"""What two people changed otherwise, in lines to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import EditedEntry, Workspace
from helpdesk_app.editing.outside import ENTRY, Conflict
from helpdesk_app.faq.model import FacetValue, Status
from helpdesk_app.ui.editor.words import field_name, status_name

_LONGEST = 300


def conflict_lines(conflict: Conflict, workspace: Workspace) -> tuple[str, ...]:
    """Return where the conflict is, what the editor wrote and what the other person wrote."""
    translate = QCoreApplication.translate
    entry = workspace.entries.get(conflict.uid)
    question = entry.content.question if entry else conflict.uid
    name = conflict.field.removeprefix("upkeep.")
    where = question if name == ENTRY else f"{question} · {_name(name)}"
    return (
        where,
        translate("Conflict", "Yours: %1").replace("%1", _text(conflict.ours)),
        translate("Conflict", "Theirs: %1").replace("%1", _text(conflict.theirs)),
    )


def _name(name: str) -> str:
    shown = {"facets": FormField.TOPICS} | {field.value: field for field in FormField}
    return field_name(shown[name]) if name in shown else name


def _text(value: Any) -> str:
    translate = QCoreApplication.translate
    if value is None:
        return translate("Conflict", "taken away")
    if isinstance(value, EditedEntry):
        value = value.content.answer
    if isinstance(value, Status):
        return status_name(value)
    if isinstance(value, tuple):
        value = " ; ".join(one.value if isinstance(one, FacetValue) else str(one) for one in value)
    text = str(value)
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text or translate("Conflict", "nothing")
