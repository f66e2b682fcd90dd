"""The states of an entry."""

from dataclasses import replace

import pytest

from helpdesk_app.editing.commands import archive, back_to_source, edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import Workspace, entry_of, faq_of
from helpdesk_app.editing.states import EntryState, Known, built_entries, doubtful_entries, states_of
from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.matching import Resemblance
from tests.small_workspace import BADGE

DAY = "2026-11-26"


def states(workspace: Workspace, uid: str, **known: object) -> list[EntryState]:
    return list(states_of(workspace.entries[uid], Known(DAY, **known)))  # type: ignore[arg-type]


def test_an_entry_as_its_source_has_it_is_in_no_state(workspace: Workspace) -> None:
    assert states(workspace, "badge") == []


def test_the_question_of_the_editors(workspace: Workspace) -> None:
    assert states(workspace, "cle") == [EntryState.PROPOSED]
    assert states(back_to_source(workspace, "cle"), "cle") == []


@pytest.mark.parametrize(
    ("field", "value", "state"),
    [
        (FormField.TOPICS, (), EntryState.NO_TOPIC),
        (FormField.VALID_TO, "2026-11-25", EntryState.EXPIRED),
        (FormField.VALID_TO, "2026-11-26", None),
        (FormField.ANSWER, "Voici les pièces :", EntryState.INCOMPLETE),
        (FormField.STATUS, Status.DRAFT, EntryState.DRAFT),
        (FormField.STATUS, Status.HIDDEN, EntryState.HIDDEN),
        (FormField.STATUS, Status.WITHDRAWN, EntryState.WITHDRAWN),
    ],
)
def test_a_state_that_one_field_shows(
    workspace: Workspace, field: FormField, value: object, state: EntryState | None
) -> None:
    assert states(edit(workspace, "badge", field, value), "badge") == ([state] if state else [])


def test_a_faq_without_topics_asks_for_none(workspace: Workspace) -> None:
    assert states(edit(workspace, "badge", FormField.TOPICS, ()), "badge", has_topics=False) == []


def test_what_differs_from_the_last_build_is_changed(workspace: Workspace) -> None:
    built = built_entries(faq_of(workspace))
    assert all(EntryState.CHANGED not in states(workspace, uid, built=built) for uid in workspace.entries)
    assert EntryState.CHANGED in states(edit(workspace, "badge", FormField.OWNER, "accueil"), "badge", built=built)
    assert EntryState.CHANGED in states(archive(workspace, "badge"), "badge", built=built)
    assert EntryState.CHANGED in states(
        edit(workspace, "horaires", FormField.STATUS, Status.PUBLISHED), "horaires", built=built
    )
    assert EntryState.CHANGED not in states(edit(workspace, "badge", FormField.NOTE, "à relire"), "badge", built=built)


def test_nothing_is_to_be_done_about_an_archived_entry(workspace: Workspace) -> None:
    bare = archive(edit(workspace, "badge", FormField.TOPICS, ()), "badge")
    assert states(bare, "badge", doubtful=frozenset({"badge"})) == [EntryState.HIDDEN]


def test_findings_of_a_check_are_states_where_an_editor_filters_by_them(workspace: Workspace) -> None:
    entry = entry_of(workspace.entries["badge"])
    found = [HealthFinding(kind, "", "", entry) for kind in HealthCheck]
    assert states(workspace, "badge", findings={"badge": found}) == [
        EntryState.INCOMPLETE,
        EntryState.NOT_FOUND,
        EntryState.DUPLICATE,
    ]


def test_an_entry_is_in_doubt_by_its_lines_or_by_a_resemblance(workspace: Workspace) -> None:
    doubts = [Notice("page.txt", 5, "…"), Notice("autre.txt", 1, "…"), Notice("page.txt", 99, "…")]
    old = entry_of(workspace.entries["badge"])
    alike = [Resemblance(replace(old, uid="avant"), entry_of(workspace.entries["cle"]))]
    assert doubtful_entries(workspace, doubts, alike) == {"perdu", "cle"}
    assert EntryState.DOUBTFUL in states(workspace, "cle", doubtful=frozenset({"cle"}))
    assert entry_of(workspace.entries["badge"]).facets == (BADGE,)
