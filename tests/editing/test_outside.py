"""What two people changed is put together, and what they changed otherwise is asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.editing.fingerprints import fingerprints_of
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.outside import ENTRY, changed_outside, merge, take_ours, take_theirs
from helpdesk_app.faq.model import Facet, FacetValue, Upkeep
from helpdesk_app.faq_build.expected_results import ExpectedResult

SOURCE = Content("Où ?", "Ici.", ("par où",), (FacetValue("Lieu", "Gare"),))
BASE = Workspace({"a": EditedEntry("a", SOURCE, SOURCE), "b": EditedEntry("b", SOURCE, None, file="entries/b.md")})


def with_content(workspace: Workspace, uid: str, **changes: object) -> Workspace:
    entry = workspace.entries[uid]
    return workspace.with_entry(replace(entry, content=replace(entry.content, **changes)))  # type: ignore[arg-type]


def without(workspace: Workspace, uid: str) -> Workspace:
    return replace(workspace, entries={name: entry for name, entry in workspace.entries.items() if name != uid})


def test_changes_of_different_fields_come_together() -> None:
    theirs = with_content(BASE, "a", answer="Là-bas.", wordings=("par où", "de quel côté"))
    ours = with_content(BASE, "a", question="Où donc ?", wordings=("où est-ce",), upkeep=Upkeep(owner="Zoé"))
    merged = merge(BASE, theirs, ours)
    assert not merged.conflicts
    assert merged.workspace.entries["a"].content == replace(
        SOURCE,
        question="Où donc ?",
        answer="Là-bas.",
        wordings=("de quel côté", "où est-ce"),
        upkeep=Upkeep(owner="Zoé"),
    )


def test_what_both_changed_is_asked_about_and_ours_stands_until_then() -> None:
    theirs = with_content(BASE, "a", answer="Là-bas.", upkeep=Upkeep(owner="Paul"))
    ours = with_content(BASE, "a", answer="Nulle part.", upkeep=Upkeep(owner="Zoé"))
    merged = merge(BASE, theirs, ours)
    assert [(found.field, found.theirs, found.ours) for found in merged.conflicts] == [
        ("answer", "Là-bas.", "Nulle part."),
        ("upkeep.owner", "Paul", "Zoé"),
    ]
    assert merged.workspace == ours
    workspace = merged.workspace
    for conflict in merged.conflicts:
        workspace = take_theirs(workspace, conflict)
    assert workspace == theirs


def test_an_entry_that_they_took_away_and_we_edited_is_asked_about() -> None:
    ours = with_content(BASE, "b", answer="Encore.")
    merged = merge(BASE, without(BASE, "b"), ours)
    (conflict,) = merged.conflicts
    assert (conflict.uid, conflict.field, conflict.theirs) == ("b", ENTRY, None)
    assert merged.workspace.entries["b"].content.answer == "Encore."
    assert merged.workspace.entries["b"].file == ""
    assert "b" not in take_theirs(merged.workspace, conflict).entries
    merged = merge(BASE, ours, without(BASE, "b"))
    (conflict,) = merged.conflicts
    assert take_theirs(without(BASE, "b"), conflict).entries["b"] == ours.entries["b"]
    assert take_ours(merged.workspace, conflict) == without(BASE, "b")


def test_an_entry_that_one_side_took_away_goes_and_new_ones_stay() -> None:
    new = EditedEntry("c", SOURCE, None)
    assert list(merge(BASE, without(BASE, "b"), BASE.with_entry(new)).workspace.entries) == ["a", "c"]
    assert list(merge(BASE, BASE.with_entry(new), without(BASE, "b")).workspace.entries) == ["a", "c"]


def test_lists_of_the_whole_faq_come_together() -> None:
    base = replace(BASE, facets=(Facet("Lieu", ("Gare",)),), expected=(ExpectedResult("où", "a"),))
    theirs = replace(base, expected=(*base.expected, ExpectedResult("ici", "a")), dismissed=frozenset({"x"}))
    ours = replace(
        base,
        facets=(Facet("Lieu", ("Gare", "Quai")), Facet("Heure")),
        expected=(ExpectedResult("où", "b"),),
        dismissed=frozenset({"y"}),
    )
    merged = merge(base, theirs, ours).workspace
    assert merged.facets == ours.facets
    assert merged.expected == (ExpectedResult("où", "b"), ExpectedResult("ici", "a"))
    assert merged.dismissed == {"x", "y"}


TEXTS = st.sampled_from(["x", "y", "z"])
SIDES = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["question", "answer", "note"]), TEXTS))


@given(SIDES, SIDES)
def test_nothing_that_one_side_wrote_is_lost_without_a_question(
    first: list[tuple[str, str, str]], second: list[tuple[str, str, str]]
) -> None:
    base = BASE.with_entry(EditedEntry("c", SOURCE, None))
    theirs, ours = base, base
    for uid, name, text in first:
        theirs = with_content(theirs, uid, **{name: text})
    for uid, name, text in second:
        ours = with_content(ours, uid, **{name: text})
    merged = merge(base, theirs, ours)
    asked = {(conflict.uid, conflict.field) for conflict in merged.conflicts}
    for uid in base.entries:
        for name in ("question", "answer", "note"):
            was, now, mine, both = (
                getattr(each.entries[uid].content, name) for each in (base, theirs, ours, merged.workspace)
            )
            assert both == (mine if mine != was else now)
            assert ((uid, name) in asked) == (now not in (was, mine) and mine != was)
    assert merge(base, base, ours).workspace == ours
    assert merge(base, theirs, base).workspace == theirs


def test_a_change_of_the_folder_is_noticed(folder: Path) -> None:
    known = fingerprints_of(folder)
    assert changed_outside(folder, known) == ()
    (folder / "curation.toml").touch()
    assert changed_outside(folder, known) == ()
    (folder / "entries/velo.md").unlink()
    with (folder / "table.csv").open("a", encoding="utf-8") as file:
        file.write("plus;Et ?;Oui oui.;;;\n")
    assert changed_outside(folder, known) == ("entries/velo.md", "table.csv")
