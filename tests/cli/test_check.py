"""``helpdesk check`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.cli.shared import load_lexicon
from helpdesk_app.config import exit_codes
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import uid_of, with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.encoder import Encoder
from helpdesk_app.search.meaning import compile_meaning
from tests.cli.conftest import Run
from tests.search.word_encoder import WordEncoder


def test_a_sound_database_passes(helpdesk: Run, cards_faq: Path) -> None:
    code, out, error = helpdesk("check", cards_faq)
    assert (code, error) == (exit_codes.OK, "")
    assert "3" in out


def test_a_damaged_database_fails_with_a_sentence(helpdesk: Run, cards_faq: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "faq.db"
    damaged.write_bytes(cards_faq.read_bytes()[:5000])
    code, out, _ = helpdesk("check", damaged)
    assert code == exit_codes.NOTHING
    assert f"“{damaged}” is damaged" in out


def test_a_document_is_checked_with_its_curation_and_nothing_is_written(helpdesk: Run, tmp_path: Path) -> None:
    source, curation = tmp_path / "entries.jsonl", tmp_path / "curation.toml"
    source.write_text('{"id": "a1", "question": "Où ?", "answer": "Ici."}\n', encoding="utf-8")
    curation.write_text("[nonsense", encoding="utf-8")
    assert helpdesk("check", source)[0] == exit_codes.OK
    code, out, _ = helpdesk("check", source, "--curation", curation)
    assert code == exit_codes.NOTHING
    assert "curation.toml:1" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["curation.toml", "entries.jsonl"]


def test_a_missing_file_cannot_be_checked(helpdesk: Run, tmp_path: Path) -> None:
    code, out, error = helpdesk("check", tmp_path / "none.db")
    assert (code, out) == (exit_codes.UNUSABLE, "")
    assert "none.db" in error


def test_entries_that_say_the_same_are_named(helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twins = [Entry(uid, question, "Appelez.") for uid, question in (("a", "badge perdu"), ("b", "insigne perdu"))]
    faq = with_version(Faq((*twins, Entry("c", "code secret", "Voir ici."))))
    encoder = WordEncoder({"insigne": "badge"})
    index = compile_index(faq, load_lexicon()) | compile_meaning(faq, encoder, ["gâteau"])
    database.write(tmp_path / "faq.db", faq, index)
    monkeypatch.setattr(Encoder, "load", lambda _folder: encoder)
    code, out, _ = helpdesk("check", tmp_path / "faq.db")
    assert code == exit_codes.OK
    assert out.count("near duplicates") == 1
    assert "near duplicates  a  « badge perdu » and b  « insigne perdu »" in out


def test_the_health_report_of_a_folder(helpdesk: Run, tmp_path: Path) -> None:
    folder, page = tmp_path / "faq", tmp_path / "health.html"
    folder.mkdir()
    entry = {"id": "a1", "question": "Où aller ?", "answer": "Voir www.exemple.fr."}
    (folder / "entries.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    code, out, _ = helpdesk("check", folder, "--report", page)
    assert code == exit_codes.OK
    assert f"{page}: 1 to mend" in out
    assert "n’a pas de https:// devant" in page.read_text(encoding="utf-8")


def test_a_folder_is_checked_as_it_goes_on_from_its_faq_db(helpdesk: Run, tmp_path: Path) -> None:
    text = "Le badge s’achète au guichet de la gare, le lundi matin de huit heures à dix heures."
    uid = uid_of(text)
    page = tmp_path / "page.csv"
    page.write_text(f"Question;Réponse\nOù l’acheter ?;{text}\nQui ?;Le chef.\n", encoding="utf-8")
    (tmp_path / "curation.toml").write_text(f'[entries.{uid}]\nowner = "Accueil"\n', encoding="utf-8")
    helpdesk("build", tmp_path, "-o", tmp_path / "faq.db", "--words-only")
    page.write_text(page.read_text(encoding="utf-8").replace("lundi", "mardi"), encoding="utf-8")
    assert "is in no source" not in helpdesk("check", tmp_path)[1]
    other = tmp_path / "other.db"
    (tmp_path / "faq.db").rename(other)
    assert "is in no source" in helpdesk("check", tmp_path)[1]
    assert "is in no source" not in helpdesk("check", tmp_path, "--before", other)[1]
