"""The rows of the list."""

from helpdesk_app.editing.commands import edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.listing import Listing
from helpdesk_app.editing.model import EntryFigures, Workspace, entry_of
from helpdesk_app.editing.states import EntryState, Known
from helpdesk_app.editing.view_state import NO_FILTER, Filter
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding
from tests.small_workspace import BADGE


def listing(workspace: Workspace) -> Listing:
    made = Listing(Known("2026-11-26"))
    made.update(workspace)
    return made


def uids(made: Listing, wanted: Filter, kept: str = "") -> list[str]:
    return [row.uid for row in made.rows(wanted, kept)]


def test_the_filter_needs_every_word_whatever_its_accents(workspace: Workspace) -> None:
    made = listing(workspace)
    assert uids(made, NO_FILTER) == ["badge", "perdu", "cle", "horaires"]
    assert uids(made, Filter("BADGE numéro")) == ["badge"]
    assert uids(made, Filter("cle perdue")) == ["cle"]
    assert uids(made, Filter("guichet xyz")) == []


def test_states_and_topics_narrow_the_list(workspace: Workspace) -> None:
    made = listing(workspace)
    assert uids(made, Filter(state=EntryState.PROPOSED)) == ["cle"]
    assert uids(made, Filter(topic=BADGE)) == ["badge", "perdu"]
    assert uids(made, Filter("perdu", topic=BADGE)) == ["perdu"]
    assert uids(made, Filter("perdu", topic=BADGE), kept="horaires") == ["perdu", "horaires"]


def test_the_counts_are_those_of_all_entries(workspace: Workspace) -> None:
    assert listing(workspace).counts == {EntryState.PROPOSED: 1, EntryState.DRAFT: 1, EntryState.NO_TOPIC: 1}


def test_only_a_changed_entry_gets_a_new_row(workspace: Workspace) -> None:
    made = listing(workspace)
    before = made.rows(NO_FILTER)
    made.update(edit(workspace, "badge", FormField.QUESTION, "Où ?"))
    after = made.rows(NO_FILTER)
    assert [now is then for now, then in zip(after, before, strict=True)] == [False, True, True, True]
    assert after[0].question == "Où ?"


def test_findings_hold_until_their_entry_is_edited(workspace: Workspace) -> None:
    made = listing(workspace)
    finding = HealthFinding(HealthCheck.NOT_FOUND, "…", "…", entry_of(workspace.entries["badge"]))
    made.use_findings(workspace, [finding, HealthFinding(HealthCheck.TOPIC, "…", "…")])
    made.update(workspace)
    assert uids(made, Filter(state=EntryState.NOT_FOUND)) == ["badge"]
    assert made.findings(workspace.entries["badge"]) == [finding]
    edited = edit(workspace, "badge", FormField.QUESTION, "Où ?")
    made.update(edited)
    assert uids(made, Filter(state=EntryState.NOT_FOUND)) == []
    assert not made.findings(edited.entries["badge"])


def test_figures_stand_in_the_row_of_their_entry(workspace: Workspace) -> None:
    made = listing(workspace)
    made.use_figures({"cle": EntryFigures(copies=3)})
    made.update(workspace)
    assert [row.figures for row in made.rows(NO_FILTER)] == [None, None, EntryFigures(copies=3), None]


def test_a_word_is_found_with_and_without_its_hyphen(workspace: Workspace) -> None:
    made = listing(edit(workspace, "badge", FormField.QUESTION, "Où est ma carte e‑CPS ?"))
    assert uids(made, Filter("ecps")) == uids(made, Filter("e-cps")) == ["badge"]
    assert uids(listing(edit(workspace, "badge", FormField.QUESTION, "Où est eCPS ?")), Filter("e-CPS")) == ["badge"]
