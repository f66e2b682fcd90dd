"""What ``helpdesk search`` says of its own answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app import cli, paths
from helpdesk_app.commands.shared import NOTHING, OK


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


def test_a_batch_says_how_reliable_each_answer_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id": 1, "text": "identifiant national"}\n{"id": 2, "text": "mijoter"}\n', encoding="utf-8")
    _, out = search(capsys, "--batch", str(queries))
    assert [json.loads(line)["reliability"] for line in out.splitlines()] == ["sure", "none"]
