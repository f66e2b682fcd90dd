"""What editors do to a FAQ."""

from dataclasses import replace

import pytest

from helpdesk_app.editing import commands
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import Workspace, faq_of
from helpdesk_app.faq.model import Facet, FacetValue, Status
from tests.small_workspace import BADGE, LOCKER, PRODUCT


def test_an_edit_leaves_the_workspace_before_as_it_was(workspace: Workspace) -> None:
    after = commands.edit(workspace, "badge", FormField.QUESTION, "Où ?")
    assert after.entries["badge"].content.question == "Où ?"
    assert workspace.entries["badge"].content.question == "Où trouver mon numéro de badge ?"
    assert list(after.entries) == list(workspace.entries)


def test_a_new_uid_is_one_that_no_entry_has(workspace: Workspace) -> None:
    drawn = iter([b"0" * 10, b"1" * 10])
    first = commands.new_uid(workspace, lambda _: b"0" * 10)
    taken = commands.draft(workspace, first)
    assert commands.new_uid(taken, lambda _: next(drawn)) not in taken.entries
    assert len(first) == 10


def test_a_draft_stands_behind_the_entry_and_agents_do_not_see_it(workspace: Workspace) -> None:
    after = commands.draft(workspace, "neu", "Et alors ?", after="badge")
    assert list(after.entries) == ["badge", "neu", "perdu", "cle", "horaires"]
    assert faq_of(after) == faq_of(workspace)


def test_a_split_shares_the_answer_and_gives_both_parts_the_topics(workspace: Workspace) -> None:
    answer = workspace.entries["badge"].content.answer
    after = commands.split(workspace, "badge", answer.index("- en bas"), "neu")
    first, second = after.entries["badge"].content, after.entries["neu"].content
    assert (first.answer, second.answer) == ("Au dos du badge :\n- en haut ;", "- en bas.")
    assert (second.question, second.facets) == ("en bas", (BADGE,))
    assert list(after.entries)[:2] == ["badge", "neu"]


@pytest.mark.parametrize("at", [0, 1_000])
def test_a_split_at_an_end_does_nothing(workspace: Workspace, at: int) -> None:
    assert commands.split(workspace, "badge", at, "neu") is workspace


def test_a_merge_loses_no_text_and_names_the_successor(workspace: Workspace) -> None:
    after = commands.merge(workspace, "badge", "cle")
    kept, merged = after.entries["badge"].content, after.entries["cle"].content
    assert kept.answer == "Au dos du badge :\n- en haut ;\n- en bas.\nDemandez au guichet."
    assert kept.wordings == ("Comment remplacer une clé ?", "clé perdue")
    assert kept.facets == (BADGE, LOCKER)
    assert (merged.upkeep.status, merged.upkeep.successor) == (Status.HIDDEN, "badge")


def test_a_merge_with_the_same_answer_and_question_repeats_neither(workspace: Workspace) -> None:
    twin = replace(workspace.entries["badge"], uid="twin")
    kept = commands.merge(workspace.with_entry(twin), "badge", "twin").entries["badge"].content
    assert kept == workspace.entries["badge"].content


def test_an_archived_entry_comes_back_as_it_was(workspace: Workspace) -> None:
    archived = commands.archive(workspace, "badge")
    assert "badge" not in {entry.uid for entry in faq_of(archived).entries}
    assert commands.publish(archived, "badge") == workspace


def test_a_withdrawn_entry_comes_back_as_the_editors_own(workspace: Workspace) -> None:
    withdrawn = commands.edit(workspace, "badge", FormField.STATUS, Status.WITHDRAWN)
    entry = commands.publish(withdrawn, "badge").entries["badge"]
    assert (entry.source, entry.content.upkeep.status) == (None, Status.PUBLISHED)


def test_a_field_or_all_of_an_entry_goes_back_to_its_source(workspace: Workspace) -> None:
    noted = commands.edit(workspace, "cle", FormField.NOTE, "à relire")
    after = commands.back_to_source(noted, "cle", FormField.QUESTION).entries["cle"].content
    assert (after.question, after.wordings, after.note) == ("Clé de casier", ("clé perdue",), "à relire")
    after = commands.back_to_source(noted, "cle").entries["cle"].content
    assert (after.question, after.wordings, after.note) == ("Clé de casier", (), "à relire")
    assert commands.back_to_source(workspace, "horaires") is workspace


def test_topics_are_checked_in_the_order_of_the_facets(workspace: Workspace) -> None:
    both = commands.check_topic(workspace, "cle", BADGE, checked=True)
    assert both.entries["cle"].content.facets == (BADGE, LOCKER)
    assert commands.check_topic(both, "cle", BADGE, checked=False) == workspace


def test_a_new_value_is_one_of_the_editors_and_is_added_once(workspace: Workspace) -> None:
    (facet,) = commands.add_value(workspace, FacetValue(PRODUCT, "Carte")).facets
    assert (facet.values, facet.proposed) == (("Badge", "Casier", "Carte"), ("Carte",))
    assert commands.add_value(workspace, FacetValue(PRODUCT, "badge")) == workspace


def test_a_new_facet_is_added_once(workspace: Workspace) -> None:
    after = commands.add_facet(workspace, "Pour qui ?", "Public")
    assert after.facets[1] == Facet("Pour qui ?", source_text="Pour qui ?", heading="Public")
    assert commands.add_facet(after, "pour qui ?", "Autre") is after


def test_a_change_of_the_source_is_seen_once(workspace: Workspace) -> None:
    replaced = replace(workspace.entries["badge"], answer_was="what it said")
    after = commands.keep_answer(workspace.with_entry(replaced), "badge")
    assert not after.entries["badge"].is_outdated
    assert commands.keep_answer(after, "badge") is after
    assert commands.keep_answer(workspace, "horaires") is workspace
