"""What the editor does goes in, what the screen shows comes out: the editors' window without Qt.

Each event is a method that returns the new ``EditorState``. Nothing here draws, waits or touches a file, so that any
state of the screen can be reached and compared in a test on plain data.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from helpdesk_app.editing import commands
from helpdesk_app.editing.fields import DAYS, FormField, read
from helpdesk_app.editing.find_replace import Replacement, replace_all
from helpdesk_app.editing.history import Edit, UndoHistory
from helpdesk_app.editing.listing import Listing
from helpdesk_app.editing.loading import Loaded
from helpdesk_app.editing.model import EntryFigures, Workspace
from helpdesk_app.editing.states import EntryState, Known, built_entries, doubtful_entries
from helpdesk_app.editing.view_state import NO_FILTER, EditorState, Filter, FolderPhase, Question, Row
from helpdesk_app.faq.model import FacetValue, Faq
from helpdesk_app.faq_build.health import HealthFinding
from helpdesk_app.faq_build.upkeep import UpkeepError, read_day


class EditorSession:
    """One editor at one window.

    Args:
        today: Returns the present day.
        random_bytes: Draws the uids of new entries.
    """

    def __init__(
        self,
        *,
        today: Callable[[], date] = date.today,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._today = today
        self._random_bytes = random_bytes
        self._state = EditorState()
        self._saved = self._state.workspace
        """As the folder has it."""
        self._history = UndoHistory()
        self._listing = Listing(Known(""))

    @property
    def state(self) -> EditorState:
        """The state on show."""
        return self._state

    @property
    def saved(self) -> Workspace:
        """The workspace as the folder has it."""
        return self._saved

    # The folder

    def open(self, loaded: Loaded) -> EditorState:
        """Edit what a folder says; filter and selection stay as far as they can, the history ends."""
        workspace = loaded.workspace
        doubtful = doubtful_entries(workspace, loaded.doubts, loaded.resemblances)
        self._listing.use_known(Known(self._today().isoformat(), built_entries(loaded.built), doubtful))
        self._history.clear()
        self._saved = workspace
        uid = self._state.uid if self._state.uid in workspace.entries else next(iter(workspace.entries), "")
        self._state = replace(self._state, phase=FolderPhase.READY, problem="", uid=uid, faults={})
        self._state = replace(self._state, pictures=loaded.pictures)
        return self._use(workspace)

    def fail(self, problem: str) -> EditorState:
        """Say that there is no FAQ to edit, because of ``problem``."""
        self._state = replace(self._state, phase=FolderPhase.FAILED, problem=problem)
        return self._state

    def saved_as(self, given: Workspace, written: Workspace) -> EditorState:
        """Take note that the folder has what was ``given`` to a save; edits made meanwhile stay unsaved.

        Args:
            given: The workspace when the save began.
            written: The same as the folder says it: without stray blanks, with the files of new entries.
        """
        self._history.close_step()
        self._saved = written
        now = self._state.workspace
        if now is given:
            return self._use(written)
        entries = {
            uid: written.entries[uid] if uid in written.entries and entry is given.entries.get(uid) else entry
            for uid, entry in now.entries.items()
        }
        return self._use(replace(now, entries=entries))

    def built_as(self, faq: Faq) -> EditorState:
        """Take note that ``faq`` was built from the folder."""
        known = Known(self._today().isoformat(), built_entries(faq))
        self._listing.use_known(known)
        return self._use(self._state.workspace)

    def merged_with_folder(self, loaded: Loaded, merged: Workspace) -> EditorState:
        """Take over what someone else changed in the folder; the history ends.

        Args:
            loaded: As the folder is now.
            merged: With the edits that are not saved.
        """
        self.open(loaded)
        return self._use(merged)

    def recovered(self, workspace: Workspace) -> EditorState:
        """Go on with edits that an earlier window had not saved."""
        self._history.clear()
        return self._use(workspace)

    # Questions to the editor

    def ask(self, question: Question) -> EditorState:
        """Ask the editor something."""
        self._state = replace(self._state, question=question)
        return self._state

    def answered(self) -> EditorState:
        """Take note that the question has its answer."""
        self._state = replace(self._state, question=None)
        return self._state

    # The list

    def filter_text(self, text: str) -> EditorState:
        """List only the entries that have the words of ``text``."""
        return self._filter(replace(self._state.filter, text=text))

    def filter_state(self, state: EntryState | None) -> EditorState:
        """List only the entries in ``state``."""
        return self._filter(replace(self._state.filter, state=state))

    def filter_topic(self, topic: FacetValue | None) -> EditorState:
        """List only the entries that have ``topic``."""
        return self._filter(replace(self._state.filter, topic=topic))

    def select(self, uid: str) -> EditorState:
        """Show the entry ``uid`` in the form."""
        if uid == self._state.uid or uid not in self._state.workspace.entries:
            return self._state
        self._history.close_step()
        rows = self._state.rows
        self._state = replace(self._state, uid=uid, faults={}, row=_row_of(uid, rows))
        return self._use(self._state.workspace)

    def reveal(self, uid: str) -> EditorState:
        """Show the entry ``uid`` in the form and in the list; a filter that leaves it out is dropped."""
        self.select(uid)
        if self._state.row < 0:
            self._filter(NO_FILTER)
        return self._state

    def uids_with(self, text: str, *, without: str) -> tuple[str, ...]:
        """Return the uids of the entries that have the words of ``text``, leaving out the entry ``without``."""
        return tuple(row.uid for row in self._listing.rows(Filter(text)) if row.uid != without)

    def figured(self, figures: Mapping[str, EntryFigures]) -> EditorState:
        """Show what the agents' feedback says about the entries."""
        self._listing.use_figures(figures)
        return self._use(self._state.workspace)

    def checked(self, workspace: Workspace, findings: Sequence[HealthFinding]) -> EditorState:
        """Take what a check found in ``workspace``; of an entry that was edited since, nothing is shown."""
        self._listing.use_findings(workspace, findings)
        return self._use(self._state.workspace)

    # The selected entry

    def edit(self, field: FormField, value: object) -> EditorState:
        """Put ``value`` into ``field``; typing on in it is one step.

        A text that is no date stays in the field and is a fault; the workspace keeps the last date.
        """
        state = self._state
        if state.entry is None:
            return state
        faults = {known: text for known, text in state.faults.items() if known is not field}
        if field in DAYS:
            text = str(value)
            try:
                value = read_day(field.value, text) if text.strip() else ""
            except UpkeepError:
                self._state = replace(state, faults={**faults, field: text})
                return self._state
        self._state = replace(state, faults=faults)
        if value == read(state.entry.content, field):
            return self._state
        return self._apply(commands.edit(state.workspace, state.uid, field, value), Edit.FIELD, field)

    def check_topic(self, value: FacetValue, *, checked: bool) -> EditorState:
        """Give a topic to the selected entry, or take it away."""
        workspace = commands.check_topic(self._state.workspace, self._state.uid, value, checked=checked)
        return self.apply(workspace, Edit.TOPICS)

    def add_value(self, facet: str, name: str) -> EditorState:
        """Give the selected entry the value ``name`` of ``facet``, which becomes one where there is none."""
        workspace, name = self._state.workspace, " ".join(name.split())
        known = next((known for known in workspace.facets if known.question == facet), None)
        if not name or known is None:
            return self._state
        value = FacetValue(facet, commands.known_value(known, name) or name)
        workspace = commands.add_value(workspace, value)
        if self._state.entry is not None:
            workspace = commands.check_topic(workspace, self._state.uid, value, checked=True)
        return self.apply(workspace, Edit.TOPICS)

    def add_facet(self, heading: str) -> EditorState:
        """Add a facet called ``heading``, without values."""
        heading = " ".join(heading.split())
        return self.apply(commands.add_facet(self._state.workspace, heading, heading), Edit.TOPICS)

    def back_to_source(self, field: FormField | None = None) -> EditorState:
        """Give ``field`` of the selected entry, or all of it, what the source says."""
        if self._state.entry is None:
            return self._state
        workspace = commands.back_to_source(self._state.workspace, self._state.uid, field)
        self._state = replace(self._state, faults={})
        return self.apply(workspace, Edit.BACK_TO_SOURCE)

    def keep_answer(self) -> EditorState:
        """Keep the editors' answer of the selected entry although its source has changed."""
        return self._with_selected(commands.keep_answer, Edit.KEEP_ANSWER)

    def split(self, at: int) -> EditorState:
        """Split the selected entry at offset ``at`` of its answer, and select the new one."""
        if self._state.entry is None:
            return self._state
        second = self._new_uid()
        workspace = commands.split(self._state.workspace, self._state.uid, at, second)
        return self.apply(workspace, Edit.SPLIT, select=second)

    def merge(self, other: str) -> EditorState:
        """Put the entry ``other`` into the selected one."""
        if self._state.entry is None or other not in self._state.workspace.entries or other == self._state.uid:
            return self._state
        return self.apply(commands.merge(self._state.workspace, self._state.uid, other), Edit.MERGE)

    def archive(self) -> EditorState:
        """Take the selected entry away from the agents."""
        return self._with_selected(commands.archive, Edit.ARCHIVE)

    def publish(self) -> EditorState:
        """Show the selected entry to the agents (again)."""
        return self._with_selected(commands.publish, Edit.PUBLISH)

    # All entries

    def new(self, question: str = "") -> EditorState:
        """Begin an entry behind the selected one, and select it; a filter that leaves it out is dropped."""
        uid = self._new_uid()
        workspace = commands.draft(self._state.workspace, uid, question, self._state.uid)
        return self.apply(workspace, Edit.NEW, select=uid)

    def replace_all(self, replacements: Sequence[Replacement]) -> EditorState:
        """Make ``replacements``, in one step."""
        return self.apply(replace_all(self._state.workspace, replacements), Edit.REPLACE)

    def apply(self, workspace: Workspace, edit: Edit, *, select: str = "") -> EditorState:
        """Take ``workspace`` as the next one, in one step that can be undone; select an entry of it."""
        if workspace == self._state.workspace:
            return self._state
        self._history.close_step()
        self._apply(workspace, edit)
        return self.reveal(select) if select else self._state

    # Undo and redo

    def undo(self) -> EditorState:
        """Undo the last step, and show the entry that it was about."""
        step = self._history.last
        if step is None:
            return self._state
        return self._go_to(self._history.undo(self._state.workspace), step.uid)

    def redo(self) -> EditorState:
        """Do again what was undone last, and show the entry that it was about."""
        step = self._history.next
        if step is None:
            return self._state
        return self._go_to(self._history.redo(self._state.workspace), step.uid)

    def _go_to(self, workspace: Workspace, uid: str) -> EditorState:
        known = uid if uid in workspace.entries else self._state.uid
        uid = known if known in workspace.entries else next(iter(workspace.entries), "")
        self._state = replace(self._state, uid=uid, faults={}, row=_row_of(uid, self._state.rows))
        self._use(workspace)
        return self.reveal(uid)

    def _with_selected(self, command: Callable[[Workspace, str], Workspace], edit: Edit) -> EditorState:
        if self._state.entry is None:
            return self._state
        return self.apply(command(self._state.workspace, self._state.uid), edit)

    def _new_uid(self) -> str:
        return commands.new_uid(self._state.workspace, self._random_bytes)

    def _filter(self, wanted: Filter) -> EditorState:
        if wanted == self._state.filter:
            return self._state
        rows = self._listing.rows(wanted)
        self._state = replace(self._state, filter=wanted, rows=rows, row=_row_of(self._state.uid, rows))
        return self._state

    def _apply(self, workspace: Workspace, edit: Edit, field: FormField | None = None) -> EditorState:
        self._history.record(self._state.workspace, workspace, edit, self._state.uid, field)
        return self._use(workspace)

    def _use(self, workspace: Workspace) -> EditorState:
        """Show ``workspace``. The selected entry stays in the list while it is worked on."""
        state = self._state
        self._listing.update(workspace)
        kept = state.uid if state.row >= 0 else ""
        entry = workspace.entries.get(state.uid)
        rows = self._listing.rows(state.filter, kept)
        self._state = replace(
            state,
            workspace=workspace,
            rows=rows,
            row=_row_of(state.uid, rows),
            counts=self._listing.counts,
            findings=self._listing.findings(entry) if entry else (),
            undo=self._history.last,
            redo=self._history.next,
            is_unsaved=workspace != self._saved,
        )
        return self._state


def _row_of(uid: str, rows: Sequence[Row]) -> int:
    return next((number for number, row in enumerate(rows) if row.uid == uid), -1)
