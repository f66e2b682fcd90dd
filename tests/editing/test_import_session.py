"""Files become sources of a folder: read, corrected on their lines, compared with the last version, written."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from helpdesk_app.editing import import_writing
from helpdesk_app.editing.comparison import EntryMatch, MatchedAs, MatchVerdict
from helpdesk_app.editing.import_session import ImportSession
from helpdesk_app.editing.import_state import ImportState, ImportStep
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.reading import LineRole
from helpdesk_app.editing.said import ToldAs
from helpdesk_app.editing.saving import ChangedOutsideError, Saved, save
from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.publishing import build
from helpdesk_app.faq_build.sources.columns import Role
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import FullDiskError, StorageError
from tests.faq_build.small_page import no_index

PAGE: Final = """\
Où acheter le badge ?
Le badge s’achète au guichet principal, sur présentation du bon signé par votre responsable.
Partager

en cas de perte
Appelez le standard, puis remplissez la déclaration de perte au secrétariat.
Partager

Quand ouvre le guichet ?
Le guichet ouvre à neuf heures, du lundi au vendredi, sauf les jours fériés.
Partager
"""
CARDS: Final = """\
réf. 1 le badge d’accès
Le badge s’achète au guichet principal.
réf. 2 la carte de cantine
La carte de cantine se recharge à la borne.
réf. 3 la clé du vestiaire
La clé du vestiaire se demande au gardien.
"""
PNG: Final = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
TABLE: Final = "Code;Libellé long;Texte\nA;Où ?;Ici même, dans le hall.\nB;Qui ?;Le gardien vous répond.\n"


def run_all(session: ImportSession) -> ImportState:
    """Do all tasks of ``session`` at once, where nobody waits for the screen."""
    while task := session.task():
        try:
            session.deliver(task, task.run())
        except (SourceError, StorageError) as error:
            session.fail(task, error)
    return session.state


def keys_of(state: ImportState, kinds: Sequence[MatchedAs]) -> list[tuple[MatchedAs, str]]:
    """Return the keys of all matches of some kinds."""
    return [match.key for match in state.matches if match.kind in kinds]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "faq"
    folder.mkdir()
    return folder


def chosen(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def started(folder: Path, *paths: Path) -> tuple[ImportSession, ImportState]:
    session = ImportSession(folder)
    session.add(paths)
    run_all(session)
    session.go_on()
    return session, session.state


def questions(state: ImportState) -> list[str]:
    assert state.file is not None
    assert state.file.reading is not None
    return [entry.question for entry in state.file.reading.entries]


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_lines_are_corrected_and_read_again_at_once(folder: Path, tmp_path: Path) -> None:
    session, state = started(folder, chosen(tmp_path, "aide.txt", PAGE))
    assert state.step is ImportStep.READING
    assert questions(state) == ["Où acheter le badge ?", "Quand ouvre le guichet ?"]
    session.tell([5], ToldAs.QUESTION)
    assert session.state.is_busy
    state = run_all(session)
    assert not state.is_busy
    assert questions(state) == ["Où acheter le badge ?", "en cas de perte", "Quand ouvre le guichet ?"]
    session.tell([11], ToldAs.FURNITURE)
    state = run_all(session)
    assert state.file is not None
    assert state.file.reading is not None
    assert "Partager" not in "".join(entry.answer for entry in state.file.reading.entries)
    assert state.file.reading.role(3) is LineRole.FURNITURE, "wherever the line recurs"

    session.undo()
    session.undo()
    assert len(questions(run_all(session))) == 2
    session.redo()
    assert len(questions(run_all(session))) == 3
    session.tell([5], None)
    assert len(questions(run_all(session))) == 2
    assert not session.state.can_redo
    assert not files_in(folder), "nothing is written before the last step"


def test_a_rule_stands_for_lines_that_begin_alike(folder: Path, tmp_path: Path) -> None:
    session, state = started(folder, chosen(tmp_path, "fiches.txt", CARDS))
    assert state.step is ImportStep.READING
    assert state.files[0].is_left_out
    assert not state.can_go_on
    assert "nothing shows where an answer begins" in state.files[0].reading.problem  # type: ignore[union-attr]
    session.tell([1], ToldAs.QUESTION)
    state = run_all(session)
    assert state.entries == 1
    assert state.rule is not None
    assert (state.rule.shape.start, state.rule.lines) == (("réf", ".", " ", None, " "), 3)
    session.use_rule()
    state = run_all(session)
    assert questions(state) == ["le badge d’accès", "la carte de cantine", "la clé du vestiaire"]
    assert state.rule is None
    session.go_on()
    run_all(session)
    session.go_on()
    assert run_all(session).outcome is not None
    said = tomllib.loads((folder / "faq.toml").read_text("utf-8"))["files"]["fiches.txt"]
    assert list(said) == ["questions"]
    assert len(load(folder).workspace.entries) == 3


def test_columns_are_named_on_the_table(folder: Path, tmp_path: Path) -> None:
    (folder / "faq.toml").write_text('# de la main de Paul\nignore = ["notes.pdf"]  # à relire\n', encoding="utf-8")
    session, state = started(folder, chosen(tmp_path, "t.csv", TABLE))
    assert state.file is not None
    assert state.file.reading is not None
    assert state.file.reading.is_table
    session.tell_column(0, 1, Role.QUESTION)
    session.tell_column(0, 0, Role.UNUSED)
    state = run_all(session)
    assert questions(state) == ["Où ?", "Qui ?"]
    session.go_on()
    run_all(session)
    session.go_on()
    run_all(session)
    text = (folder / "faq.toml").read_text("utf-8")
    assert text.startswith('# de la main de Paul\nignore = ["notes.pdf"]  # à relire\n')
    assert tomllib.loads(text)["files"]["t.csv"]["columns"] == {"question": "Libellé long", "unused": "Code"}


def test_what_is_not_read_says_what_to_do(folder: Path, tmp_path: Path) -> None:
    (folder / "faq.toml").write_text('ignore = ["vieux.txt"]\n', encoding="utf-8")
    pdf = tmp_path / "guide.pdf"
    pdf.write_bytes(b"%PDF-1.7\n\x00")
    paths = [pdf, chosen(tmp_path, "LISEZMOI.txt", PAGE), chosen(tmp_path, "vieux.txt", PAGE), tmp_path / "absent.txt"]
    session = ImportSession(folder)
    session.add(paths)
    state = run_all(session)
    assert "the file cannot be read" in session.add([tmp_path / "absent.txt"]).problem
    problems = {file.name: file.problem or file.reading.problem for file in state.files}  # type: ignore[union-attr]
    assert "Copy its text to a text file" in problems["guide.pdf"]
    assert "never read as a source" in problems["LISEZMOI.txt"]
    assert "no source" in problems["vieux.txt"]
    assert not state.can_go_on
    session.remove("guide.pdf")
    assert [file.name for file in session.state.files] == ["LISEZMOI.txt", "vieux.txt"]


def imported(folder: Path, path: Path) -> None:
    session, _ = started(folder, path)
    session.tell([5], ToldAs.QUESTION)
    session.tell([3], ToldAs.FURNITURE)
    run_all(session)
    session.go_on()
    run_all(session)
    session.go_on()
    assert run_all(session).outcome is not None


def by_kind(state: ImportState) -> dict[MatchedAs, list[EntryMatch]]:
    return {kind: [match for match in state.matches if match.kind is kind] for kind in MatchedAs}


NEWER: Final = (
    PAGE.replace("au guichet principal", "au guichet de l’accueil")
    .replace(
        """en cas de perte
Appelez le standard, puis remplissez la déclaration de perte au secrétariat.
Partager

""",
        "",
    )
    .replace(
        "Partager\n\nQuand",
        "Partager\n\nComment se garer ?\nDemandez une place au gardien du parking.\nPartager\n\nQuand",
    )
)


def week_later(folder: Path, tmp_path: Path, *, is_built: bool) -> tuple[ImportSession, ImportState, dict[str, str]]:
    """Import a page, curate an answer, perhaps build, and compare with the page of a week later."""
    imported(folder, chosen(tmp_path, "aide.txt", PAGE))
    uids = {entry.content.question: uid for uid, entry in load(folder).workspace.entries.items()}
    curation = f'# des éditeurs\n[entries.{uids["Où acheter le badge ?"]}]\nwordings = ["acheter un badge"]\n'
    curation += f'\n[entries.{uids["en cas de perte"]}]\nowner = "accueil"\n'
    (folder / "curation.toml").write_text(curation, encoding="utf-8")
    if is_built:
        build([folder], folder / "faq.db", curation=None, imported_on="2026-11-22", compile_index=no_index)
    session = ImportSession(folder)
    session.add([chosen(tmp_path, "aide (1).txt", NEWER)])
    run_all(session)
    assert session.state.files[0].replaces
    session.go_on()
    session.go_on()
    return session, run_all(session), uids


@pytest.mark.parametrize("is_built", [True, False], ids=["built", "never built"])
def test_a_new_version_is_taken_and_nothing_curated_is_lost(folder: Path, tmp_path: Path, *, is_built: bool) -> None:
    before = files_in(folder)
    session, state, uids = week_later(folder, tmp_path, is_built=is_built)
    found = by_kind(state)
    assert {kind: len(some) for kind, some in found.items()} == {
        MatchedAs.DOUBTFUL: 0,
        MatchedAs.CHANGED: 1,
        MatchedAs.NEW: 1,
        MatchedAs.GONE: 1,
        MatchedAs.UNCHANGED: 1,
    }
    (changed,) = found[MatchedAs.CHANGED]
    assert changed.older is not None
    assert changed.newer is not None
    assert changed.older.uid == changed.newer.uid == uids["Où acheter le badge ?"]
    assert before == {}
    session.go_on()
    outcome = run_all(session).outcome
    assert outcome is not None
    assert (outcome.files, outcome.refused) == (("aide.txt",), 0)
    entries = load(folder).workspace.entries
    badge = entries[uids["Où acheter le badge ?"]].content
    assert "guichet de l’accueil" in badge.answer
    assert badge.wordings == ("acheter un badge",)
    assert "Partager" not in badge.answer, "the recipe holds for the new version"
    assert (folder / "aide.txt").read_text("utf-8") == NEWER
    assert "# des éditeurs" in (folder / "curation.toml").read_text("utf-8")
    report = build([folder], folder / "faq.db", curation=None, imported_on="2026-11-29", compile_index=no_index)
    assert uids["Où acheter le badge ?"] in {entry.uid for entry in report.faq.entries}
    assert len(report.faq.entries) == 3


@pytest.mark.parametrize("is_built", [True, False], ids=["built", "never built"])
def test_what_is_refused_stays_as_agents_saw_it(folder: Path, tmp_path: Path, *, is_built: bool) -> None:
    session, state, uids = week_later(folder, tmp_path, is_built=is_built)
    session.decide(keys_of(state, tuple(MatchedAs)), MatchVerdict.REFUSED)
    session.go_on()
    outcome = run_all(session).outcome
    assert outcome is not None
    assert outcome.refused == 3
    report = build([folder], folder / "faq.db", curation=None, imported_on="2026-11-29", compile_index=no_index)
    shown = {entry.uid: entry for entry in report.faq.entries}
    assert set(shown) == set(uids.values())
    assert "guichet principal" in shown[uids["Où acheter le badge ?"]].answer
    assert shown[uids["Où acheter le badge ?"]].wordings == ("acheter un badge",)
    assert shown[uids["en cas de perte"]].upkeep.owner == "accueil"
    parking = next(e for e in load(folder).workspace.entries.values() if e.content.question == "Comment se garer ?")
    assert parking.content.upkeep.status is Status.HIDDEN
    assert not any(notice.line and "answer" in notice.group for notice in report.notices)


def test_a_doubtful_entry_is_the_same_or_another(folder: Path, tmp_path: Path) -> None:
    first, rest = PAGE.split("Partager\n\n", 1)
    assert "badge" in first
    rewritten = f"""{rest}
Quelles démarches pour un badge ?
Votre responsable signe un bon, à présenter au guichet principal du bâtiment.
Partager
"""
    for verdict, same in ((MatchVerdict.TAKEN, True), (MatchVerdict.REFUSED, False)):
        home = folder / verdict.name
        home.mkdir()
        imported(home, chosen(tmp_path, "aide.txt", PAGE))
        uids = {entry.content.question: uid for uid, entry in load(home).workspace.entries.items()}
        session = ImportSession(home)
        session.add([chosen(tmp_path, "aide.txt", rewritten)])
        run_all(session)
        session.go_on()
        session.go_on()
        state = run_all(session)
        (doubt,) = by_kind(state)[MatchedAs.DOUBTFUL]
        assert doubt.verdict is MatchVerdict.OPEN
        session.decide([doubt.key], verdict)
        session.go_on()
        run_all(session)
        entry = load(home).workspace.entries.get(uids["Où acheter le badge ?"])
        assert (entry is not None) is same
        assert not load(home).resemblances


def test_a_version_is_chosen_by_hand_and_a_write_that_fails_changes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(folder, chosen(tmp_path, "aide.txt", PAGE))
    session = ImportSession(folder)
    session.add([chosen(tmp_path, "export-de-decembre.txt", NEWER)])
    run_all(session)
    assert not session.state.files[0].replaces
    session.make_version_of("export-de-decembre.txt", "aide.txt")
    run_all(session)
    assert (session.state.target, session.state.files[0].replaces) == ("aide.txt", True)
    session.make_version_of("aide.txt", "")
    assert session.state.files[0].target == "export-de-decembre.txt"
    session.make_version_of("export-de-decembre.txt", "aide.txt")
    run_all(session)
    session.go_on()
    session.go_on()
    state = run_all(session)
    session.decide(keys_of(state, tuple(MatchedAs)), MatchVerdict.REFUSED)
    session.go_on()
    before = files_in(folder)
    meanwhile: list[object] = []

    def full(*_: object) -> None:
        meanwhile.append(files_in(folder))
        raise FullDiskError(folder)

    monkeypatch.setattr(import_writing, "save", full)
    state = run_all(session)
    assert state.step is ImportStep.MATCHING
    assert state.problem
    assert files_in(folder) == before
    assert meanwhile == [before], "a kill before the refusals are known takes nothing that was refused"


def test_a_source_of_the_folder_is_read_again_in_another_way(folder: Path, tmp_path: Path) -> None:
    (folder / "aide.txt").write_text(PAGE, encoding="utf-8")
    before = load(folder).workspace.entries
    session = ImportSession(folder)
    assert session.state.sources == ("aide.txt",)
    session.read_again("aide.txt")
    run_all(session)
    session.go_on()
    session.tell([3], ToldAs.FURNITURE)
    session.tell([5], ToldAs.QUESTION)
    run_all(session)
    session.go_on()
    state = run_all(session)
    assert len(by_kind(state)[MatchedAs.NEW]) == 1
    session.go_on()
    assert run_all(session).outcome is not None
    assert (folder / "aide.txt").read_text("utf-8") == PAGE
    after = load(folder).workspace.entries
    assert before.keys() <= after.keys()
    assert sorted(entry.content.question for entry in after.values()) == [
        "Où acheter le badge ?",
        "Quand ouvre le guichet ?",
        "en cas de perte",
    ]


def test_pictures_beside_a_page_come_with_it(folder: Path, tmp_path: Path) -> None:
    pictures = tmp_path / "aide_fichiers"
    pictures.mkdir()
    (pictures / "plan.png").write_bytes(PNG)
    page = "<html><body><details><summary>Où ?</summary><p>Ici : <img src='aide_fichiers/plan.png' alt='plan'></p>"
    page += "</details><details><summary>Qui ?</summary><p>Moi.</p></details></body></html>"
    session, _ = started(folder, chosen(tmp_path, "aide.html", page))
    session.go_on()
    run_all(session)
    session.go_on()
    assert run_all(session).outcome is not None
    assert (folder / "aide_fichiers" / "plan.png").read_bytes() == PNG


def test_a_name_in_other_letters_is_the_same_file_as_on_windows(folder: Path, tmp_path: Path) -> None:
    imported(folder, chosen(tmp_path, "aide.txt", PAGE))
    (folder / "aide (1).txt").write_text(NEWER, encoding="utf-8")
    session = ImportSession(folder)
    session.add([chosen(tmp_path, "AIDE.txt", NEWER)])
    run_all(session)
    assert (session.state.files[0].target, session.state.files[0].replaces) == ("aide.txt", True)
    session.make_version_of("aide.txt", "")
    assert session.state.files[0].target == "AIDE (2).txt"


def test_a_picture_does_not_replace_that_of_another_page(folder: Path, tmp_path: Path) -> None:
    for name in ("un", "deux"):
        home = tmp_path / name
        (home / "images").mkdir(parents=True)
        (home / "images" / "1.png").write_bytes(PNG + name.encode())
        page = f"# {name} ?\n\nVoyez ![plan](images/1.png) de {name}.\n\n# Et {name} ?\n\nPareil que {name}.\n"
        session, _ = started(folder, chosen(home, f"{name}.md", page))
        session.go_on()
        run_all(session)
        session.go_on()
        state = run_all(session)
    assert "images/1.png" in state.problem
    assert (folder / "images" / "1.png").read_bytes() == PNG + b"un"
    assert not (folder / "deux.md").exists()


def test_what_someone_else_writes_meanwhile_is_not_replaced(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, state, _uids = week_later(folder, tmp_path, is_built=False)
    session.decide(keys_of(state, tuple(MatchedAs)), MatchVerdict.REFUSED)
    session.go_on()

    def saved_by_two(*arguments: Any) -> Saved:
        with (folder / "curation.toml").open("a", encoding="utf-8") as file:
            file.write("# de quelqu’un d’autre\n")
        return save(*arguments)

    monkeypatch.setattr(import_writing, "save", saved_by_two)
    task = session.task()
    assert task is not None
    with pytest.raises(ChangedOutsideError, match=r"curation\.toml"):
        task.run()
    assert "quelqu’un" in (folder / "curation.toml").read_text("utf-8")
    assert (folder / "aide.txt").read_text("utf-8") != NEWER


def test_a_file_that_cannot_be_copied_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise shutil.Error([(str(folder / "a.png"), "copy", "in use")])

    session, _state, _uids = week_later(folder, tmp_path, is_built=False)
    session.go_on()
    monkeypatch.setattr(shutil, "copytree", fail)
    assert "a.png" in run_all(session).problem
