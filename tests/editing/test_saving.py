"""A save writes what changed and nothing else, and the next load gives the workspace back."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.editing.loading import load
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.saving import ChangedOutsideError, Saved, UnwritableEntryError, save
from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import Announcement, FacetValue, Status, Upkeep
from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.faq_build.expected_results import ExpectedResult
from tests.editing.small_folder import BADGE_UID, KEY_UID, PRODUCT, texts_of
from tests.small_pictures import png


def edited(workspace: Workspace, uid: str, **changes: object) -> Workspace:
    entry = workspace.entries[uid]
    upkeep = {key: changes.pop(key) for key in list(changes) if hasattr(entry.content.upkeep, key)}
    content = replace(entry.content, upkeep=replace(entry.content.upkeep, **upkeep), **changes)  # type: ignore[arg-type]
    return workspace.with_entry(replace(entry, content=content))


def saved_and_loaded(folder: Path, after: Workspace) -> Saved:
    loaded = load(folder)
    saved = save(folder, loaded.workspace, after, loaded.fingerprints)
    again = load(folder)
    assert again.workspace == saved.workspace
    assert again.fingerprints == saved.fingerprints
    assert not save(folder, again.workspace, again.workspace, again.fingerprints).files
    return saved


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    lines = []
    for name in sorted({*before, *after}):
        old, new = (texts.get(name, "").splitlines() for texts in (before, after))
        lines += [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    return lines


@pytest.mark.parametrize(
    ("uid", "changes", "lines"),
    [
        (KEY_UID, {"question": "Clé ?"}, ['- question = "Que faire d’une clé perdue ?"', '+ question = "Clé ?"']),
        (KEY_UID, {"wordings": ("ma clé",)}, ['+ wordings = ["ma clé"]']),
        (BADGE_UID, {"wordings": ("prix du badge", "un badge", "badge perdu")}, ['+   "un badge",']),
        (BADGE_UID, {"wordings": ("badge perdu",)}, ['-   "prix du badge",   # très demandé']),
        (BADGE_UID, {"facets": ()}, ['- facets.produit = ["Badge"]']),
        (BADGE_UID, {"owner": "Zoé", "valid_to": "31/12/2026"}, ['+ owner = "Zoé"', "+ valid_to = 2026-12-31"]),
        ("train", {"note": ""}, ['- note = "à revoir"']),
        ("train", {"wordings": ("x",), "question": "Et le train ?"}, [
            '+ question = "Et le train ?"', '+ wordings = ["x"]', '+ without.wordings = ["Qui paie le train ?"]',
        ]),
        ("taxi", {"wordings": ("note de taxi",), "owner": ""}, [
            "+ ", "+ # « Le service des voyages »", "+ [entries.taxi]", '+ without.wordings = ["prix du taxi"]',
            '+ without.keys = ["owner"]',
        ]),
        ("velo", {"question": "Où mettre un vélo ?"}, ["- # Où garer un vélo ?", "+ # Où mettre un vélo ?"]),
        ("velo", {"wordings": ("garer un vélo", "vélo : où ?")}, ['+   - "vélo : où ?"']),
        ("velo", {"note": "à voir"}, ["+ note: à voir"]),
        ("velo", {"answer": "Dans la **cour**, près du portail.\n- le matin\n- le midi\n- le soir"}, ["+ - le midi"]),
    ],
)  # fmt: skip
def test_the_files_differ_in_what_was_edited_only(
    folder: Path, uid: str, changes: dict[str, object], lines: list[str]
) -> None:
    before = texts_of(folder)
    saved_and_loaded(folder, edited(load(folder).workspace, uid, **changes))
    assert sorted(difference(before, texts_of(folder))) == sorted(lines)


def test_a_replaced_answer_names_the_one_of_the_source(folder: Path) -> None:
    saved = saved_and_loaded(folder, edited(load(folder).workspace, "taxi", answer="Nous.\n- Paul\n- Zoé"))
    text = texts_of(folder)["curation.toml"]
    assert f'answer = """\nNous.\n- Paul\n- Zoé\n"""\nanswer_was = "{uid_of("Le service des voyages.")}"\n' in text
    assert not saved.workspace.entries["taxi"].is_outdated


def test_a_new_entry_gets_a_file_named_after_its_question(folder: Path) -> None:
    content = Content("Où est l’accueil ?", "Au **rez-de-chaussée**.", ("accueil",), note="deux\nlignes")
    workspace = load(folder).workspace
    saved = saved_and_loaded(folder, workspace.with_entry(EditedEntry("abcdefghij", content, None)))
    assert saved.files == ("entries/ou-est-l-accueil.md",)
    assert saved.workspace.entries["abcdefghij"].file == "entries/ou-est-l-accueil.md"


def test_the_file_of_a_new_entry_has_a_path_that_windows_takes(folder: Path, tmp_path: Path) -> None:
    deep = tmp_path.joinpath("d" * (190 - len(str(tmp_path))))
    shutil.copytree(folder, deep)
    content = Content("Où est l’accueil des nouveaux collègues du troisième étage ?", "Là.")
    saved = saved_and_loaded(deep, load(deep).workspace.with_entry(EditedEntry("abcdefghij", content, None)))
    (name,) = saved.files
    assert len(str(deep / name)) < 250
    assert name.startswith("entries/ou-est-l-accueil")


def test_a_begun_entry_is_kept_without_an_answer(folder: Path) -> None:
    begun = EditedEntry("abcdefghij", Content("Et là ?", upkeep=Upkeep(status=Status.DRAFT)), None)
    saved_and_loaded(folder, load(folder).workspace.with_entry(begun))


def test_an_entry_that_is_taken_back_leaves_its_file_where_no_build_reads_it(folder: Path) -> None:
    workspace = load(folder).workspace
    entries = {uid: entry for uid, entry in workspace.entries.items() if uid != "velo"}
    before = texts_of(folder)["entries/velo.md"]
    saved_and_loaded(folder, replace(workspace, entries=entries))
    assert texts_of(folder)[".entries-removed/velo.md"] == before
    saved_and_loaded(folder, load(folder).workspace.with_entry(replace(workspace.entries["velo"], file="")))
    saved_and_loaded(folder, replace(workspace, entries=entries))
    assert ".entries-removed/ou-garer-un-velo.md" in texts_of(folder)


def test_topics_searches_and_announcements_are_kept(folder: Path) -> None:
    workspace = edited(load(folder).workspace, "taxi", facets=(FacetValue(PRODUCT, "Taxi"), FacetValue("Lieu", "Gare")))
    after = replace(
        workspace,
        expected=(ExpectedResult("prix du taxi", "taxi"),),
        dismissed=frozenset({"piscine"}),
        announcements=(Announcement("Fermé lundi.", "2026-12-01"),),
    )
    saved = saved_and_loaded(folder, after)
    assert saved.files == ("curation.toml", "recherches.toml", "recherches-ecartees.txt")
    texts = texts_of(folder)
    assert 'values = ["Badge", "Clé", "Taxi"]' in texts["curation.toml"]
    assert '[facets.lieu]\nquestion = "Lieu"\n' in texts["curation.toml"]


def test_what_someone_else_changed_is_not_overwritten(folder: Path) -> None:
    loaded = load(folder)
    with (folder / "curation.toml").open("a", encoding="utf-8") as file:
        file.write("# ailleurs\n")
    before = texts_of(folder)
    with pytest.raises(ChangedOutsideError, match=r"curation\.toml"):
        save(folder, loaded.workspace, edited(loaded.workspace, "taxi", note="x"), loaded.fingerprints)
    assert texts_of(folder) == before


@pytest.mark.parametrize("uid", ["velo", "taxi"])
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"question": "x " * 1_000}, "the question has"),
        ({"valid_to": "demain"}, "« demain » is not a date"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "is before valid_from"),
    ],
)
def test_an_entry_that_no_file_can_say_stops_the_save(
    folder: Path, uid: str, changes: dict[str, object], reason: str
) -> None:
    loaded, before = load(folder), texts_of(folder)
    with pytest.raises(UnwritableEntryError, match=reason) as caught:
        save(folder, loaded.workspace, edited(loaded.workspace, uid, **changes))
    assert caught.value.uid == uid
    assert texts_of(folder) == before


def test_a_picture_stays_where_the_answer_still_has_it(folder: Path) -> None:
    (folder / "entries/plan.png").write_bytes(png())
    file = folder / "entries/velo.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n![Le plan](plan.png)\n", encoding="utf-8")
    before, workspace = texts_of(folder, ".md"), load(folder).workspace
    answer = workspace.entries["velo"].content.answer
    assert answer.endswith(f"![Le plan](picture:{picture_name(png())})")
    saved = saved_and_loaded(folder, edited(workspace, "velo", answer=answer.replace("le soir", "le midi")))
    assert difference(before, texts_of(folder, ".md")) == ["- - le soir", "+ - le midi"]
    saved_and_loaded(folder, edited(saved.workspace, "velo", answer="Plus rien."))


@pytest.mark.parametrize(
    ("changes", "is_seen"),
    [({"answer": "Nous, à partir de mai."}, True), ({"checked_on": "2026-11-26"}, True), ({"note": "?"}, False)],
)
def test_who_corrects_or_checks_an_answer_has_seen_how_its_source_changed(
    folder: Path, changes: dict[str, object], is_seen: bool
) -> None:
    saved_and_loaded(folder, edited(load(folder).workspace, "taxi", answer="Nous."))
    table = folder / "table.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Le service des voyages", "Vous"), encoding="utf-8")
    loaded = load(folder)
    assert loaded.workspace.entries["taxi"].is_outdated
    assert any("taxi" in doubt.text for doubt in loaded.doubts)
    saved = saved_and_loaded(folder, edited(loaded.workspace, "taxi", **changes))
    taxi = saved.workspace.entries["taxi"]
    assert taxi.is_outdated is not is_seen
    saved = saved_and_loaded(folder, saved.workspace.with_entry(replace(taxi, answer_was="")))
    assert not saved.workspace.entries["taxi"].is_outdated


def test_a_begun_entry_stops_no_build(folder: Path) -> None:
    begun = EditedEntry("abcdefghij", Content("Et là ?", upkeep=Upkeep(status=Status.DRAFT)), None)
    saved_and_loaded(folder, load(folder).workspace.with_entry(begun))
    assert not load(folder).doubts


def test_front_matter_in_toml_is_kept_as_such(folder: Path) -> None:
    text = '+++\nuid = "velo"  # notre fiche\ncouleur = "bleu"\n\n[topics]\nProduit = ["Badge"]\n+++\n# Où ?\n\nIci.\n'
    (folder / "entries/velo.md").write_text(text, encoding="utf-8")
    before = texts_of(folder)
    changes = {"question": "Où donc ?", "owner": "Zoé", "wordings": ("par où",)}
    saved_and_loaded(folder, edited(load(folder).workspace, "velo", **changes))
    found = [line for line in difference(before, texts_of(folder)) if line != "+ "]
    assert found == ['+ formulations = ["par où"]', '+ responsable = "Zoé"', "- # Où ?", "+ # Où donc ?"]


def test_what_the_curation_says_of_an_entry_by_hand_moves_into_its_file(folder: Path) -> None:
    with (folder / "curation.toml").open("a", encoding="utf-8") as file:
        file.write('\n# vélo\n[entries.velo]\nquestion = "Garer un vélo ?"\nfacets.produit = ["Clé"]\nowner = "Zoé"\n')
    before, workspace = texts_of(folder), load(folder).workspace
    content = workspace.entries["velo"].content
    assert (content.question, content.upkeep.owner) == ("Garer un vélo ?", "Zoé")
    saved = saved_and_loaded(folder, edited(workspace, "velo", note="à voir"))
    assert saved.workspace.entries["velo"].content == replace(content, note="à voir")
    after = texts_of(folder)
    assert "velo" not in after["curation.toml"]
    assert after["curation.toml"] == before["curation.toml"][: len(after["curation.toml"])]
    assert "responsable: Zoé" in after["entries/velo.md"]
