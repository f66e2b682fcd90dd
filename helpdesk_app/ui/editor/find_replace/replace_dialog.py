"""Find and replace over all entries, with each change shown before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from helpdesk_app.editing.find_replace import Replacement, Wanted
from helpdesk_app.editing.model import Workspace
from helpdesk_app.ui.editor.find_replace.preview_model import PreviewModel
from helpdesk_app.ui.editor.prompt import primary_button
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

Find = Callable[[Workspace, Wanted], Sequence[Replacement]]


class ReplaceDialog(DeskDialog):
    """Asks what to find and what to write in its place.

    Args:
        workspace: That is searched; it does not change while the dialog is open.
        find: Searches it.
        text: What to find at first.
        parent: Qt's owner of the object.
    """

    replace_asked = Signal(object)
    """The chosen ``Replacement`` objects."""

    def __init__(self, workspace: Workspace, find: Find, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Find and replace in all answers"), parent)
        self._workspace = workspace
        self._find = find
        self._questions = {uid: entry.content.question for uid, entry in workspace.entries.items()}
        self.text = QLineEdit(text)
        self.replacement = QLineEdit()
        self.case = WrappingCheckBox(self.tr("Capitals as written"))
        self.words = WrappingCheckBox(self.tr("Whole words only"))
        self.count = PlainLabel()
        self.count.setObjectName("muted")
        self.model = PreviewModel(self)
        self.preview = QListView()
        self.preview.setObjectName("foundList")
        self.preview.setAccessibleName(self.tr("Changes"))
        self.preview.setModel(self.model)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setMinimumHeight(30 * UNIT)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.replace_button = primary_button("")
        buttons.addButton(self.replace_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._search)
        self._fill(self._body(), buttons, width=84 * UNIT)
        for line in (self.text, self.replacement):
            line.textChanged.connect(self._soon.start)
        for box in (self.case, self.words):
            box.toggled.connect(self._soon.start)
        self.model.chosen_changed.connect(self._show_count)
        buttons.accepted.connect(self._accept)
        self._search()
        self.text.setFocus()

    def _body(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT * 3 // 2)
        grid.setVerticalSpacing(UNIT)
        names = (self.tr("&Find"), self.tr("&Replace with"))
        for row, (name, line) in enumerate(zip(names, (self.text, self.replacement), strict=True)):
            label = PlainLabel(name)
            label.setBuddy(line)
            line.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        for row, box in enumerate((self.case, self.words), start=2):
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(grid)
        column.addWidget(self.count)
        column.addWidget(self.preview, 1)
        return body

    def _search(self) -> None:
        boxes = self.case.isChecked(), self.words.isChecked()
        wanted = Wanted(self.text.text(), self.replacement.text(), *boxes)
        self.model.show(self._find(self._workspace, wanted), self._questions, wanted.replacement)

    def _show_count(self) -> None:
        chosen = self.model.chosen()
        places = sum(len(found.spans) for found in chosen)
        answers = len({found.uid for found in chosen})
        text = self.tr("%1 in %2").replace("%2", self.tr("%n answer(s)", "", answers))
        text = text.replace("%1", self.tr("%n place(s)", "", places))
        if not self.text.text():
            text = self.tr("Changes are shown here before they are made.")
        self.count.setText(text)
        announce(self, text)
        self.replace_button.setText(self.tr("Re&place (%1)").replace("%1", QLocale().toString(places)))
        self.replace_button.setEnabled(bool(chosen))

    def _accept(self) -> None:
        self.replace_asked.emit(self.model.chosen())
        self.accept()
