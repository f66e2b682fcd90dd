"""``helpdesk build`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.cli import build, check
from helpdesk_app.config import exit_codes, paths
from helpdesk_app.faq import database
from helpdesk_app.search.index import StaleIndexError
from helpdesk_app.search.vectors import Vectors
from tests.cli.conftest import Run
from tests.search.word_encoder import WordEncoder


def test_build_makes_what_search_finds_and_check_approves(helpdesk: Run, tmp_path: Path) -> None:
    source, built = tmp_path / "entries.jsonl", tmp_path / "faq.db"
    entry = {"id": "a1", "question": "Comment activer ma e-CPS ?", "answer": "Ouvrez l’application."}
    source.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert helpdesk("check", source)[0] == exit_codes.OK
    code, out, _ = helpdesk("build", source, "-o", built, "--report", "--imported-on", "2026-11-22")
    assert code == exit_codes.OK
    assert "entries.jsonl" in out
    assert helpdesk("check", built)[0] == exit_codes.OK
    assert json.loads(helpdesk("search", "--db", built, "--json", "e cps")[1])["hits"][0]["uid"] == "a1"
    assert database.read(built)[0].imported_on == "2026-11-22"


def test_a_build_keeps_the_meaning_of_the_texts(helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, built = tmp_path / "entries.jsonl", tmp_path / "faq.db"
    source.write_text('{"id": "a1", "question": "Où ?", "answer": "Ici."}\n', encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", WordEncoder)
    assert helpdesk("build", source, "-o", built)[0] == exit_codes.OK
    assert Vectors.from_parts(database.read(built)[1]).model == "words"


def test_a_build_says_what_goes_on_and_puts_doubts_side_by_side(helpdesk: Run, tmp_path: Path) -> None:
    source, built, page = tmp_path / "page.txt", tmp_path / "faq.db", tmp_path / "decisions.html"
    texts = [
        "Le badge s’achète au guichet de la gare, le lundi matin de huit heures à dix heures.",
        "L’abonnement annuel au bus coûte cent euros, et se prend au guichet.",
        "Pour une clé perdue, appelez le vingt-cinq et donnez le numéro gravé sur votre casier.",
    ]

    def write(*answers: str) -> None:
        lines = (f"{answer}\nCette réponse vous a-t-elle été utile ?\n" for answer in answers)
        source.write_text("".join(lines), encoding="utf-8")

    write(*texts)
    assert "changes" not in helpdesk("build", source, "-o", built)[1]
    tram = "L’abonnement annuel au tram coûte deux cents euros, et se prend par courrier."
    write(texts[0].replace("lundi", "mardi"), texts[2], tram)
    code, out, _ = helpdesk("build", source, "-o", tmp_path / "new.db", "--before", built, "--decisions", page)
    assert code == exit_codes.OK
    assert "1 new, 1 changed, 0 moved, 1 withdrawn and kept in the archive" in out
    assert "[-lundi-] {+mardi+}" in out
    assert "same_as = " in out
    assert "<ins>tram</ins>" in page.read_text(encoding="utf-8")


def test_a_build_by_words_alone_has_no_meaning(helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, built = tmp_path / "entries.jsonl", tmp_path / "faq.db"
    source.write_text('{"id": "a1", "question": "Où ?", "answer": "Ici."}\n', encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", WordEncoder)
    assert helpdesk("build", source, "-o", built, "--words-only")[0] == exit_codes.OK
    with pytest.raises(StaleIndexError):
        Vectors.from_parts(database.read(built)[1])


def test_a_build_with_doubts_stops_until_they_are_accepted(
    helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, built = tmp_path / "page.txt", tmp_path / "faq.db"
    source.write_text("Bonjour à tous.\n" * 3 + "Où ?\nIci.\nQui ?\nMoi.\n", encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", lambda: None)
    code, _, error = helpdesk("build", source, "-o", built)
    assert code == exit_codes.UNUSABLE
    assert "page.txt:1: 3 of 7 lines" in error
    assert "--accept" in error
    assert not built.exists()
    assert helpdesk("check", source)[0] == exit_codes.NOTHING
    assert helpdesk("build", source, "-o", built, "--accept")[0] == exit_codes.OK


def test_a_folder_is_built_with_its_curation(helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, built = tmp_path / "faq", tmp_path / "faq.db"
    folder.mkdir()
    (folder / "faq.csv").write_text("id;Question;Réponse\nab12;Où ?;Ici.\nab13;Qui ?;Moi.\n", encoding="utf-8")
    (folder / "curation.toml").write_text('[entries.ab12]\nwordings = ["où ça"]\n', encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", lambda: None)
    assert helpdesk("check", folder)[0] == exit_codes.OK
    assert helpdesk("build", folder, "-o", built)[0] == exit_codes.OK
    entry, _ = database.read(built)[0].entries
    assert (entry.uid, entry.wordings) == ("ab12", ("où ça",))


def test_without_the_encoder_a_build_says_so_and_goes_on(
    helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, built = tmp_path / "entries.jsonl", tmp_path / "faq.db"
    source.write_text('{"id": "a1", "question": "Où ?", "answer": "Ici."}\n', encoding="utf-8")
    monkeypatch.setattr(paths, "encoder_model", lambda: tmp_path / "none")
    code, _, error = helpdesk("build", source, "-o", built)
    assert code == exit_codes.OK
    assert "by their words alone" in error
    assert json.loads(helpdesk("search", "--db", built, "--json", "ici")[1])["hits"][0]["uid"] == "a1"


def test_a_folder_may_state_the_day_of_its_sources(helpdesk: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_text("Question;Réponse\nOù ?;Ici.\nQui ?;Moi.\n", encoding="utf-8")
    (tmp_path / "faq.toml").write_text("imported_on = 2026-11-20\n", encoding="utf-8")
    built = tmp_path / "faq.db"
    for options, day in (((), "2026-11-20"), (("--imported-on", "2026-11-21"), "2026-11-21")):
        assert helpdesk("build", tmp_path, "-o", built, "--words-only", *options)[0] == exit_codes.OK
        assert database.read(built)[0].imported_on == day


def test_a_build_stops_where_the_test_list_is_red_and_check_and_health_say_so(
    helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, built, health = tmp_path / "faq", tmp_path / "faq.db", tmp_path / "health.html"
    folder.mkdir()
    (folder / "faq.csv").write_text(
        "id;Question;Réponse\nab12;Où acheter un badge ?;Au guichet.\nab13;Qui appeler ?;Le chef.\n", encoding="utf-8"
    )
    searches = folder / "recherches.toml"
    searches.write_text('"acheter badge" = "ab12"\n"qui appeler" = "ab12"\n', encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", lambda: None)
    monkeypatch.setattr(check, "load_encoder", lambda: None)
    code, _, error = helpdesk("build", folder, "-o", built)
    assert code == exit_codes.UNUSABLE
    assert "recherches.toml:2: « qui appeler » finds ab13 first" in error
    assert "acheter badge" not in error
    assert not built.exists()
    code, out, _ = helpdesk("check", folder, "--report", health)
    assert code == exit_codes.NOTHING
    assert "2 in the test list, 1 find their entry first" in out
    assert "« qui appeler » trouve d’abord ab13" in health.read_text(encoding="utf-8")
    assert helpdesk("check", searches)[1] == f"{searches}: 2 searches, no mistake found\n"
    code, out, _ = helpdesk("build", folder, "-o", built, "--accept")
    assert code == exit_codes.OK
    assert "« qui appeler » finds ab13 first" in out
    (folder / "curation.toml").write_text('[entries.ab12]\nwordings = ["qui appeler"]\n', encoding="utf-8")
    searches.write_text('"acheter badge" = "ab12"\n"le chef" = "ab13"\n', encoding="utf-8")
    assert helpdesk("build", folder, "-o", built)[0] == exit_codes.OK
    searches.write_text("badge = ab12\n", encoding="utf-8")
    assert "recherches.toml:1: not TOML: a text without quotes" in helpdesk("build", folder, "-o", built)[2]


def test_doubts_about_sources_and_red_searches_are_told_together(
    helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.txt").write_text("Bonjour à tous.\n" * 3 + "Où ?\nIci.\nQui ?\nMoi.\n", encoding="utf-8")
    (tmp_path / "recherches.toml").write_text('"où" = "aaaaaaaaaa"\n', encoding="utf-8")
    monkeypatch.setattr(build, "load_encoder", lambda: None)
    error = helpdesk("build", tmp_path, "-o", tmp_path / "faq.db")[2]
    assert "page.txt:1: 3 of 7 lines" in error
    assert "recherches.toml:1: « où » must find aaaaaaaaaa, which is not in the FAQ." in error
