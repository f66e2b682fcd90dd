"""What the editors get from a folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.editing import loading
from helpdesk_app.editing.fingerprints import Fingerprint, fingerprints_of
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.model import faq_of
from helpdesk_app.faq.model import FacetValue, Status
from helpdesk_app.faq_build.publishing import assemble, build
from helpdesk_app.faq_build.sources.document import SourceError
from tests.editing.small_folder import BADGE, BADGE_UID, BUS, KEY_UID, PRODUCT


def built(folder: Path) -> None:
    build(
        [folder],
        folder / "faq.db",
        curation=None,
        imported_on="2026-11-22",
        compile_index=lambda _faq, _parts: {},
        accept=True,
    )


def test_the_bundled_folder_is_the_faq_that_is_built_from_it(tmp_path: Path) -> None:
    folder = tmp_path / "faq"
    shutil.copytree(paths.resource("faq"), folder)
    faq = assemble([folder], curation=None, imported_on="").faq
    edited = faq_of(load(folder).workspace)
    assert edited.entries == faq.entries
    assert edited.facets == faq.facets


def test_what_the_source_says_stands_beside_what_the_editors_say(folder: Path) -> None:
    workspace = load(folder).workspace
    assert list(workspace.entries) == [BADGE_UID, KEY_UID, "taxi", "train", "bus", "velo"]
    badge = workspace.entries[BADGE_UID]
    assert badge.source
    assert (badge.source.question, badge.source.answer, badge.source.facets) == ("", BADGE, ())
    assert badge.content == replace(
        badge.source,
        question="Où acheter un badge ?",
        wordings=("prix du badge", "badge perdu"),
        facets=(FacetValue(PRODUCT, "Badge"),),
    )
    assert workspace.entries["train"].content.note == "à revoir"


def test_a_curation_that_is_gone_while_the_folder_is_read_is_no_empty_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen_then_gone(seen: Path) -> dict[str, Fingerprint]:
        found = fingerprints_of(seen)
        (seen / "curation.toml").unlink()
        return found

    monkeypatch.setattr(loading, "fingerprints_of", seen_then_gone)
    with pytest.raises(SourceError, match=r"curation\.toml"):
        load(folder)


def test_an_entry_by_hand_has_no_source_and_its_topics_under_their_shown_names(folder: Path) -> None:
    entry = load(folder).workspace.entries["velo"]
    assert (entry.source, entry.file) == (None, "entries/velo.md")
    assert entry.content.facets == (FacetValue(PRODUCT, "Badge"),)
    assert entry.content.answer == "Dans la **cour**, près du portail.\n- le matin\n- le soir"


def test_a_begun_entry_without_an_answer_is_there_though_no_build_takes_it(folder: Path) -> None:
    (folder / "entries/neuf.md").write_text("---\nuid: neuf\nstatut: brouillon\n---\n# Et après ?\n", encoding="utf-8")
    entry = load(folder).workspace.entries["neuf"]
    assert (entry.content.question, entry.content.answer, entry.file) == ("Et après ?", "", "entries/neuf.md")
    assert entry.content.upkeep.status is Status.DRAFT


def test_a_withdrawn_entry_comes_from_the_archive(folder: Path) -> None:
    built(folder)
    table = (folder / "table.csv").read_text(encoding="utf-8")
    (folder / "table.csv").write_text("\n".join(table.splitlines()[:-1]), encoding="utf-8")
    loaded = load(folder)
    bus = loaded.workspace.entries["bus"]
    assert (bus.content.answer, bus.content.upkeep.status) == (BUS, Status.WITHDRAWN)
    assert bus.source == bus.content
    assert loaded.built
    assert "bus" in {entry.uid for entry in loaded.built.entries}


def test_a_folder_may_be_empty_yet(tmp_path: Path) -> None:
    assert not load(tmp_path).workspace.entries


def test_a_mistake_names_file_and_line(folder: Path) -> None:
    with (folder / "curation.toml").open("a", encoding="utf-8") as file:
        file.write("remarque = 1\n")
    with pytest.raises(SourceError, match=r"curation\.toml:\d+: .*remarque"):
        load(folder)


def test_progress_counts_the_files_and_may_stop(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    load(folder, lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_what_is_said_of_no_entry_is_named_and_what_a_build_remembers_is_not_lost(folder: Path) -> None:
    page = folder / "page.txt"
    text = page.read_text(encoding="utf-8")
    changed = text.replace(BADGE, "Tout autre chose, qui ne ressemble à rien de ce qui était écrit là.")
    page.write_text(changed, encoding="utf-8")
    assert load(folder).lost == ("Où acheter un badge ?",)
    page.write_text(text, encoding="utf-8")
    assert not load(folder).lost
    built(folder)
    page.write_text(changed, encoding="utf-8")
    assert not load(folder).lost
