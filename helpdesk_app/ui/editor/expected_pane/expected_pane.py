"""The page with the editors' test list, green and red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.editing.view_state import EditorState
from helpdesk_app.faq_build.expected_results import ExpectedOutcome
from helpdesk_app.ui.editor.expected_pane.expected_model import QUERY, ExpectedModel, ExpectedRow, rows_of
from helpdesk_app.ui.editor.line_field import LineField
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class _Table(QTableView):
    """A table whose Enter and Delete keys act on the row."""

    entered = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the entry of the row, or take the row away."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ExpectedPane(QFrame):
    """Shows the list of an ``EditorState`` with the outcomes of the last run."""

    added = Signal(str)
    """A query that the selected entry must be found first for."""
    removed = Signal(str)
    renamed = Signal(str, str)
    chosen = Signal(str, str)
    """uid and query of a row, to be tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerView")
        self.query = LineField()
        self.query.setAccessibleName(self.tr("Search to add"))
        self.query.setPlaceholderText(self.tr("A search that must find the selected answer first"))
        self.add = QPushButton(self.tr("A&dd"))
        self.target = PlainLabel()
        self.target.setObjectName("muted")
        self.target.setWordWrap(True)
        self.count = PlainLabel()
        self.model = ExpectedModel(self)
        self.table = _Table()
        self.try_it = QPushButton(self.tr("Tr&y"))
        self.rename = QPushButton(self.tr("&Reword"))
        self.remove = QPushButton(self.tr("Re&move"))
        self._prepare_table()
        self._lay_out()
        for button in (self.add, self.try_it, self.rename, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.query.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.try_it.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.rename.clicked.connect(self._rename)
        self.table.entered.connect(self._choose)
        self.table.removed.connect(self._remove)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self.model.modelReset.connect(self._enable)
        self.model.renamed.connect(self.renamed)
        self._enable()

    def _prepare_table(self) -> None:
        table = self.table
        table.setObjectName("plainList")
        table.setAccessibleName(self.tr("Test list"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setDefaultSectionSize(6 * UNIT)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.query, 1)
        top.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.count, 1)
        for button in (self.try_it, self.rename, self.remove):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.target)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_list(self, state: EditorState, outcomes: Sequence[ExpectedOutcome]) -> None:
        """Show the list of ``state`` and what the last run found."""
        rows = rows_of(state.workspace, outcomes)
        self.model.show(rows)
        question = state.entry.content.question if state.entry else ""
        self.target.setText(self.tr("For the selected answer: %1").replace("%1", question) if question else "")
        self.query.setEnabled(state.entry is not None)
        self.add.setEnabled(state.entry is not None)
        self.count.setText(self._count_text(rows))
        self._enable()

    def _count_text(self, rows: Sequence[ExpectedRow]) -> str:
        if not rows:
            return self.tr("No search in the list yet.")
        outcomes = [row.outcome for row in rows if row.outcome is not None]
        met = sum(outcome.is_met for outcome in outcomes)
        text = self.tr("%1 of %n search(es) find(s) the answer first", "", len(rows))
        return text.replace("%1", QLocale().toString(met))

    def _current(self) -> ExpectedRow | None:
        number = self.table.currentIndex().row()
        return self.model.row(number) if 0 <= number < self.model.rowCount() else None

    def _enable(self) -> None:
        for button in (self.try_it, self.rename, self.remove):
            button.setEnabled(self._current() is not None)

    def _add(self) -> None:
        text = " ".join(self.query.text().split())
        if text and self.query.isEnabled():
            self.query.clear()
            self.added.emit(text)

    def _choose(self) -> None:
        if row := self._current():
            self.chosen.emit(row.uid, row.query)

    def _remove(self) -> None:
        if row := self._current():
            self.removed.emit(row.query)

    def _rename(self) -> None:
        if self._current():
            self.table.edit(self.model.index(self.table.currentIndex().row(), QUERY))
