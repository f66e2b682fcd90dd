"""``helpdesk search``: text, JSON, explanations and batches."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import exit_codes, paths
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.encoder import Encoder
from helpdesk_app.search.meaning import compile_meaning
from tests.cli.conftest import FACET, Run
from tests.search.word_encoder import WordEncoder


def search(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.main(["search", "--db", str(paths.bundled_database()), *arguments])
    return code, capsys.readouterr().out


def test_the_reasons_of_an_answer_name_word_match_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = search(capsys, "--json", "--explain", "--limit", "1", "identifant national xyzzyx")
    assert code == OK
    typo, exact, unknown = json.loads(out)["hits"][0]["reasons"]
    assert (typo["query_word"], typo["matched_word"], typo["how"]) == ("identifant", "identifiant", "typo")
    assert exact["how"] == "exact"
    assert "question" in exact["fields"]
    assert exact["weight"] > 0
    assert unknown == {"query_word": "xyzzyx", "matched_word": "", "how": None, "fields": [], "weight": 0.0}


def test_reasons_are_readable_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = search(capsys, "--explain", "--limit", "1", "identifant")
    assert "> identifant: typo “identifiant” in question" in out


def test_a_query_of_another_world_is_called_unreliable_and_its_words_unknown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out = search(capsys, "--json", "mijoter courgettes")
    answer = json.loads(out)
    assert code == NOTHING
    assert answer["reliability"] == "none"
    assert answer["unknown_words"] == ["mijoter", "courgettes"]


def test_words_close_to_the_unknown_ones_are_offered(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = search(capsys, "authentikassion")
    assert "Not in the FAQ: authentikassion." in out
    assert "authentification" in out


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": ' + "9" * 5000 + ', "text": "ecps"}', "not JSON"),
        ('{"id": ' + "[" * 100_000, "nested too deeply"),
        ('{"id": 1}', "expected an object"),
    ],
)
def test_a_query_that_cannot_be_read_is_named_by_its_line(
    line: str, reason: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text(f'{{"id": 0, "text": "ecps"}}\n{line}\n', encoding="utf-8")
    assert cli.main(["search", "--db", str(paths.bundled_database()), "--batch", str(queries)]) == UNUSABLE
    error = capsys.readouterr().err
    assert error.startswith(f"helpdesk: {queries}, line 2: {reason}")
    assert error.count("\n") == 1


def test_a_missing_batch_is_reported_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = tmp_path / "none.jsonl"
    assert cli.main(["search", "--db", str(paths.bundled_database()), "--batch", str(queries)]) == UNUSABLE
    error = capsys.readouterr().err
    assert error.startswith(f"helpdesk: {queries} cannot be read: ")
    assert "Check the name" in error
    assert "Errno" not in error


def test_a_batch_says_how_reliable_each_answer_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id": 1, "text": "identifiant national"}\n{"id": 2, "text": "mijoter"}\n', encoding="utf-8")
    _, out = search(capsys, "--batch", str(queries))
    assert [json.loads(line)["reliability"] for line in out.splitlines()] == ["sure", "none"]


def test_the_faq_is_read_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "faq.db"
    monkeypatch.setattr(paths, "own_database", lambda: own)
    reads: list[Path] = []
    read_content = database.read_content

    def counted(path: Path) -> bytes:
        content = read_content(path)
        reads.append(path)
        return content

    monkeypatch.setattr(database, "read_content", counted)
    assert cli.main(["search", "ecps"]) == OK
    assert reads == [paths.bundled_database()]

    newer = with_version(replace(database.read(paths.bundled_database())[0], imported_on="2999-01-01"))
    database.write(own, newer, {})
    reads.clear()
    assert cli.main(["search", "ecps"]) == OK
    assert reads == [own, paths.bundled_database()], "the second one for its date"
    assert capsys.readouterr().err == ""


def test_json_has_the_documented_shape(helpdesk: Run, cards_faq: Path) -> None:
    code, out, _ = helpdesk("search", "--db", cards_faq, "--json", "numero rpps")
    found = json.loads(out)
    assert code == exit_codes.OK
    assert list(found) == ["query", "total", "hits", "reliability", "unknown_words", "closest_words", "meaning"]
    assert found["query"] == "numero rpps"
    first = found["hits"][0]
    score = first.pop("score")
    assert isinstance(score, float)
    assert first == {
        "uid": "rpps",
        "question": "Où trouver mon numéro RPPS ?",
        "answer": "Sur votre carte CPS.",
        "origin": "proposed",
        "wordings": ["C’est quoi mon numéro ?"],
        "facets": {FACET: ["Carte CPS"]},
        "provenance": [],
        "upkeep": {
            "origin": "agency",
            "owner": "",
            "status": "published",
            "valid_from": "",
            "valid_to": "",
            "checked_on": "",
            "address": "",
            "incomplete": "",
            "successor": "",
        },
    }


def test_json_names_the_lines_of_the_source(helpdesk: Run, cards_faq: Path) -> None:
    _, out, _ = helpdesk("search", "--db", cards_faq, "--json", "ecps")
    assert json.loads(out)["hits"][0]["provenance"] == [
        {"source": "page.txt", "first_line": 3, "last_line": 5, "sha256": "0" * 64}
    ]


def test_no_text_lists_every_answer_in_the_order_of_the_faq(helpdesk: Run, cards_faq: Path) -> None:
    code, out, _ = helpdesk("search", "--db", cards_faq, "--json")
    assert code == exit_codes.OK
    assert [hit["uid"] for hit in json.loads(out)["hits"]] == ["activer", "rpps", "serveur"]


def test_limit_cuts_the_list_and_total_still_counts(helpdesk: Run, cards_faq: Path) -> None:
    _, out, _ = helpdesk("search", "--db", cards_faq, "--json", "--limit", 2)
    found = json.loads(out)
    assert (len(found["hits"]), found["total"]) == (2, 3)


def test_a_person_reads_question_uid_and_answer(helpdesk: Run, cards_faq: Path) -> None:
    _, out, _ = helpdesk("search", "--db", cards_faq, "certificat", "serveur")
    assert "1. Comment renouveler un certificat serveur ?  [serveur]\n   Passez une nouvelle commande.\n" in out


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_finding_nothing_has_its_exit_code(helpdesk: Run, cards_faq: Path, option: list[str]) -> None:
    code, out, err = helpdesk("search", "--db", cards_faq, *option, "xylophone")
    assert code == exit_codes.NOTHING
    assert out.strip()
    assert err == ""


def test_a_batch_answers_every_line_in_order(helpdesk: Run, cards_faq: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    lines = [{"id": 7, "text": "ecps"}, {"id": "b", "text": "xylophone"}, {"id": None, "text": ""}]
    queries.write_text("\ufeff" + "\r\n\n".join(map(json.dumps, lines)), encoding="utf-8", newline="")
    code, out, _ = helpdesk("search", "--db", cards_faq, "--limit", 2, "--batch", queries)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == exit_codes.OK
    assert [list(answer) for answer in answers] == [["id", "hits", "reliability", "ms"]] * 3
    assert [answer["id"] for answer in answers] == [7, "b", None]
    assert answers[0]["hits"][0] == "activer"
    assert answers[1]["hits"] == []
    assert answers[2]["hits"] == ["activer", "rpps"]
    assert all(answer["ms"] >= 0 for answer in answers)


@pytest.mark.parametrize("line", [b"{", b'"ecps"', b'{"id": 1}', b'{"text": "x"}', b'{"id": 1, "text": 2}', b"\xff"])
def test_a_wrong_line_of_a_batch_is_named(helpdesk: Run, cards_faq: Path, tmp_path: Path, line: bytes) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_bytes(b'{"id": 1, "text": "ecps"}\n' + line + b"\n")
    code, out, err = helpdesk("search", "--db", cards_faq, "--batch", queries)
    assert code == exit_codes.UNUSABLE
    assert len(out.splitlines()) == 1
    assert f"{queries}, line 2:" in err


def test_a_database_whose_index_is_of_another_version_can_be_searched(
    helpdesk: Run, cards_faq: Path, tmp_path: Path
) -> None:
    faq, _ = database.read(cards_faq)
    old = tmp_path / "old.db"
    database.write(old, faq, {})
    code, out, _ = helpdesk("search", "--db", old, "--json", "ecps")
    assert code == exit_codes.OK
    assert json.loads(out)["hits"][0]["uid"] == "activer"


def test_the_terminal_shows_an_answer_without_its_marks(helpdesk: Run, tmp_path: Path) -> None:
    faq = with_version(Faq((Entry("badge", "badge perdu", "Appelez le **guichet** ([page](https://exemple.fr))."),)))
    database.write(tmp_path / "faq.db", faq, {})
    _, out, _ = helpdesk("search", "--db", tmp_path / "faq.db", "badge")
    assert "Appelez le guichet (page (https://exemple.fr))." in out


def test_an_answer_is_found_by_its_meaning_and_says_so(
    helpdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faq = with_version(Faq((Entry("badge", "badge perdu", "Appelez le guichet."), Entry("code", "code", "Voir ici."))))
    encoder = WordEncoder({"insigne": "badge", "égaré": "perdu"})
    database.write(tmp_path / "faq.db", faq, compile_meaning(faq, encoder, ["gâteau"]))
    monkeypatch.setattr(Encoder, "load", lambda _folder: encoder)
    _, out, _ = helpdesk("search", "--db", tmp_path / "faq.db", "--json", "--explain", "insigne égaré")
    found = json.loads(out)
    assert found["meaning"] is True
    assert (found["hits"][0]["uid"], found["hits"][0]["near"]) == ("badge", True)
    assert found["hits"][0]["passage"] == "Appelez le guichet."
    _, out, _ = helpdesk("search", "--db", tmp_path / "faq.db", "--explain", "insigne égaré")
    assert "near in meaning: “Appelez le guichet.”" in out


def test_without_the_encoder_answers_are_found_by_their_words(
    helpdesk: Run, cards_faq: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "encoder_model", lambda: tmp_path / "none")
    _, out, err = helpdesk("search", "--db", cards_faq, "--json", "--explain", "numero rpps")
    found = json.loads(out)
    assert found["meaning"] is False
    assert found["hits"][0]["near"] is False
    assert err == ""
