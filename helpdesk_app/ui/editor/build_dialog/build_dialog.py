"""The dialog that builds the FAQ, shows what changes and what to look at, and hands it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.editing.hand_out import HandedOut, HandOutTarget, TargetKind, TargetState
from helpdesk_app.editing.publishing import BuildPhase, Preparation
from helpdesk_app.faq.model import Faq
from helpdesk_app.ui.editor.build_dialog.change_model import ChangeModel, as_html, summary
from helpdesk_app.ui.panes.answer.origin_line import short_date
from helpdesk_app.ui.style.theme import BODY, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

_WIDTH: Final = 104 * UNIT
_HEIGHT: Final = 52 * UNIT
_MOST_ASKED: Final = 8
"""Doubts and red searches that are shown; the others are counted."""


class _Pages(QStackedWidget):
    """Pages that want the room of the largest, whichever is shown."""

    def sizeHint(self) -> QSize:
        """Return the room for a list of changes and their texts."""
        return QSize(_WIDTH, _HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """Return that the height does not depend on the width, although texts wrap."""
        return False


class BuildDialog(DeskDialog):
    """Shows one step of a build at a time."""

    build_asked = Signal(object)
    """The ``HandOutTarget``; ``None`` to build without handing out."""
    replace_asked = Signal()
    """The FAQ of someone else may be replaced."""
    previous_asked = Signal(object)
    """The editor wants to see the FAQ that was at this ``HandOutTarget`` before."""
    put_back_asked = Signal()
    """It is to be put back."""
    choose_asked = Signal()
    """The editor wants to choose another path; ``add_target`` takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Build the FAQ and hand it out"), parent)
        self.step = self._label()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.summary = self._label()
        self.summary.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
        self.asked = self._label("problemText")
        self.accept_all = WrappingCheckBox(self.tr("I looked at this: build all the same"))
        self.changes = ChangeModel(self)
        self.list = QListView()
        self.texts = QTextEdit()
        self.targets = ChoiceBox()
        self.targets.setAccessibleName(self.tr("Hand out to"))
        self.previous = QPushButton(self.tr("The one &before…"))
        self.previous.setToolTip(self.tr("Put back the FAQ that was there before the last one was handed out"))
        self.outcome = self._label()
        self._targets: list[HandOutTarget] = []
        self._asks = False
        self._pages = _Pages()
        for page in (self._progress_page(), self._review_page(), self._result_page()):
            self._pages.addWidget(page)
        kinds = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.hand_out = self._button(buttons, self.tr("Build and &hand out"), kinds.ActionRole, primary=True)
        self.build_only = self._button(buttons, self.tr("&Build only"), kinds.ActionRole)
        self.replace = self._button(buttons, self.tr("&Replace it"), kinds.ActionRole)
        self.put_back = self._button(buttons, self.tr("&Put it back"), kinds.ActionRole)
        self.leave = self._button(buttons, self.tr("Cancel"), kinds.RejectRole)
        self.hand_out.clicked.connect(lambda: self.build_asked.emit(self._target()))
        self.build_only.clicked.connect(lambda: self.build_asked.emit(None))
        self.replace.clicked.connect(self.replace_asked)
        self.put_back.clicked.connect(self.put_back_asked)
        self.previous.clicked.connect(lambda: self.previous_asked.emit(self._target()))
        self.accept_all.toggled.connect(lambda _on: self._enable())
        self.targets.activated.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show_texts(now.row()))
        self._fill(self._pages, buttons, width=_WIDTH)
        self.show_phase(BuildPhase.READING, 0, 0)

    def show_phase(self, phase: BuildPhase, done: int, total: int) -> None:
        """Say what the build does."""
        text = {
            BuildPhase.READING: self.tr("Reading the folder…"),
            BuildPhase.COMPILING: self.tr("Compiling the search…"),
            BuildPhase.ENCODING: self.tr("Reading the meaning of the texts…"),
            BuildPhase.TRYING: self.tr("Trying the test list…"),
        }[phase]
        self.show_step(text, done, total)

    def show_step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done, and how far it is."""
        if self.step.text() != text:
            self.step.setText(text)
            announce(self, text)
        # The number of bytes may exceed what a bar counts.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(1000 * done // total if total else 0)
        self._show_page(0)

    def show_review(self, preparation: Preparation, targets: Sequence[HandOutTarget]) -> None:
        """Show what changes and what to look at, and ask where to."""
        changes = preparation.changes
        report = preparation.prepared.report
        text = summary(changes)
        if report.expected:
            met = len(report.expected) - len(preparation.red)
            found = self.tr("Test list: %1 of %2 found.").replace("%2", QLocale().toString(len(report.expected)))
            text = f"{text}\n{found.replace('%1', QLocale().toString(met))}"
        self.summary.setText(text)
        asked = [*(outcome.reason for outcome in preparation.red), *map(str, preparation.doubts)]
        lines = asked[:_MOST_ASKED]
        if more := len(asked) - len(lines):
            lines.append(self.tr("and %n more", "", more))
        self.asked.setText("\n".join(lines))
        self.asked.setVisible(preparation.asks)
        self.accept_all.setVisible(preparation.asks)
        self._asks = preparation.asks
        self.changes.show(changes)
        for widget in (self.list, self.texts):
            widget.setVisible(bool(changes))
        if changes:
            self.list.setCurrentIndex(self.changes.index(0))
        self._targets = list(targets)
        self._fill_targets(0)
        self._show_page(1)
        (self.accept_all if preparation.asks else self.hand_out).setFocus()
        announce(self, text)

    def add_target(self, target: HandOutTarget) -> None:
        """Choose ``target``, which the editor named."""
        self._targets = [target, *(known for known in self._targets if known.path != target.path)]
        self._fill_targets(0)

    def show_foreign(self, target: HandOutTarget, state: TargetState) -> None:
        """Say that someone else put a FAQ where this one goes, and ask whether to replace it."""
        present = state.present
        text = self.tr("The FAQ is built. At %1 there is another one, which this folder did not hand out: %2.")
        about = self._about(present) if present is not None else ""
        self.outcome.setText(text.replace("%2", about).replace("%1", str(target.path)))
        self._show_page(2)
        self.replace.setVisible(True)
        self.replace.setFocus()
        announce(self, self.outcome.text())

    def show_previous(self, target: HandOutTarget, previous: Faq | None) -> None:
        """Say which FAQ was at ``target`` before, and ask whether to put it back."""
        if previous is None:
            text = self.tr("No FAQ from before is kept beside %1.")
            self._finish(text.replace("%1", str(target.path)))
            return
        text = self.tr(
            "Before the last one was handed out, the FAQ at %1 was another: %2. It can be put back; the one there now "
            "is kept in its place. The folder and what you edit stay as they are."
        )
        self.outcome.setText(text.replace("%2", self._about(previous)).replace("%1", str(target.path)))
        self._show_page(2)
        self.put_back.setVisible(True)
        self.leave.setFocus()
        announce(self, self.outcome.text())

    def show_put_back(self, out: HandedOut) -> None:
        """Say that the FAQ from before is back."""
        lines = [self.tr("The FAQ from before is back: %1").replace("%1", str(out.path))]
        if out.copy is not None:
            lines.append(self.tr("The one that it replaces is kept: %1").replace("%1", str(out.copy)))
        self._finish("\n\n".join(lines))

    def show_done(self, out: HandedOut | None) -> None:
        """Say what was done."""
        lines = [self.tr("The FAQ is built.")]
        if out is not None:
            lines = [self.tr("The FAQ is handed out: %1").replace("%1", str(out.path))]
            if out.copy is not None:
                lines.append(self.tr("The one before is kept: %1").replace("%1", str(out.copy)))
            if not out.is_used:
                lines.append(self.tr("Desks on this computer read another file; see “helpdesk where”."))
        self._finish("\n\n".join(lines))

    def show_problem(self, problem: str, *, is_built: bool = False) -> None:
        """Say why it could not be done."""
        built = self.tr("The FAQ is built, but it was not handed out:") + "\n\n" if is_built else ""
        self._finish(built + problem)

    def _about(self, faq: Faq) -> str:
        date = short_date(faq.imported_on)
        if not date:
            return self.tr("%n answer(s)", "", len(faq.entries))
        return self.tr("%n answer(s), of %1", "", len(faq.entries)).replace("%1", date)

    def _finish(self, text: str) -> None:
        self.outcome.setText(text)
        self._show_page(2)
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus()
        announce(self, text)

    def _progress_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch(1)
        return page

    def _review_page(self) -> QWidget:
        for view in (self.list, self.texts):
            view.setObjectName("plainList")
        self.list.setModel(self.changes)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("What changes"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName(self.tr("Before and now"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for widget in (self.summary, self.asked, self.accept_all):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.list, 2)
        row.addWidget(self.texts, 3)
        column.addLayout(row, 1)
        label = PlainLabel(self.tr("Hand out &to"))
        label.setBuddy(self.targets)
        where = QHBoxLayout()
        where.setSpacing(UNIT)
        where.addWidget(label)
        where.addWidget(self.targets, 1)
        where.addWidget(self.previous)
        column.addLayout(where)
        return page

    def _result_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.outcome)
        column.addStretch(1)
        return page

    def _button(
        self, buttons: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole, *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(text)
        if primary:
            # Before it is in the box, which would give it the style of the others.
            button.setObjectName("primary")
        buttons.addButton(button, role)
        button.setAutoDefault(True)
        return button

    def _show_page(self, number: int) -> None:
        if self._pages.currentIndex() != number:
            self._pages.setCurrentIndex(number)
        for button in (self.hand_out, self.build_only):
            button.setVisible(number == 1)
        self.replace.setVisible(False)
        self.put_back.setVisible(False)
        self._enable()

    def _enable(self) -> None:
        may = not self._asks or self.accept_all.isChecked()
        self.build_only.setEnabled(may)
        self.hand_out.setEnabled(may and self._target() is not None)
        self.previous.setEnabled(self._target() is not None)

    def _target(self) -> HandOutTarget | None:
        target = self.targets.currentData()
        return target if isinstance(target, HandOutTarget) else None

    def _fill_targets(self, chosen: int) -> None:
        self.targets.clear()
        for target in self._targets:
            self.targets.addItem(self._target_name(target), target)
        self.targets.addItem(self.tr("Another place…"), None)
        self.targets.setCurrentIndex(chosen)
        self._enable()

    def _choose(self, _row: int) -> None:
        if self._target() is None:
            self.targets.setCurrentIndex(0)
            self.choose_asked.emit()
        self._enable()

    def _target_name(self, target: HandOutTarget) -> str:
        name = {
            TargetKind.POLICY: self.tr("All desks: %1"),
            TargetKind.CHOSEN: self.tr("The place of last time: %1"),
            TargetKind.OWN: self.tr("This computer only: %1"),
        }[target.kind]
        return name.replace("%1", str(target.path))

    def _show_texts(self, row: int) -> None:
        self.texts.setHtml(as_html(self.changes.change(row)) if 0 <= row < self.changes.rowCount() else "")

    def _label(self, name: str = "") -> PlainLabel:
        label = PlainLabel("", self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label
