"""The list on the left: what filters it, how many are listed, and the entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import EditorState, Filter
from helpdesk_app.faq.model import Facet, FacetValue
from helpdesk_app.ui.editor.entry_list.entry_delegate import EntryDelegate
from helpdesk_app.ui.editor.entry_list.entry_model import ROW_ROLE, EntryModel
from helpdesk_app.ui.editor.line_field import LineField
from helpdesk_app.ui.editor.words import state_name
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class _FilterBox(LineField):
    """A line whose Down and Enter keys go to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the list, or edit the text; Escape empties it."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


class _RowView(QTableView):
    """A list of rows of one height. A table lays out only what is in view; a list would ask for all rows."""

    def __init__(self) -> None:
        super().__init__()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and last row, as in a list."""
        last = self.model().rowCount() - 1
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: last}
        return self.model().index(ends[action], 0) if action in ends else super().moveCursor(action, modifiers)

    def changeEvent(self, event: QEvent) -> None:
        """Use the height of rows in the new font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit_rows()

    def fit_rows(self) -> None:
        """Give all rows the height that the delegate wants."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        height = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        if height > 1 and height != header.defaultSectionSize():
            header.setDefaultSectionSize(height)


class EntryList(QFrame):
    """Shows the rows of an ``EditorState``."""

    text_edited = Signal(str)
    state_chosen = Signal(object)
    """An ``EntryState``, or ``None`` for all."""
    topic_chosen = Signal(object)
    """A ``FacetValue``, or ``None`` for all."""
    selected = Signal(str)
    """The uid that the editor selected; a row that ``show_state`` selects is not announced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicPane")
        self.text = _FilterBox()
        self.text.setObjectName("filterBox")
        self.text.setPlaceholderText(self.tr("Filter the answers"))
        self.text.setAccessibleName(self.tr("Filter the answers"))
        self.text.setClearButtonEnabled(True)
        self.states = ChoiceBox()
        self.states.setAccessibleName(self.tr("State"))
        self.topics = ChoiceBox()
        self.topics.setAccessibleName(self.tr("Topic"))
        for box in (self.states, self.topics):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.count = PlainLabel()
        self.count.setObjectName("count")
        self.model = EntryModel(self)
        self.view = _RowView()
        self._facets: tuple[Facet, ...] | None = None
        self._is_rendering = False
        self._prepare_view()
        self._fill_states({})
        self._lay_out()
        self.text.textEdited.connect(self.text_edited)
        self.text.left.connect(self._enter_list)
        self.states.activated.connect(lambda: self.state_chosen.emit(self.states.currentData()))
        self.topics.activated.connect(lambda: self.topic_chosen.emit(self.topics.currentData()))
        self.view.selectionModel().currentChanged.connect(self._choose)

    def _prepare_view(self) -> None:
        view = self.view
        view.setObjectName("resultList")
        view.setAccessibleName(self.tr("Answers"))
        view.setModel(self.model)
        view.setItemDelegate(EntryDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.fit_rows()

    def _lay_out(self) -> None:
        filters = QVBoxLayout()
        filters.setContentsMargins(2 * UNIT, UNIT * 3 // 2, 2 * UNIT, UNIT)
        filters.setSpacing(UNIT)
        for widget in (self.text, self.states, self.topics, self.count):
            filters.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self.view, 1)

    def show_state(self, state: EditorState) -> None:
        """Show the rows, the filter and the counts of ``state``."""
        self._is_rendering = True
        if self.text.text() != state.filter.text:
            self.text.setText(state.filter.text)
        self._fill_states(state.counts)
        if state.workspace.facets != self._facets:
            self._fill_topics(state.workspace.facets)
        self._select_filter(state.filter)
        self.model.show(state.rows)
        row = state.row
        # A view that receives the focus makes a row current without selecting it.
        if row != self.view.currentIndex().row() or (row >= 0 and not self.view.selectionModel().isRowSelected(row)):
            index = self.model.index(row) if row >= 0 else QModelIndex()
            self.view.setCurrentIndex(index)
            if row < 0:
                self.view.clearSelection()
        self._show_count(len(state.rows), len(state.workspace.entries))
        self._is_rendering = False

    def move_selection(self, by: int) -> None:
        """Select the entry ``by`` rows further down."""
        row = max(0, min(self.view.currentIndex().row() + by, self.model.rowCount() - 1))
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def _show_count(self, listed: int, total: int) -> None:
        text = self.tr("%n answer(s)", "", total)
        if listed != total:
            text = self.tr("%1 of %2").replace("%1", QLocale().toString(listed)).replace("%2", text)
        if text != self.count.text():
            self.count.setText(text)

    def _fill_states(self, counts: Mapping[EntryState, int]) -> None:
        names = [self.tr("All states")]
        names += [f"{state_name(state)} ({QLocale().toString(counts.get(state, 0))})" for state in EntryState]
        if not self.states.count():
            for name, state in zip(names, (None, *EntryState), strict=True):
                self.states.addItem(name, state)
        for number, name in enumerate(names):
            if self.states.itemText(number) != name:
                self.states.setItemText(number, name)

    def _fill_topics(self, facets: Sequence[Facet]) -> None:
        self._facets = tuple(facets)
        self.topics.clear()
        self.topics.addItem(self.tr("All topics"), None)
        for facet in facets:
            for value in facet.values:
                name = self.tr("%1: %2").replace("%2", value).replace("%1", facet.heading or facet.question)
                self.topics.addItem(name, FacetValue(facet.question, value))
        self.topics.setVisible(self.topics.count() > 1)

    def _select_filter(self, wanted: Filter) -> None:
        for box, value in ((self.states, wanted.state), (self.topics, wanted.topic)):
            if box.currentData() != value:
                found = (number for number in range(box.count()) if box.itemData(number) == value)
                box.setCurrentIndex(next(found, 0))

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if self.view.currentIndex().row() < 0:
                self.view.setCurrentIndex(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        if not self._is_rendering and index.isValid():
            self.selected.emit(index.data(ROW_ROLE).uid)
