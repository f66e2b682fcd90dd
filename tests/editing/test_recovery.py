"""Edits that are not saved outlast the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.outside import Merged
from helpdesk_app.editing.recovery import UnsavedEdits, read_unsaved, unsaved_file
from helpdesk_app.faq.model import Announcement, Facet, FacetValue, Provenance, Upkeep
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.storage.errors import DamagedError

SOURCE = Content("Où ?", "Ici.\n- là", ("par où",), (FacetValue("Lieu", "Gare"),), Upkeep(owner="Zoé"))
ENTRY = EditedEntry("a", SOURCE, SOURCE, (Provenance("page.txt", 1, 2, "0" * 64),), answer_was="x")
SAVED = Workspace({"a": ENTRY, "b": EditedEntry("b", SOURCE, None, file="entries/b.md")})


def noted(workspace: Workspace, uid: str, note: str) -> Workspace:
    entry = workspace.entries[uid]
    return workspace.with_entry(replace(entry, content=replace(entry.content, note=note)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return unsaved_file(tmp_path / "editing", tmp_path)


def recovered(path: Path, folder: Workspace = SAVED) -> Workspace | None:
    unsaved = read_unsaved(path)
    return unsaved.onto(folder).workspace if unsaved else None


def test_all_that_can_be_edited_is_kept(path: Path) -> None:
    edited = replace(
        noted(SAVED, "a", "x\ny").with_entry(EditedEntry("c", Content("Et là ?"), None)),
        facets=(Facet("Lieu", ("Gare",), "lieu", "Lieu", ("Gare",)),),
        expected=(ExpectedResult("où", "a"),),
        dismissed=frozenset({"piscine"}),
        announcements=(Announcement("Fermé.", "2026-12-01"),),
    )
    edited = replace(edited, entries={uid: entry for uid, entry in edited.entries.items() if uid != "b"})
    edits = UnsavedEdits(path, SAVED)
    edits.keep(edited)
    assert recovered(path) == edited


def test_the_last_of_several_edits_counts_and_one_that_was_undone_is_none(path: Path) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(first := noted(SAVED, "a", "1"))
    edits.keep(noted(first, "b", "2"))
    edits.keep(noted(noted(first, "b", ""), "a", "3"))
    assert recovered(path) == noted(SAVED, "a", "3")
    edits.keep(SAVED)
    assert read_unsaved(path) is None


def test_what_is_saved_is_forgotten_and_what_was_edited_meanwhile_is_not(path: Path) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(first := noted(SAVED, "a", "1"))
    edits.saved(first, noted(first, "b", "2"))
    assert recovered(path, first) == noted(first, "b", "2")
    edits.saved(noted(first, "b", "2"), noted(first, "b", "2"))
    assert not path.exists()


def test_at_no_moment_of_a_save_is_an_edit_on_no_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(first := noted(SAVED, "a", "1"))
    both = noted(first, "b", "2")
    edits.keep(both)
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_kwargs: pytest.fail("the file goes before the next is there"))
    edits.saved(first, both)
    assert recovered(path, first) == both


def test_a_line_that_a_kill_has_cut_off_costs_nothing_else(path: Path) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(first := noted(SAVED, "a", "1"))
    whole = path.read_bytes()
    edits.keep(noted(first, "b", "2"))
    longer = path.read_bytes()
    for length in range(len(whole), len(longer) - 1, 50):
        path.write_bytes(longer[:length])
        assert recovered(path) == first
        UnsavedEdits(path, SAVED).keep(noted(first, "b", "3"))
        assert recovered(path) == noted(first, "b", "3")


def test_a_line_that_a_full_disk_has_cut_off_does_not_spoil_the_next(path: Path) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(first := noted(SAVED, "a", "1"))
    with path.open("ab") as file:
        file.write(b'{"entries": {"a"')
    edits.keep(noted(first, "b", "2"))
    assert recovered(path) == noted(first, "b", "2")


def test_edits_of_another_version_of_the_program_are_set_aside(path: Path) -> None:
    UnsavedEdits(path, SAVED).keep(noted(SAVED, "a", "1"))
    written = path.read_bytes().replace(b'"wordings"', b'"phrasings"')
    path.write_bytes(written)
    with pytest.raises(DamagedError, match="is damaged"):
        read_unsaved(path)
    assert [kept.read_bytes() for kept in path.parent.iterdir()] == [written]
    assert read_unsaved(path) is None


def test_edits_of_a_window_that_was_killed_right_after_its_save_are_none(path: Path) -> None:
    UnsavedEdits(path, SAVED).keep(saved := noted(SAVED, "a", "1"))
    assert recovered(path, saved) == saved
    UnsavedEdits(path, saved).keep(edited := noted(saved, "a", "2"))
    unsaved = read_unsaved(path)
    assert unsaved
    assert unsaved.onto(saved) == Merged(edited)


def test_edits_meet_a_folder_that_has_changed_meanwhile(path: Path) -> None:
    edits = UnsavedEdits(path, SAVED)
    edits.keep(noted(SAVED, "a", "1"))
    folder = noted(SAVED, "b", "theirs")
    assert recovered(path, folder) == noted(folder, "a", "1")
    unsaved = read_unsaved(path)
    assert unsaved
    (conflict,) = unsaved.onto(noted(SAVED, "a", "theirs")).conflicts
    assert (conflict.uid, conflict.theirs, conflict.ours) == ("a", "theirs", "1")


def test_each_folder_has_a_file_of_its_own(tmp_path: Path) -> None:
    assert unsaved_file(tmp_path, tmp_path / "a") != unsaved_file(tmp_path, tmp_path / "b")
    assert unsaved_file(tmp_path, tmp_path / "a") == unsaved_file(tmp_path, tmp_path / "b" / ".." / "a")
