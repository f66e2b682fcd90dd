"""How the tables of the wizard look and are reached by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.style.theme import UNIT


class RowTable(QTableView):
    """A table of rows; Tab leaves it, Enter activates the current row.

    Args:
        model: Its rows.
        name: For a screen reader.
        parent: Qt's owner of the object.
    """

    def __init__(self, model: RowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_enter: Callable[[int], None] | None = None
        self.rows_model = model
        model.setParent(self)
        self.setModel(model)
        self.setObjectName("rowTable")
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_rows()
        self.activated.connect(self._activate)

    def on_enter(self, act: Callable[[int], None]) -> None:
        """Call ``act`` with the row that Enter or a double click activates."""
        self._on_enter = act

    def fit_columns(self, *characters: int) -> None:
        """Give the first columns room for so many characters; the last one takes what is left."""
        width = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for column, count in enumerate(characters):
            header.resizeSection(column, count * width + 3 * UNIT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)

    def row(self) -> int:
        """Return the current row, -1 for none."""
        return self.currentIndex().row()

    def rows(self) -> list[int]:
        """Return the selected rows, the current one where none is selected."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return chosen or ([self.row()] if self.row() >= 0 else [])

    def go_to(self, row: int) -> None:
        """Make ``row`` the current one, and show it."""
        index = self.rows_model.index(row, max(0, self.currentIndex().column()))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the current row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Not left to the window, whose default button takes the next step.
            if self._on_enter is not None and self.row() >= 0:
                self._on_enter(self.row())
        else:
            super().keyPressEvent(event)

    def _activate(self, index: QModelIndex) -> None:
        if self._on_enter is not None:
            self._on_enter(index.row())

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + UNIT)
