"""Undo and redo."""

from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.editing.commands import archive, draft, edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.history import Edit, UndoHistory
from helpdesk_app.editing.model import Workspace
from tests.small_workspace import small_workspace

EDITS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(("badge", "cle")), st.text(max_size=3)),
    st.tuples(st.just("archive"), st.sampled_from(("badge", "cle")), st.just("")),
    st.tuples(st.just("new"), st.just(""), st.just("")),
)


def typed(
    history: UndoHistory, before: Workspace, uid: str, text: str, field: FormField = FormField.QUESTION
) -> Workspace:
    after = edit(before, uid, field, text)
    history.record(before, after, Edit.FIELD, uid, field)
    return after


@given(st.lists(EDITS, max_size=12))
def test_all_is_undone_and_done_again(edits: list[tuple[str, str, str]]) -> None:
    history, versions = UndoHistory(), [small_workspace()]
    for kind, uid, text in edits:
        before = versions[-1]
        if kind == "new":
            after = draft(before, f"neu{len(versions)}", after="badge")
        else:
            after = archive(before, uid) if kind == "archive" else edit(before, uid, FormField.ANSWER, text)
        history.record(before, after, Edit.NEW, uid)
        versions.append(after)
    now = versions[-1]
    for before in reversed(versions[:-1]):
        now = history.undo(now)
        assert (now, list(now.entries)) == (before, list(before.entries))
    assert history.last is None
    for after in versions[1:]:
        now = history.redo(now)
        assert (now, list(now.entries)) == (after, list(after.entries))
    assert history.next is None


def test_typing_in_one_field_is_one_step(workspace: Workspace) -> None:
    history = UndoHistory()
    now = typed(history, workspace, "badge", "O")
    now = typed(history, now, "badge", "Où")
    now = typed(history, now, "badge", "Là", FormField.ANSWER)
    now = typed(history, now, "cle", "Q")
    now = history.undo(now)
    assert now.entries["badge"].content.question == "Où"
    assert now.entries["cle"].content.question == "Comment remplacer une clé ?"
    now = history.undo(now)
    assert now.entries["badge"].content.answer.startswith("Au dos")
    assert history.undo(now) == workspace


def test_a_closed_step_is_not_typed_on(workspace: Workspace) -> None:
    history = UndoHistory()
    now = typed(history, workspace, "badge", "O")
    history.close_step()
    now = typed(history, now, "badge", "Où")
    assert history.undo(now).entries["badge"].content.question == "O"


def test_an_edit_after_undo_leaves_nothing_to_redo(workspace: Workspace) -> None:
    history = UndoHistory()
    now = history.undo(typed(history, workspace, "badge", "O"))
    assert history.next is not None
    typed(history, now, "badge", "X")
    assert history.next is None


def test_a_step_keeps_only_what_it_changed(workspace: Workspace) -> None:
    history = UndoHistory()
    typed(history, workspace, "badge", "O")
    assert history.last is not None
    assert history.last.before.changed is not None
    assert list(history.last.before.changed) == ["badge"]
