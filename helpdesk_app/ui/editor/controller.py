"""Hands what the editor does to the session, and shows the states that come out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from helpdesk_app.config import paths
from helpdesk_app.editing.find_replace import find
from helpdesk_app.editing.finder import EntryFinder
from helpdesk_app.editing.history import UndoStep
from helpdesk_app.editing.session import EditorSession
from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import EditorState, FolderPhase, Question, Reply
from helpdesk_app.faq.model import Status
from helpdesk_app.search.lexicon import Lexicon, LexiconError
from helpdesk_app.ui.actions import plain_name
from helpdesk_app.ui.editor.agent_view.agent_view import AgentView
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.editor.entry_form.entry_form import EntryForm
from helpdesk_app.ui.editor.entry_list.entry_list import EntryList
from helpdesk_app.ui.editor.find_replace.replace_dialog import ReplaceDialog
from helpdesk_app.ui.editor.layout import EditorWindow
from helpdesk_app.ui.editor.merging.merge_dialog import MergeDialog
from helpdesk_app.ui.editor.prompt import ask_text
from helpdesk_app.ui.editor.question_dialog import QuestionDialog
from helpdesk_app.ui.editor.words import step_name
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.message_page import Message


class EditorController(QObject):
    """Runs one window.

    Args:
        window: Owns the controller.
        session: Holds the state.
        entry_list: Shows the list of entries.
        form: Shows the selected entry.
        agent_view: Shows it as an agent sees it.
    """

    rendered = Signal(object)
    """The ``EditorState`` that is on show now; panes that are added later show it too."""
    replied = Signal(object, object)
    """The editor answered a ``Question`` with a ``Reply``."""

    def __init__(
        self,
        window: EditorWindow,
        session: EditorSession,
        entry_list: EntryList,
        form: EntryForm,
        agent_view: AgentView,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self.entry_list = entry_list
        self.form = form
        self.agent_view = agent_view
        self.background = Background(self)
        window.closing.connect(self.background.close)
        self._phase = FolderPhase.LOADING
        self._asked: Question | None = None
        self._was_unsaved = False
        self._names = {action: plain_name(action) for action in (window.commands.undo, window.commands.redo)}
        self._connect_panes()
        self._connect_actions()
        self.render()

    def _connect_panes(self) -> None:
        session, show = self.session, self._show
        self.entry_list.text_edited.connect(lambda text: show(session.filter_text(text)))
        self.entry_list.state_chosen.connect(lambda state: show(session.filter_state(state)))
        self.entry_list.topic_chosen.connect(lambda topic: show(session.filter_topic(topic)))
        self.entry_list.selected.connect(lambda uid: show(session.select(uid)))
        self.form.edited.connect(lambda field, value: show(session.edit(field, value)))
        self.form.topic_checked.connect(lambda value, checked: show(session.check_topic(value, checked=checked)))
        self.form.back_asked.connect(lambda field: show(session.back_to_source(field)))
        self.form.seen_asked.connect(lambda: show(session.keep_answer()))
        self.form.value_asked.connect(self._add_value)
        self.form.facet_asked.connect(self._add_facet)

    def _connect_actions(self) -> None:
        session, actions = self.session, self.window.commands
        for action, event in (
            (actions.undo, session.undo),
            (actions.redo, session.redo),
            (actions.archive, session.archive),
            (actions.publish, session.publish),
            (actions.entry_to_source, session.back_to_source),
            (actions.keep_answer, session.keep_answer),
        ):
            action.triggered.connect(lambda _checked=False, event=event: self._show(event()))
        actions.new.triggered.connect(self._begin)
        actions.merge.triggered.connect(self._merge)
        actions.replace.triggered.connect(self._replace)
        actions.split.triggered.connect(lambda: self._show(session.split(self.form.answer.caret())))
        actions.field_to_source.triggered.connect(self._field_to_source)
        actions.find.triggered.connect(self._find)
        actions.next_entry.triggered.connect(lambda: self.entry_list.move_selection(1))
        actions.previous_entry.triggered.connect(lambda: self.entry_list.move_selection(-1))

    def report_uncaught_error(self) -> None:
        """Say that something unexpected happened, and what is safe."""
        self.window.notice.warn(
            self.tr(
                "Something unexpected went wrong, and was noted for your support team. Your edits are kept. If the "
                "window does not react as usual, close it and open it again."
            )
        )

    def close_without_asking(self) -> None:
        """Close the window; edits that were not saved are recovered at the next start."""
        self.window.allow_close()

    def render(self) -> None:
        """Show the state of the session; call it after an event that no pane here sent."""
        self._show(self.session.state)

    def _show(self, state: EditorState) -> None:
        window, actions = self.window, self.window.commands
        if state.phase is FolderPhase.LOADING:
            window.show_message(Message(self.tr("Opening the folder…")))
        elif state.phase is FolderPhase.FAILED:
            title, again = self.tr("This folder cannot be edited"), self.tr("Read it again")
            window.show_message(Message(title, (state.problem,), icon="warning", action=again))
        elif self._phase is not FolderPhase.READY:
            window.show_pages()
            self.entry_list.text.setFocus()
        self._phase = state.phase
        if state.question is not None and self._asked is not state.question:
            self._ask(state.question)
        self._asked = state.question
        self.entry_list.show_state(state)
        self.form.show_state(state)
        self.agent_view.show_entry(state.entry, state.pictures)
        entry = state.entry
        is_shown = entry is not None and entry.content.upkeep.status is Status.PUBLISHED
        for action, enabled in (
            (actions.save, state.is_unsaved),
            (actions.split, entry is not None),
            (actions.merge, entry is not None and len(state.workspace.entries) > 1),
            (actions.archive, entry is not None and entry.content.upkeep.status is not Status.HIDDEN),
            (actions.publish, entry is not None and not is_shown),
            (actions.entry_to_source, bool(state.changed_fields)),
            (actions.keep_answer, entry is not None and entry.is_outdated),
            (actions.field_to_source, bool(state.changed_fields)),
            (actions.new, state.phase is FolderPhase.READY),
            (actions.replace, state.phase is FolderPhase.READY),
        ):
            if action.isEnabled() is not enabled:
                action.setEnabled(enabled)
        self._show_steps(state.undo, state.redo)
        self._show_status(state)
        self.rendered.emit(state)

    def _show_steps(self, undo: UndoStep | None, redo: UndoStep | None) -> None:
        for (action, name), step in zip(self._names.items(), (undo, redo), strict=True):
            text = self.tr("%1: %2").replace("%2", step_name(step)).replace("%1", name) if step else name
            if plain_name(action) != text:
                action.setText(text.replace("&", "&&"))
            action.setEnabled(step is not None)

    def _show_status(self, state: EditorState) -> None:
        if state.phase is not FolderPhase.READY:
            self.window.show_status("", "")
            return
        saved = self.tr("Changes not saved yet") if state.is_unsaved else self.tr("All is saved")
        if state.faults and not state.is_unsaved:
            saved = self.tr("All is saved, except a date that is none")
        if self._was_unsaved and not state.is_unsaved:
            announce(self.window, saved)
        self._was_unsaved = state.is_unsaved
        drafts = state.counts.get(EntryState.DRAFT, 0)
        archived = state.counts.get(EntryState.HIDDEN, 0) + state.counts.get(EntryState.WITHDRAWN, 0)
        published = len(state.workspace.entries) - drafts - archived
        counts = self.tr("%1 published, %2 drafts, %3 archived")
        for mark, count in (("%1", published), ("%2", drafts), ("%3", archived)):
            counts = counts.replace(mark, QLocale().toString(count))
        self.window.show_status(saved, counts)

    def _ask(self, question: Question) -> None:
        dialog = QuestionDialog(question, self.window)
        dialog.replied.connect(self._take_reply)
        dialog.setModal(True)
        dialog.show()

    def _take_reply(self, question: Question, reply: Reply) -> None:
        self._show(self.session.answered())
        self.replied.emit(question, reply)

    def _begin(self) -> None:
        self._show(self.session.new())
        self.window.show_first_page()
        self.form.question.setFocus()

    def _merge(self) -> None:
        state = self.session.state
        workspace, uid = state.workspace, state.uid
        dialog = MergeDialog(workspace, uid, partial(self.session.uids_with, without=uid), self.window)
        dialog.chosen.connect(lambda other: self._show(self.session.merge(other)))
        dialog.setModal(True)
        dialog.show()
        open_ones = [dialog]
        dialog.finished.connect(open_ones.clear)

        def compile_search(_progress: Callable[[], None]) -> EntryFinder:
            return EntryFinder(workspace, Lexicon.load(paths.resource("search", "lexicon.toml")))

        def use(finder: EntryFinder) -> None:
            for waiting in open_ones:
                waiting.use(partial(finder.find, without=uid))

        self.background.run(compile_search, use, self._warn, (LexiconError,))

    def _warn(self, error: Exception) -> None:
        self.window.notice.warn(str(error))

    def _replace(self) -> None:
        dialog = ReplaceDialog(self.session.state.workspace, find, self.form.selected_text(), self.window)
        dialog.replace_asked.connect(lambda chosen: self._show(self.session.replace_all(chosen)))
        dialog.setModal(True)
        dialog.show()

    def _find(self) -> None:
        self.window.show_first_page()
        self.entry_list.text.setFocus()
        self.entry_list.text.selectAll()

    def _field_to_source(self) -> None:
        field = self.form.focused_field()
        if field is not None:
            self._show(self.session.back_to_source(field))

    def _add_value(self, facet: str) -> None:
        if name := ask_text(self.window, self.tr("New value"), self.tr("&Name")):
            self._show(self.session.add_value(facet, name))

    def _add_facet(self) -> None:
        if name := ask_text(self.window, self.tr("New topic"), self.tr("&Name")):
            self._show(self.session.add_facet(name))
