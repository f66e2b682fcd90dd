"""The result list: a model that only holds hits, and a view that never takes the caret."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from helpdesk_app.desk.snippet import Snippet, one_line
from helpdesk_app.search.model import Hit
from helpdesk_app.text.rendering import lines_as_html
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.panes.results.result_delegate import (
    HIT_ROLE,
    SECTION_ROLE,
    SNIPPET_ROLE,
    WORDING_ROLE,
    ResultDelegate,
    also,
)
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.search_box import Move

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_NO_TITLES: Final[Mapping[int, str]] = {}
_ACTIONS: Final = {
    Move.UP: QAbstractItemView.CursorAction.MoveUp,
    Move.DOWN: QAbstractItemView.CursorAction.MoveDown,
    Move.PAGE_UP: QAbstractItemView.CursorAction.MovePageUp,
    Move.PAGE_DOWN: QAbstractItemView.CursorAction.MovePageDown,
    Move.FIRST: QAbstractItemView.CursorAction.MoveHome,
    Move.LAST: QAbstractItemView.CursorAction.MoveEnd,
}
_DOWN_KEYS: Final = {Qt.Key.Key_Down: Move.DOWN, Qt.Key.Key_PageDown: Move.PAGE_DOWN, Qt.Key.Key_End: Move.LAST}


class ResultModel(QAbstractListModel):
    """Holds the hits in the order given, and a last row that shows more where there are more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self.left = 0
        """How many hits there are beyond those listed."""
        self._explain: Callable[[Hit], str] = _without_reason
        self._snippet: Callable[[Hit], Snippet] = _without_match
        self._wording: Callable[[Hit], Snippet | None] = _without_wording
        self._titles: dict[int, str] = {}
        """Row -> the title of the part of the list that begins there."""
        self._parts: dict[tuple[int, int], Snippet | None] = {}
        """(row, role) -> what it shows of its entry; that of the rows that were painted since the list changed."""

    def hit(self, row: int) -> Hit:
        """Return the hit of ``row``."""
        return self._hits[row]

    @property
    def hits(self) -> int:
        """How many hits are listed."""
        return len(self._hits)

    @property
    def total(self) -> int:
        """How many hits there are, listed or not."""
        return len(self._hits) + self.left

    def explain_with(self, explain: Callable[[Hit], str]) -> None:
        """Use ``explain`` for the tool tip that says why a hit was found."""
        self._explain = explain

    def cut_snippets_with(self, snippet: Callable[[Hit], Snippet]) -> None:
        """Use ``snippet`` for the part of its answer that a row shows."""
        self._snippet = snippet

    def choose_wordings_with(self, wording: Callable[[Hit], Snippet | None]) -> None:
        """Use ``wording`` for the wording that a row shows below its question."""
        self._wording = wording

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows; a hit has no rows of its own."""
        return 0 if parent.isValid() else len(self._hits) + bool(self.left)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that hits can be selected, and the row that shows more cannot."""
        shows_more = index.isValid() and index.row() == len(self._hits)
        return Qt.ItemFlag.ItemIsEnabled if shows_more else super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of the row at ``index``."""
        if not index.isValid():
            return None
        if index.row() == len(self._hits):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.tr("Show more (%n left)", "", self.left) if is_text else None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return typeset(hit.entry.question)
            case Qt.ItemDataRole.AccessibleTextRole:
                position = self.tr("%1 of %2").replace("%1", str(index.row() + 1)).replace("%2", str(self.total))
                return f"{self.titled(index.row())}, {position}"
            case Qt.ItemDataRole.ToolTipRole:
                # As markup, because a tool tip renders a text that looks like markup.
                reasons = self._explain(hit)
                return lines_as_html(reasons) if reasons else ""
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._explain(hit)
            case _ if role == HIT_ROLE:
                return hit
            case _ if role == SECTION_ROLE:
                return self._titles.get(index.row(), "")
            case _ if role in (SNIPPET_ROLE, WORDING_ROLE):
                return self._part(index.row(), role)
            case _:
                return None

    def titled(self, row: int) -> str:
        """Return the question of ``row``, with the title above it and the wording that matched, for a screen reader."""
        wording = self._part(row, WORDING_ROLE)
        question = self._hits[row].entry.question
        titled = f"{self._titles[row]}: {question}" if row in self._titles else question
        return f"{titled}, {also(wording.text)}" if wording else titled

    def _part(self, row: int, role: int) -> Snippet | None:
        if (row, role) not in self._parts:
            self._parts[row, role] = self._cut(row, role)
        return self._parts[row, role]

    def _cut(self, row: int, role: int) -> Snippet | None:
        return self._snippet(self._hits[row]) if role == SNIPPET_ROLE else self._wording(self._hits[row])

    def show(self, hits: Sequence[Hit], left: int = 0, titles: Mapping[int, str] = _NO_TITLES) -> bool:
        """Replace the hits and return whether the list is another one.

        The same entries in the same order keep the selection, also where more entries follow them; only rows whose
        marked words differ are painted again.

        Args:
            hits: The list, best first.
            left: How many more there are.
            titles: Row -> the title of the part of the list that begins there.
        """
        new, old = tuple(hits), self._hits
        goes_on = len(new) == len(old) or (bool(self.left) and len(new) > len(old))
        if (
            not goes_on
            or titles != self._titles
            or any(hit.entry != before.entry for hit, before in zip(new, old, strict=False))
        ):
            self.beginResetModel()
            self._hits, self.left, self._titles = new, left, dict(titles)
            self._parts.clear()
            self.endResetModel()
            return True
        if len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._hits = new
            self.endInsertRows()
        self._hits = new
        parts = self._parts
        self._parts = {(row, role): self._cut(row, role) for row, role in parts}
        cut_anew = {row for row, role in parts if parts[row, role] != self._parts[row, role]}
        changed = [row for row, before in enumerate(old) if row in cut_anew or before.spans != new[row].spans]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]), [HIT_ROLE])
        self._show_left(left)
        return False

    def _show_left(self, left: int) -> None:
        row, before = len(self._hits), self.left
        if before and not left:
            self.beginRemoveRows(QModelIndex(), row, row)
            self.left = left
            self.endRemoveRows()
        elif left and not before:
            self.beginInsertRows(QModelIndex(), row, row)
            self.left = left
            self.endInsertRows()
        elif left != before:
            self.left = left
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DisplayRole])


class ResultList(QListView):
    """Shows a ``ResultModel``; one hit is always selected while there is any.

    The row that shows more is clicked, or passed: a move down from the last hit goes on to the hits behind it.
    """

    chosen = Signal(int)
    """The agent selected this row; a row that ``show_row`` selects is not announced."""
    went_to = Signal()
    """The agent went to the selected row, by key or click."""
    more_asked = Signal()
    """The agent wants the next hits in the list."""

    menu_asked = Signal(QPoint)
    """The agent wants the menu of the selected row, at this place of the screen."""

    def __init__(self, model: ResultModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self.setObjectName("resultList")
        self.setAccessibleName(self.tr("Answers"))
        self.setModel(model)
        self._delegate = ResultDelegate(self)
        self.setItemDelegate(self._delegate)
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

    def show_compact(self, compact: bool) -> None:
        """Show the questions alone, where the selected answer is below, or with parts of their answers."""
        self._delegate.show_compact(compact)
        self.scheduleDelayedItemsLayout()

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
        return position.replace("%2", str(self._results.total)).replace("%3", self._results.titled(self.current_row()))

    def show_row(self, row: int) -> None:
        """Select ``row`` and bring it into view; -1 for an empty list."""
        if row == self.current_row():
            return
        self._is_rendering = True
        self.setCurrentIndex(self.model().index(row, 0))
        self._is_rendering = False

    def move_selection(self, move: Move) -> None:
        """Move the selection as ``move`` says; past the last hit, show more."""
        index = self.moveCursor(_ACTIONS[move], Qt.KeyboardModifier.NoModifier)
        if move in _DOWN_KEYS.values() and index.row() == self.current_row() and self._results.left:
            self.more_asked.emit()
            index = self.moveCursor(_ACTIONS[move], Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)
            self._go_to()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the hit that ``action`` leads to."""
        index = super().moveCursor(action, modifiers)
        last = self._results.hits - 1
        return self._results.index(last) if index.row() > last else index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave text to the search box: a list that jumps to the letter typed would swallow it."""
        if event.text().strip():
            event.ignore()
            return
        before = self.current_row()
        super().keyPressEvent(event)
        down = _DOWN_KEYS.get(Qt.Key(event.key()))
        if self.current_row() != before:
            self._go_to()
        elif down is not None and self._results.left:
            self.move_selection(down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show more on a click on the row that says so; it is never selected."""
        if self.indexAt(event.position().toPoint()).row() < self._results.hits:
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.more_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the selected one for the menu key."""
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if 0 <= index.row() < self._results.hits:
            self.setCurrentIndex(index)
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(event.globalPos() if is_mouse else below)

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


def _without_wording(_hit: Hit) -> None:
    return None


def _without_match(hit: Hit) -> Snippet:
    return Snippet(one_line(hit.entry.answer))
