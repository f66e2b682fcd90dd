"""Connects the panes that try what is edited: a query, the test list, and the feedback of the agents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.editing import commands, feedback_inbox
from helpdesk_app.editing.feedback_inbox import Inbox, InboxItem, ItemKind
from helpdesk_app.editing.history import Edit
from helpdesk_app.editing.model import EntryFigures, Workspace, faq_of
from helpdesk_app.editing.trial import Compiled
from helpdesk_app.editing.view_state import EditorState, FolderPhase
from helpdesk_app.faq_build.expected_results import renamed_expected, with_expected, without_expected
from helpdesk_app.faq_build.sources.folder import FEEDBACK
from helpdesk_app.reports.figures import Figures
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.dialogs.file_dialogs import without_trace
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.expected_pane.expected_pane import ExpectedPane
from helpdesk_app.ui.editor.inbox_pane.inbox_pane import InboxPane
from helpdesk_app.ui.editor.trial_keeper import TrialKeeper
from helpdesk_app.ui.editor.trial_pane.trial_pane import TrialPane

_UNREADABLE: Final = (StorageError, ValueError, OSError)
_Read = tuple[Figures, Mapping[str, EntryFigures]]


class Trying(QObject):
    """Owns the three panes of one window.

    Args:
        controller: Of the window.
        folder: That is edited.
        indexer: Returns lexicon and encoder; called in a thread.
    """

    read_progress = Signal(int, int)
    """From the thread that reads the feedback."""

    def __init__(self, controller: EditorController, folder: Path, indexer: Callable[[], Indexer]) -> None:
        super().__init__(controller)
        translate = QCoreApplication.translate
        window = controller.window
        self.keeper = TrialKeeper(self, folder, indexer)
        self.trial, self.expected, self.inbox_pane = TrialPane(), ExpectedPane(), InboxPane()
        self._controller = controller
        self._session = controller.session
        self._folder = folder
        self._figures: Figures | None = None
        self._inbox: Inbox | None = None
        self._tried: tuple[Compiled | None, str, str] | None = None
        """What the trial shows: compiled, query and uid."""
        self._is_inbox_wanted = False
        self._feedback_files: frozenset[tuple[str, int, int]] = frozenset()
        """Of the folder of exports, when it was read last."""
        self._is_feedback_read = False
        self.show_trial = window.add_side(self.trial, translate("EditorPanes", "Try it"), "Ctrl+T")
        window.add_page(self.expected, translate("EditorPanes", "Test list"), "F7")
        show_inbox = window.add_page(self.inbox_pane, translate("EditorPanes", "Feedback"), "F8")
        show_inbox.triggered.connect(lambda _checked=False: self.inbox_pane.list.setFocus())
        self.expect = QAction(self.tr("Add the search to the &test list"), window)
        self.expect.setShortcut(QKeySequence("Ctrl+D"))
        window.add_tool(self.expect)
        for pane in (self.trial, self.expected, self.inbox_pane):
            self.keeper.watch(pane)
        self.keeper.watch_quietly(controller.form)
        window.closing.connect(self.keeper.background.close)
        self._connect()

    def _connect(self) -> None:
        self._controller.rendered.connect(self._show_state)
        self.keeper.changed.connect(self._show_results)
        self.keeper.failed.connect(self._controller.window.notice.warn)
        self.trial.query_edited.connect(lambda _text: self._show_results())
        self.trial.entry_chosen.connect(self._reveal)
        self.trial.expect_asked.connect(self._expect)
        self.trial.wording_asked.connect(self._add_wording)
        self.expect.triggered.connect(lambda _checked=False: self._expect(self.trial.query.text()))
        self.expected.added.connect(self._expect)
        self.expected.removed.connect(
            lambda query: self._change_list(lambda known: without_expected(known.expected, query))
        )
        self.expected.renamed.connect(
            lambda query, new: self._change_list(lambda known: renamed_expected(known.expected, query, new))
        )
        self.expected.chosen.connect(self._try_again)
        self.inbox_pane.came.connect(self._come_to_inbox)
        self.inbox_pane.opened.connect(self._choose_feedback)
        self.inbox_pane.selected.connect(self._show_near)
        self.inbox_pane.accepted.connect(self._accept)
        self.inbox_pane.begun.connect(self._begin)
        self.inbox_pane.dismissed.connect(self._dismiss)
        self.inbox_pane.entry_chosen.connect(self._reveal)
        self.read_progress.connect(self.inbox_pane.show_progress)

    # What is shown

    def _show_state(self, state: EditorState) -> None:
        self.keeper.show_state(state)
        if state.phase is FolderPhase.READY and not self._is_feedback_read:
            self._is_feedback_read = True
            self._read_new_feedback()
        self._show_results()

    def _read_new_feedback(self) -> None:
        """Read the folder of exports, if there are others than when it was read last."""
        try:
            files = feedback_inbox.files_in(self._folder / FEEDBACK)
        except OSError as error:
            self._refuse_feedback(error)
            return
        if files and files != self._feedback_files:
            self._feedback_files = files
            self._read_feedback([self._folder / FEEDBACK])

    def _show_results(self) -> None:
        """Show the last results in the panes that are visible: a key in the form must not wait for the others."""
        state = self._session.state
        self._controller.form.show_found(self.keeper.without_help)
        self.expect.setEnabled(self._has_query())
        if self.trial.isVisible():
            self._show_trial(state)
        if self.expected.isVisible():
            self.expected.show_list(state, self.keeper.outcomes)
        if self.inbox_pane.isVisible():
            items = self._inbox.without(state.workspace) if self._inbox else None
            self.inbox_pane.show_items(items)
            self._make_inbox()

    def _has_query(self) -> bool:
        return bool(self.trial.query.text().strip()) and self._session.state.entry is not None

    def _show_trial(self, state: EditorState) -> None:
        compiled, query = self.keeper.compiled, self.trial.query.text()
        tried = (compiled, query, state.uid)
        if tried != self._tried:
            self._tried = tried
            result = compiled.try_query(query, state.uid) if compiled is not None and self._has_query() else None
            self.trial.show_result(result)
        is_old = self.keeper.is_old and self._has_query()
        self.trial.show_age(is_old=is_old, has_result=compiled is not None)
        wordings = state.entry.content.wordings if state.entry else ()
        self.trial.show_wordings(wordings, self.keeper.without_help)

    # The trial and the test list

    def _expect(self, query: str) -> None:
        uid = self._session.state.uid
        if query.strip() and uid:
            self._change_list(lambda known: with_expected(known.expected, query, uid))

    def _change_list(self, change: Callable[[Workspace], Sequence[object]]) -> None:
        workspace = self._session.state.workspace
        self._session.apply(replace(workspace, expected=change(workspace)), Edit.EXPECTED)  # type: ignore[arg-type]
        self._controller.render()

    def _add_wording(self, query: str) -> None:
        item = InboxItem(ItemKind.SEARCH, " ".join(query.split()), 1)
        self._accept(item, self._session.state.uid)

    def _try_again(self, uid: str, query: str) -> None:
        self._reveal(uid)
        self.trial.query.setText(query)
        self.show_trial.trigger()
        self._show_results()

    def _reveal(self, uid: str) -> None:
        self._controller.window.show_first_page()
        self._session.reveal(uid)
        self._controller.render()

    # The feedback

    def _choose_feedback(self) -> None:
        title = self.tr("Read feedback")
        start = self._folder / FEEDBACK
        kinds = self.tr("Exported or merged feedback (*.csv *.xlsx *.jsonl *.db)")
        with without_trace():
            names, _ = QFileDialog.getOpenFileNames(self._controller.window, title, str(start), kinds)
        if names:
            self._read_feedback([Path(name) for name in names])

    def _read_feedback(self, sources: Sequence[Path]) -> None:
        workspace = self._session.state.workspace

        def read(progress: Callable[[], None]) -> _Read:
            def tell(done: int, total: int) -> None:
                progress()
                self.read_progress.emit(done, total)

            figures = feedback_inbox.read_feedback(sources, tell)
            return figures, feedback_inbox.figures_by_entry(figures, faq_of(workspace))

        self.keeper.background.run(read, self._use_feedback, self._refuse_feedback, _UNREADABLE)

    def _use_feedback(self, read: _Read) -> None:
        self._figures, by_entry = read
        self._session.figured(by_entry)
        self._controller.render()
        self._want_inbox()

    def _refuse_feedback(self, error: Exception) -> None:
        self._show_results()
        self._controller.window.notice.warn(str(error))

    def _want_inbox(self) -> None:
        self._is_inbox_wanted = True
        self._show_results()

    def _come_to_inbox(self) -> None:
        if self._is_feedback_read:
            self._read_new_feedback()
        self._want_inbox()

    def _make_inbox(self) -> None:
        """Group the feedback on what is edited, where that is compiled and the page is shown."""
        figures, compiled = self._figures, self.keeper.compiled
        is_ready = compiled is not None and not self.keeper.is_old
        if figures is None or compiled is None or not (self._is_inbox_wanted and is_ready):
            return
        self._is_inbox_wanted = False

        def make(progress: Callable[[], None]) -> Inbox:
            encoder = self.keeper.indexer().encoder
            return feedback_inbox.make_inbox(figures, compiled, None, encoder.query if encoder else None, progress)

        self.keeper.background.run(make, self._use_inbox, self._refuse_feedback, _UNREADABLE)

    def _use_inbox(self, inbox: Inbox) -> None:
        self._inbox = inbox
        if inbox.figures is not None:
            self._session.figured(inbox.figures)
        self._controller.render()

    def _show_near(self, item: InboxItem | None) -> None:
        compiled = self.keeper.compiled
        near = feedback_inbox.near_to(compiled, item) if compiled is not None and item is not None else ()
        self.inbox_pane.show_near(item, near)

    def _accept(self, item: InboxItem, uid: str) -> None:
        workspace = self._session.state.workspace
        if uid in workspace.entries:
            self._work_off(feedback_inbox.accept(workspace, item, uid))

    def _begin(self, item: InboxItem) -> None:
        workspace = self._session.state.workspace
        uid = commands.new_uid(workspace)
        self._session.apply(feedback_inbox.begin_entry(workspace, item, uid), Edit.FEEDBACK, select=uid)
        self._controller.render()
        self._controller.window.show_first_page()
        question = self._controller.form.question
        question.setFocus()
        question.moveCursor(QTextCursor.MoveOperation.End)

    def _dismiss(self, item: InboxItem) -> None:
        self._work_off(feedback_inbox.dismiss(self._session.state.workspace, item))

    def _work_off(self, workspace: Workspace) -> None:
        self._session.apply(workspace, Edit.FEEDBACK)
        self._controller.render()
