"""The first step: which files, and whether one is a new version of a file of the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.editing.import_state import ImportedFile, ImportState
from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable
from helpdesk_app.ui.editor.import_wizard.words import layout_words
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.plain_label import PlainLabel

ChooseFiles = Callable[[QWidget], Iterable[Path]]


class FilesPage(QFrame):
    """Takes files from a dialog or dropped on it, and lists them.

    Args:
        choose_files: Asks the editor for files.
        parent: Qt's owner of the object.
    """

    added = Signal(list)
    """Paths."""
    removed = Signal(str)
    again_chosen = Signal(str)
    """A source of the folder, to be read in another way."""
    version_chosen = Signal(str, str)
    """The target of a file, and the file that it is a new version of; empty for none."""

    def __init__(self, choose_files: ChooseFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose_files = choose_files
        self._files: tuple[ImportedFile, ...] = ()
        self.setAcceptDrops(True)
        self.hint = PlainLabel(
            self.tr(
                "Choose files or drop them here: a saved web page, a table (Excel, LibreOffice, CSV), a Word document, "
                "Markdown, JSON, or the text copied from a page. Nothing changes in the FAQ before the last step."
            )
        )
        self.hint.setWordWrap(True)
        self.choose = QPushButton(self.tr("&Choose files…"))
        self.choose.clicked.connect(self._choose)
        self.again = QPushButton(self.tr("&Read a source again"))
        self._sources = QMenu(self.again)
        self.again.setMenu(self._sources)
        self._sources.triggered.connect(lambda action: self.again_chosen.emit(action.data()))
        headers = (self.tr("File"), self.tr("Answers"), self.tr("Doubts"), self.tr("How it is read"))
        self.table = RowTable(RowModel(headers), self.tr("Files"))
        self.table.fit_columns(30, 8, 8)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.version = ChoiceBox()
        self.version_label = PlainLabel(self.tr("This file &is"))
        self.version_label.setBuddy(self.version)
        self.version.setAccessibleName(self.tr("This file is"))
        self.version.activated.connect(self._choose_version)
        self.remove = QPushButton(self.tr("&Take out of the import"))
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self.detail = PlainLabel()
        self.detail.setObjectName("problemText")
        self.detail.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._chosen = QWidget()
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.version_label)
        row.addWidget(self.version, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * UNIT // 2)
        column.addWidget(self.hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.again)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self._chosen)

    def show_state(self, state: ImportState) -> None:
        """Show the files of ``state``."""
        chosen = self._target()
        self._files = state.files
        self.table.rows_model.show_rows(len(state.files), self._cell)
        self.table.setVisible(bool(state.files))
        self.again.setVisible(bool(state.sources))
        if not self._sources.actions():
            for source in state.sources:
                self._sources.addAction(source.replace("&", "&&")).setData(source)
        targets = [file.target for file in state.files]
        if state.files and (self.table.row() < 0 or chosen not in targets):
            self.table.go_to(len(state.files) - 1)
        elif chosen in targets:
            self.table.go_to(targets.index(chosen))
        self._show_chosen()

    def _cell(self, row: int, column: int, role: Qt.ItemDataRole) -> object:
        file = self._files[row]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case 0:
                return file.name
            case 1:
                return str(file.entries) if file.reading else ""
            case 2:
                return str(len(file.reading.doubts)) if file.reading and file.entries else ""
        return self._state_of(file)

    def _state_of(self, file: ImportedFile) -> str:
        if file.problem:
            return self.tr("left out: %1").replace("%1", file.problem)
        if file.reading is None:
            return self.tr("being read…")
        if file.reading.problem:
            return self.tr("left out: %1").replace("%1", file.reading.problem)
        layout = layout_words(file.reading.document) if file.reading.document else ""
        return self.tr("new version of %1; ").replace("%1", file.target) + layout if file.replaces else layout

    def _show_chosen(self) -> None:
        file = self._file()
        self._chosen.setVisible(file is not None)
        self.version.clear()
        problem = ""
        if file is not None:
            self.version.addItem(self.tr("a new source"), "")
            for target in file.targets:
                self.version.addItem(self.tr("a new version of %1").replace("%1", target), target)
            self.version.setCurrentIndex(max(0, self.version.findData(file.target if file.replaces else "")))
            problem = file.problem or (file.reading.problem if file.reading else "")
            if not file.problem and problem and file.reading and file.reading.document:
                problem += " " + self.tr("You can say it on its lines in the next step.")
        self.version.setEnabled(self.version.count() > 1)
        self.detail.setText(problem)
        self.detail.setVisible(bool(problem))

    def _file(self) -> ImportedFile | None:
        return self._files[self.table.row()] if 0 <= self.table.row() < len(self._files) else None

    def _target(self) -> str:
        file = self._file()
        return file.target if file else ""

    def _choose(self) -> None:
        paths = list(self._choose_files(self))
        if paths:
            self.added.emit(paths)

    def _remove(self) -> None:
        if target := self._target():
            self.removed.emit(target)

    def _choose_version(self) -> None:
        if target := self._target():
            self.version_chosen.emit(target, self.version.currentData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.added.emit(paths)
