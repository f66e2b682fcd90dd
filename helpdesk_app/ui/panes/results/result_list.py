"""The result list: a model that only holds hits, and a view that never takes the caret."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from helpdesk_app.search.model import Hit
from helpdesk_app.text.rendering import lines_as_html
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.panes.results.result_delegate import HIT_ROLE, ResultDelegate
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.search_box import Move

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class ResultModel(QAbstractListModel):
    """Holds the hits in the order given; ``HIT_ROLE`` hands out the hit of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._explain: Callable[[Hit], str] = _without_reason

    def hit(self, row: int) -> Hit:
        """Return the hit of ``row``."""
        return self._hits[row]

    def explain_with(self, explain: Callable[[Hit], str]) -> None:
        """Use ``explain`` for the tool tip that says why a hit was found."""
        self._explain = explain

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of hits; a hit has no rows of its own."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the hit at ``index``."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return typeset(hit.entry.question)
            case Qt.ItemDataRole.AccessibleTextRole:
                position = self.tr("%1 of %2").replace("%1", str(index.row() + 1)).replace("%2", str(len(self._hits)))
                return f"{hit.entry.question}, {position}"
            case Qt.ItemDataRole.ToolTipRole:
                # As markup, because a tool tip renders a text that looks like markup.
                reasons = self._explain(hit)
                return lines_as_html(reasons) if reasons else ""
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._explain(hit)
            case _ if role == HIT_ROLE:
                return hit
            case _:
                return None

    def show(self, hits: Sequence[Hit]) -> bool:
        """Replace the hits and return whether the list changed.

        The same entries in the same order keep the selection; only rows whose marked words differ are painted again.
        """
        new = tuple(hits)
        if [hit.entry for hit in new] == [hit.entry for hit in self._hits]:
            marked = [row for row, (old, hit) in enumerate(zip(self._hits, new, strict=True)) if old.spans != hit.spans]
            self._hits = new
            if marked:
                self.dataChanged.emit(self.index(marked[0]), self.index(marked[-1]), [HIT_ROLE])
            return False
        self.beginResetModel()
        self._hits = new
        self.endResetModel()
        return True


class ResultList(QListView):
    """Shows a ``ResultModel``; one row is always selected while there is any."""

    chosen = Signal(int)
    """The agent selected this row; a row that ``show_row`` selects is not announced."""
    went_to = Signal()
    """The agent went to the selected row, by key or click."""

    def __init__(self, model: ResultModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultList")
        self.setAccessibleName(self.tr("Answers"))
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._is_rendering = False
        self.selectionModel().currentChanged.connect(self._choose)
        self.clicked.connect(self._go_to)

    def current_hit(self) -> Hit | None:
        """Return the selected hit, or ``None`` in an empty list."""
        hit = self.currentIndex().data(HIT_ROLE)
        return hit if isinstance(hit, Hit) else None

    def current_row(self) -> int:
        """Return the row of the selected hit, counted from 0, or -1 in an empty list."""
        return self.currentIndex().row()

    def spoken(self) -> str:
        """Return the position and question of the selected answer, for a screen reader; empty for none."""
        hit = self.current_hit()
        if hit is None:
            return ""
        position = self.tr("%1 of %2, %3").replace("%1", str(self.current_row() + 1))
        return position.replace("%2", str(self.model().rowCount())).replace("%3", hit.entry.question)

    def show_row(self, row: int) -> None:
        """Select ``row`` and bring it into view; -1 for an empty list."""
        if row == self.current_row():
            return
        self._is_rendering = True
        self.setCurrentIndex(self.model().index(row, 0))
        self._is_rendering = False

    def move_selection(self, move: Move) -> None:
        """Move the selection as ``move`` says."""
        action = {
            Move.UP: QAbstractItemView.CursorAction.MoveUp,
            Move.DOWN: QAbstractItemView.CursorAction.MoveDown,
            Move.PAGE_UP: QAbstractItemView.CursorAction.MovePageUp,
            Move.PAGE_DOWN: QAbstractItemView.CursorAction.MovePageDown,
            Move.FIRST: QAbstractItemView.CursorAction.MoveHome,
            Move.LAST: QAbstractItemView.CursorAction.MoveEnd,
        }[move]
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)
            self._go_to()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave text to the search box: a list that jumps to the letter typed would swallow it."""
        if event.text().strip():
            event.ignore()
            return
        before = self.current_row()
        super().keyPressEvent(event)
        if self.current_row() != before:
            self._go_to()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out again, because their height depends on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _go_to(self) -> None:
        if self.current_hit() is not None:
            self.went_to.emit()
            # The caret stays in the search box, so a screen reader does not notice by itself.
            announce(self, self.spoken())

    def _choose(self) -> None:
        if not self._is_rendering:
            self.chosen.emit(self.current_row())


def _without_reason(_hit: Hit) -> str:
    return ""
