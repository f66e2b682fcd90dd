"""What a build changes, as a model that only holds the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpdesk_app.editing.publishing import ChangeKind, EntryChange, FieldChange
from helpdesk_app.faq_build.differences import Piece
from helpdesk_app.ui.style.theme import current_colours

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class ChangeModel(QAbstractListModel):
    """Holds the changes in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[EntryChange, ...] = ()

    def change(self, number: int) -> EntryChange:
        """Return the change ``number``, from 0."""
        return self._changes[number]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of changes."""
        return 0 if parent.isValid() else len(self._changes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of the change at ``index``."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        change = self._changes[index.row()]
        text = QCoreApplication.translate("Changes", "%1: %2").replace("%2", change.entry.question)
        return text.replace("%1", kind_name(change.kind))

    def show(self, changes: Sequence[EntryChange]) -> None:
        """Replace the changes."""
        self.beginResetModel()
        self._changes = tuple(changes)
        self.endResetModel()


def kind_name(kind: ChangeKind) -> str:
    """Return what becomes of an entry."""
    translate = QCoreApplication.translate
    return {
        ChangeKind.NEW: translate("Changes", "New"),
        ChangeKind.RETURNED: translate("Changes", "Back"),
        ChangeKind.CHANGED: translate("Changes", "Changed"),
        ChangeKind.GONE: translate("Changes", "Gone"),
    }[kind]


def summary(changes: Sequence[EntryChange]) -> str:
    """Return how many entries are new, changed and gone."""
    translate = QCoreApplication.translate
    counts = Counter(change.kind for change in changes)
    new, changed, gone, back = (
        counts[kind] for kind in (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.GONE, ChangeKind.RETURNED)
    )
    parts = []
    if new:
        parts.append(translate("Changes", "%n new", "", new))
    if back:
        parts.append(translate("Changes", "%n back", "", back))
    if changed:
        parts.append(translate("Changes", "%n changed", "", changed))
    if gone:
        parts.append(translate("Changes", "%n gone", "", gone))
    return ", ".join(parts) or translate("Changes", "No answer changes.")


def as_html(change: EntryChange) -> str:
    """Return the texts of a change as markup: of a changed entry before and after, with the differences marked."""
    translate = QCoreApplication.translate
    if not change.fields:
        entry = change.entry
        return f"<p><b>{escape(entry.question)}</b></p>" + "".join(
            f"<p>{escape(line)}</p>" for line in entry.answer.split("\n") if line.strip()
        )
    parts = []
    for field in change.fields:
        parts.append(f"<p><b>{escape(_field_name(field))}</b></p>")
        for title, pieces in (
            (translate("Changes", "Before"), field.before),
            (translate("Changes", "Now"), field.after),
        ):
            parts.append(f"<p>{escape(title)}<br>{_marked(pieces)}</p>")
    return "".join(parts)


def _marked(pieces: Sequence[Piece]) -> str:
    colours = current_colours()

    def shown(piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if not piece.differs:
            return text
        return f'<span style="background-color: {colours.mark}; color: {colours.text}">{text}</span>'

    return " ".join(map(shown, pieces))


def _field_name(field: FieldChange) -> str:
    translate = QCoreApplication.translate
    return {
        "question": translate("Field", "Question"),
        "answer": translate("Field", "Answer"),
        "wordings": translate("Field", "Other wordings"),
        "facets": translate("Field", "Topics"),
        "upkeep": translate("Changes", "Owner, state and dates"),
    }[field.field]
