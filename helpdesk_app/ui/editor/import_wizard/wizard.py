"""The import wizard: a window of four steps on one import session."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.editing.comparison import MatchedAs, MatchVerdict, decided
from helpdesk_app.editing.import_session import ImportSession
from helpdesk_app.editing.import_state import ImportOutcome, ImportState, ImportStep
from helpdesk_app.editing.import_task import Task
from helpdesk_app.editing.saving import ChangedOutsideError, UnwritableEntryError
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.dialogs.file_dialogs import choose_sources
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.editor.import_wizard.files_page import ChooseFiles, FilesPage
from helpdesk_app.ui.editor.import_wizard.matches_page import MatchesPage
from helpdesk_app.ui.editor.import_wizard.reading_page import ReadingPage
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, UNIT, current_colours, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.message_page import Message, MessagePage
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for

_SIZE: Final = QSize(1000, 660)
_EXPECTED: Final = (SourceError, StorageError, UnwritableEntryError, ChangedOutsideError, OSError)


class ImportWizard(QDialog):
    """Imports files into a folder; deleted when it is closed.

    Args:
        session: On the folder.
        icons: Of the application.
        background: Runs what takes time; outlives the wizard.
        parent: Qt's owner of the object.
        choose_files: Asks the editor for files.
    """

    imported = Signal(ImportOutcome)
    """The folder has changed."""

    def __init__(
        self,
        session: ImportSession,
        icons: Icons,
        background: Background,
        parent: QWidget | None = None,
        *,
        choose_files: ChooseFiles = choose_sources,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._background = background
        self._is_open = True
        self._step = ImportStep.FILES
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.files, self.reading, self.matches = FilesPage(choose_files), ReadingPage(icons), MatchesPage()
        self.done_page = MessagePage(icons)
        self.steps = [PlainLabel() for _ in ImportStep]
        self.problem = PlainLabel()
        self.problem.setObjectName("problemText")
        self.problem.setWordWrap(True)
        self.status = PlainLabel()
        self.status.setObjectName("count")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(15 * UNIT)
        self.progress.setAccessibleName(self.tr("Being read"))
        self.back = QPushButton(self.tr("&Back"))
        self.next = QPushButton()
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.resize(_SIZE.boundedTo(room_for(self)))
        self._show(session.state)
        self.files.choose.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        for label in self.steps:
            head.addWidget(label)
        head.addStretch()
        self.stack = QStackedWidget()
        for page in (self.files, self.reading, self.matches, self.done_page):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.status)
        foot.addWidget(self.progress)
        foot.addStretch()
        for button in (self.back, self.next, self.cancel):
            foot.addWidget(button)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 3 * UNIT // 2, 2 * UNIT, 3 * UNIT // 2)
        column.setSpacing(3 * UNIT // 2)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self.stack, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _connect(self) -> None:
        session = self.session
        self.files.added.connect(lambda paths: self._show(session.add(paths)))
        self.files.removed.connect(lambda target: self._show(session.remove(target)))
        self.files.again_chosen.connect(lambda source: self._show(session.read_again(source)))
        self.files.version_chosen.connect(lambda target, other: self._show(session.make_version_of(target, other)))
        reading = self.reading
        reading.file_chosen.connect(lambda target: self._show(session.show_file(target)))
        reading.lines.told.connect(lambda numbers, told: self._show(session.tell(numbers, told)))
        reading.columns.told.connect(
            lambda table, column, role, further: self._show(session.tell_column(table, column, role, further=further))
        )
        reading.rule_taken.connect(lambda: self._show(session.use_rule()))
        reading.rule_forgotten.connect(lambda: self._show(session.forget_rule()))
        reading.undone.connect(lambda: self._show(session.undo()))
        reading.redone.connect(lambda: self._show(session.redo()))
        self.matches.decided.connect(lambda keys, verdict: self._show(session.decide(keys, verdict)))
        self.back.clicked.connect(lambda: self._show(session.go_back()))
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)

    # Tasks

    def _go_on(self) -> None:
        if self.session.state.step is ImportStep.DONE:
            self.accept()
        else:
            self._show(self.session.go_on())

    def _run_tasks(self) -> None:
        if (task := self.session.task()) is not None:
            self._background.run(
                lambda _progress: task.run(),
                lambda result: self._take(task, result) if self._is_open else None,
                lambda error: self._show(self.session.fail(task, error)) if self._is_open else None,
                _EXPECTED,
            )

    def _take(self, task: Task, result: object) -> None:
        self._show(self.session.deliver(task, result))
        if isinstance(result, ImportOutcome):
            self.next.setFocus()
            self.imported.emit(result)

    # The screen

    def _show(self, state: ImportState) -> None:
        self._run_tasks()
        state = self.session.state
        is_other = state.step is not self._step
        self._step = state.step
        self.stack.setCurrentIndex(list(ImportStep).index(state.step))
        match state.step:
            case ImportStep.FILES:
                self.files.show_state(state)
            case ImportStep.READING:
                self.reading.show_state(state)
            case ImportStep.MATCHING:
                self.matches.show_state(state)
            case ImportStep.DONE:
                self._show_outcome(state.outcome)
        self._show_steps(state)
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem))
        self._show_foot(state)
        if is_other:
            self._take_focus(state)
        if state.problem:
            announce(self, state.problem)

    def _take_focus(self, state: ImportState) -> None:
        match state.step:
            case ImportStep.FILES:
                self.files.table.setFocus()
            case ImportStep.READING:
                self.reading.take_focus()
            case ImportStep.MATCHING:
                self.matches.take_focus()
            case ImportStep.DONE:
                self.done_page.setFocus()
        announce(self, self.steps[list(ImportStep).index(state.step)].text())

    def _show_steps(self, state: ImportState) -> None:
        names = (self.tr("1. Files"), self.tr("2. Reading"), self.tr("3. What changes"), self.tr("4. Done"))
        colours = current_colours()
        for step, label, name in zip(ImportStep, self.steps, names, strict=True):
            is_present = step is state.step
            label.setText(name)
            label.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold if is_present else QFont.Weight.Normal))
            label.setStyleSheet(f"color: {colours.text if is_present else colours.muted}")

    def _show_foot(self, state: ImportState) -> None:
        self.progress.setVisible(state.is_busy)
        self.back.setVisible(state.step in (ImportStep.READING, ImportStep.MATCHING))
        self.back.setEnabled(not state.is_busy or state.step is ImportStep.READING)
        self.cancel.setVisible(state.step is not ImportStep.DONE)
        is_last = state.step is ImportStep.MATCHING
        texts = {ImportStep.MATCHING: self.tr("&Import"), ImportStep.DONE: self.tr("&Close")}
        self.next.setText(texts.get(state.step, self.tr("&Next")))
        has_matches = not is_last or bool(state.matches)
        self.next.setEnabled(
            (state.can_go_on and has_matches) or (state.step is ImportStep.DONE and state.outcome is not None)
        )
        status = ""
        if state.step in (ImportStep.FILES, ImportStep.READING) and state.files:
            parts = (self.tr("%n answer(s)", "", state.entries), self.tr("%n doubt(s)", "", state.doubts))
            status = " · ".join(parts if state.doubts else parts[:1])
        elif state.step is ImportStep.MATCHING and state.matches:
            counts = {kind: decided(state.matches, kind)[0] for kind in MatchedAs}
            open_ = sum(match.verdict is MatchVerdict.OPEN for match in state.matches)
            status = self.tr("%n unchanged answer(s)", "", counts[MatchedAs.UNCHANGED])
            if open_:
                status += " · " + self.tr("%n to be decided", "", open_)
        self.status.setText(status)

    def _show_outcome(self, outcome: ImportOutcome | None) -> None:
        if outcome is None:
            self.done_page.show_message(Message(self.tr("The import is being written…")))
            return
        new, gone, same = (outcome.counts.get(kind, 0) for kind in (MatchedAs.NEW, MatchedAs.GONE, MatchedAs.UNCHANGED))
        changed = outcome.counts.get(MatchedAs.CHANGED, 0) + outcome.counts.get(MatchedAs.DOUBTFUL, 0)
        said = (
            (new, self.tr("%n new answer(s)", "", new)),
            (changed, self.tr("%n changed answer(s)", "", changed)),
            (gone, self.tr("%n answer(s) gone", "", gone)),
            (same, self.tr("%n unchanged answer(s)", "", same)),
            (outcome.refused, self.tr("%n change(s) refused; what agents saw before stays", "", outcome.refused)),
        )
        counted = "\n".join(text for count, text in said if count)
        title = self.tr("%n file(s) imported", "", len(outcome.files))
        advice = self.tr("Build the FAQ to hand it out to the agents.")
        self.done_page.show_message(Message(title, (counted, advice), icon="check"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the window only as long as nothing would be lost with it."""
        if event.key() != Qt.Key.Key_Escape or not self.session.has_work:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; nothing was written unless the import is done."""
        is_writing = self.session.state.step is ImportStep.DONE and self.session.state.outcome is None
        # After an unexpected error nobody writes any more.
        if is_writing and self._background.is_busy:
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close; what is still being read is read to its end, and not shown."""
        self._is_open = False
        super().done(result)
