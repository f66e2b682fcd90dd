"""Choose the entry that goes into the selected one, by typing as a caller would ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from helpdesk_app.desk.snippet import one_line
from helpdesk_app.editing.model import EditedEntry, Workspace
from helpdesk_app.ui.editor.prompt import primary_button
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
Find = Callable[[str], Sequence[str]]
"""Text -> uids, best first."""


class FoundModel(QAbstractListModel):
    """Entries that were found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[EditedEntry, ...] = ()

    def entry(self, row: int) -> EditedEntry:
        """Return the entry of ``row``."""
        return self._found[row]

    def show(self, found: Sequence[EditedEntry]) -> None:
        """Show ``found`` in place of the entries before."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the question and the beginning of the answer of a row."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        content = self._found[index.row()].content
        return f"{one_line(content.question)}\n{one_line(content.answer)}"


class MergeDialog(DeskDialog):
    """Lists the entries that answer what is typed.

    Args:
        workspace: With the entries.
        kept: uid of the selected entry, which goes on.
        find: Searches the entries.
        parent: Qt's owner of the object.
    """

    chosen = Signal(str)
    """uid of the entry that goes into the selected one."""

    def __init__(self, workspace: Workspace, kept: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Merge with another answer"), parent)
        self._workspace = workspace
        self._find = find
        self._question = workspace.entries[kept].content.question
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Type as a caller would ask"))
        self.text.setAccessibleName(self.tr("Search"))
        self.text.installEventFilter(self)
        self.model = FoundModel(self)
        self.view = QListView()
        self.view.setObjectName("foundList")
        self.view.setAccessibleName(self.tr("Answers"))
        self.view.setModel(self.model)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(36 * UNIT)
        self.view.activated.connect(self._accept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge_button = primary_button(self.tr("&Merge"))
        buttons.addButton(self.merge_button, QDialogButtonBox.ButtonRole.AcceptRole)
        explanation = PlainLabel(
            self.tr(
                "Its text follows that of “%1”, its question becomes a wording, and it is archived. Votes and "
                "favourites go on with the one that stays."
            ).replace("%1", self._question)
        )
        explanation.setWordWrap(True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for widget in (explanation, self.text, self.view):
            column.addWidget(widget)
        self._fill(body, buttons, width=80 * UNIT)
        buttons.accepted.connect(self._accept)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.search)
        self.text.textChanged.connect(self._soon.start)
        self.search()
        self.text.setFocus()

    def use(self, find: Find) -> None:
        """Search with ``find`` from now on; what is typed is searched again."""
        self._find = find
        self.search()

    def search(self) -> None:
        """List what answers the text, or entries near to the selected one while nothing is typed."""
        uids = self._find(self.text.text().strip() or self._question)
        self.model.show([self._workspace.entries[uid] for uid in uids])
        if uids:
            self.view.setCurrentIndex(self.model.index(0))
        self.merge_button.setEnabled(bool(uids))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list from the search box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            row = self.view.currentIndex().row() + (by or 0)
            if by is not None:
                if 0 <= row < self.model.rowCount():
                    self.view.setCurrentIndex(self.model.index(row))
                return True
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        if self.view.currentIndex().isValid():
            self.chosen.emit(self.model.entry(self.view.currentIndex().row()).uid)
            self.accept()
