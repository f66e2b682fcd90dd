"""One editor's window without Qt."""

from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest

from helpdesk_app.editing.commands import edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.find_replace import Wanted, find
from helpdesk_app.editing.history import Edit
from helpdesk_app.editing.loading import Loaded
from helpdesk_app.editing.model import EntryFigures, Workspace, entry_of, faq_of
from helpdesk_app.editing.session import EditorSession
from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import Ask, EditorState, Filter, FolderPhase, Question
from helpdesk_app.faq.model import FacetValue, Status
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding
from tests.small_workspace import BADGE, PRODUCT


@pytest.fixture
def session(workspace: Workspace) -> EditorSession:
    numbers: Iterator[int] = count()
    made = EditorSession(
        today=lambda: date(2026, 11, 26), random_bytes=lambda length: next(numbers).to_bytes(length, "little")
    )
    made.open(Loaded(workspace))
    return made


def uids(state: EditorState) -> list[str]:
    return [row.uid for row in state.rows]


def test_an_opened_folder_shows_its_first_entry_and_is_saved(session: EditorSession) -> None:
    state = session.state
    assert (state.phase, state.uid, state.row, state.is_unsaved) == (FolderPhase.READY, "badge", 0, False)
    assert (state.undo, state.redo, state.question) == (None, None, None)
    assert EditorSession().state.phase is FolderPhase.LOADING
    assert EditorSession().fail("non").problem == "non"


def test_typing_is_one_step_and_unsaved(session: EditorSession) -> None:
    session.edit(FormField.QUESTION, "O")
    state = session.edit(FormField.QUESTION, "Où ?")
    assert state.is_unsaved
    assert state.undo is not None
    assert (state.undo.edit, state.undo.field, state.rows[0].question) == (Edit.FIELD, FormField.QUESTION, "Où ?")
    state = session.undo()
    assert not state.is_unsaved
    assert state.undo is None
    assert session.redo().rows[0].question == "Où ?"


def test_undo_shows_the_entry_that_it_was_about(session: EditorSession) -> None:
    session.edit(FormField.QUESTION, "Où ?")
    session.select("cle")
    session.filter_text("clé")
    state = session.undo()
    assert (state.uid, state.filter, state.row) == ("badge", Filter(), 0)


def test_the_selected_entry_stays_in_the_list_while_it_is_worked_on(session: EditorSession) -> None:
    session.select("horaires")
    session.filter_state(EntryState.NO_TOPIC)
    state = session.check_topic(BADGE, checked=True)
    assert uids(state) == ["horaires"]
    assert state.counts.get(EntryState.NO_TOPIC, 0) == 0
    assert uids(session.select("badge")) == []


def test_a_filter_leaves_the_selected_entry_in_the_form(session: EditorSession) -> None:
    state = session.filter_text("clé")
    assert (uids(state), state.uid, state.row) == (["cle"], "badge", -1)
    assert session.filter_topic(BADGE).rows == ()
    assert session.select("unknown") is session.state


def test_entries_with_some_words_are_found_whatever_the_filter(session: EditorSession) -> None:
    session.filter_text("clé")
    assert session.uids_with("badge", without="badge") == ("perdu",)


def test_a_wrong_date_is_a_fault_that_leaves_the_last_date(session: EditorSession) -> None:
    session.edit(FormField.VALID_TO, "31/12/2026")
    state = session.edit(FormField.VALID_TO, "31/12/20267")
    assert state.faults == {FormField.VALID_TO: "31/12/20267"}
    assert state.entry is not None
    assert state.entry.content.upkeep.valid_to == "2026-12-31"
    state = session.edit(FormField.VALID_TO, "")
    assert (state.faults, state.workspace) == ({}, session.saved)


def test_the_fields_that_differ_from_the_source_are_told_and_go_back(session: EditorSession) -> None:
    state = session.select("cle")
    assert state.changed_fields == {FormField.QUESTION, FormField.WORDINGS}
    state = session.back_to_source(FormField.QUESTION)
    assert state.changed_fields == {FormField.WORDINGS}
    assert not session.back_to_source().changed_fields
    session.undo()
    assert session.undo().workspace == session.saved


def test_a_new_entry_is_selected_even_where_the_filter_leaves_it_out(session: EditorSession) -> None:
    session.filter_text("clé")
    state = session.new()
    assert (state.filter, state.row) == (Filter(), 1)
    assert state.entry is not None
    assert (state.entry.source, state.entry.content.upkeep.status) == (None, Status.DRAFT)
    state = session.undo()
    assert (state.uid, state.workspace) == ("badge", session.saved)


def test_a_split_shows_the_new_entry_and_a_merge_takes_it_back(session: EditorSession) -> None:
    answer = session.saved.entries["badge"].content.answer
    state = session.split(answer.index("- en bas"))
    assert state.row == 1
    second = state.uid
    session.select("badge")
    state = session.merge(second)
    assert state.entry is not None
    assert state.entry.content.answer == answer
    assert state.workspace.entries[second].content.upkeep.status is Status.HIDDEN
    assert session.merge("badge") is session.state


def test_archive_and_publish(session: EditorSession) -> None:
    assert session.archive().rows[0].states == (EntryState.HIDDEN,)
    assert not session.publish().is_unsaved


def test_new_topics_are_given_to_the_selected_entry(session: EditorSession) -> None:
    state = session.add_value(PRODUCT, "  Carte  pro ")
    assert state.entry is not None
    assert state.entry.content.facets == (BADGE, FacetValue(PRODUCT, "Carte pro"))
    assert session.undo().workspace == session.saved
    state = session.add_facet("Public")
    assert [facet.heading for facet in state.workspace.facets] == ["Produit", "Public"]
    assert session.add_value(PRODUCT, " ") is state


def test_replacing_everywhere_is_one_step(session: EditorSession) -> None:
    state = session.replace_all(find(session.state.workspace, Wanted("badge", "carte")))
    assert [row.question for row in state.rows[:2]] == ["Où trouver mon numéro de carte ?", "J’ai perdu mon carte"]
    assert session.undo().workspace == session.saved


def test_saving_leaves_later_edits_unsaved_and_tidies_the_others(session: EditorSession) -> None:
    session.edit(FormField.NOTE, "à relire ")
    session.select("cle")
    given = session.edit(FormField.QUESTION, "O").workspace
    session.edit(FormField.QUESTION, "Où")
    written = edit(given, "badge", FormField.NOTE, "à relire")
    state = session.saved_as(given, written)
    assert state.is_unsaved
    assert [state.workspace.entries[uid].content for uid in ("badge", "cle")] == [
        written.entries["badge"].content,
        edit(given, "cle", FormField.QUESTION, "Où").entries["cle"].content,
    ]
    now = session.state.workspace
    assert not session.saved_as(now, now).is_unsaved
    assert session.undo().is_unsaved


def test_states_follow_a_check_figures_and_a_build(session: EditorSession, workspace: Workspace) -> None:
    finding = HealthFinding(HealthCheck.DUPLICATE, "…", "…", entry_of(workspace.entries["badge"]))
    state = session.checked(workspace, [finding])
    assert (state.rows[0].states, list(state.findings)) == ((EntryState.DUPLICATE,), [finding])
    assert session.figured({"badge": EntryFigures(copies=2)}).rows[0].figures == EntryFigures(copies=2)
    session.edit(FormField.OWNER, "accueil")
    state = session.built_as(faq_of(workspace))
    assert state.rows[0].states == (EntryState.CHANGED,)
    assert session.built_as(faq_of(state.workspace)).rows[0].states == ()


def test_what_others_changed_and_what_was_recovered_is_not_undone(session: EditorSession, workspace: Workspace) -> None:
    session.edit(FormField.QUESTION, "Où ?")
    folder = edit(workspace, "cle", FormField.OWNER, "accueil")
    state = session.merged_with_folder(Loaded(folder), edit(folder, "badge", FormField.QUESTION, "Où ?"))
    assert (state.undo, state.is_unsaved, session.saved) == (None, True, folder)
    state = session.recovered(edit(folder, "badge", FormField.QUESTION, "Là ?"))
    assert (state.rows[0].question, state.is_unsaved) == ("Là ?", True)


def test_a_question_is_there_until_it_is_answered(session: EditorSession) -> None:
    question = Question(Ask.LOCKED, ("Ada",))
    assert session.ask(question).question == question
    assert session.answered().question is None


def test_nothing_happens_without_an_entry() -> None:
    session = EditorSession()
    session.open(Loaded(Workspace({})))
    before = session.state
    session.edit(FormField.QUESTION, "Où ?")
    for event in (session.archive, session.publish, session.back_to_source, session.undo, session.redo):
        assert event() is before
    assert session.split(0) is before
    assert session.merge("badge") is before
    assert session.new().row == 0
