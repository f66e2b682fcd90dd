"""What ``helpdesk search`` says of its own answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version


def search(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.main(["search", "--db", str(paths.bundled_database()), *arguments])
    return code, capsys.readouterr().out


def test_the_reasons_of_an_answer_name_word_way_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = search(capsys, "--json", "--explain", "--limit", "1", "identifant national xyzzyx")
    assert code == OK
    slip, exact, unknown = json.loads(out)["hits"][0]["reasons"]
    assert (slip["query_word"], slip["matched_word"], slip["how"]) == ("identifant", "identifiant", "typo")
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
    told = capsys.readouterr().err
    assert told.startswith(f"helpdesk: {queries}, line 2: {reason}")
    assert told.count("\n") == 1


def test_a_batch_that_is_not_there_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = tmp_path / "none.jsonl"
    assert cli.main(["search", "--db", str(paths.bundled_database()), "--batch", str(queries)]) == UNUSABLE
    told = capsys.readouterr().err
    assert told.startswith(f"helpdesk: {queries} cannot be read: ")
    assert "Check the name" in told
    assert "Errno" not in told


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
