"""A small run of the study of meaning, with an encoder that knows words only."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import meaning
from bench.evaluation import Success
from helpdesk_app.search.encoder import Encoder
from tests.search.word_encoder import WordEncoder


def judged(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    """Write a judged set of (question, answer, query)."""
    folder.mkdir()
    names = [f"e{row}" for row in range(len(rows))]
    corpus = [{"id": n, "title": q, "text": a} for n, (q, a, _) in zip(names, rows, strict=True)]
    queries = [{"id": n, "text": text} for n, (_, _, text) in zip(names, rows, strict=True)]
    for name, lines in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (folder / "qrels.tsv").write_text("".join(f"{name}\t{name}\n" for name in names), encoding="utf-8")
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    cards = [("badge perdu", "Appelez le guichet.", "insigne égaré"), ("code secret", "Il arrive par SMS.", "code sms")]
    bikes = [
        ("changer une roue", "Prenez une clé.", "roue crevée"),
        ("nettoyer", "Avec un chiffon.", "chiffon"),
    ]
    return [judged(tmp_path / "cards", cards), judged(tmp_path / "bikes", bikes)]


def test_the_tables_show_what_meaning_adds(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder = WordEncoder({"insigne": "badge", "égaré": "perdu"})
    monkeypatch.setattr(Encoder, "load", lambda _folder: encoder)
    asked = [*map(str, folders), "--typed", "2", "--cache", str(tmp_path / "cache")]
    assert meaning.main(asked) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "| as written: @1 / @3 | cards | bikes | mean |" in printed
    assert "| words alone | 0.500 / 0.500 | 1.000 / 1.000 |" in printed
    assert "| weight 140 | 1.000 / 1.000 | 1.000 / 1.000 | 1.000 / 1.000 |" in printed
    assert "| cards | the same, keeping the first |" in printed
    assert "| bikes | words and meaning |" in printed
    assert "| cards | FTS5 |" in printed
    assert "| cards | trigram |" in printed
    assert "| allô bonjour voilà … merci beaucoup | words and meaning |" in printed
    assert "| set left out | check | sure | own kept |" in printed
    encoder.encoded.clear()
    assert meaning.main([*asked, "--parts", "calm"]) == 0
    assert encoder.encoded == []


def test_a_set_gets_the_weight_that_is_best_on_the_others() -> None:
    def row(*firsts: float) -> list[Success]:
        return [Success(first, first) for first in firsts]

    found = {weight: row(0.1, 0.1, 0.1) for weight in meaning.WEIGHTS} | {
        60.0: row(0.9, 0.2, 0.2),
        100.0: row(0, 0.3, 0.3),
    }
    assert [meaning._chosen(found, left_out) for left_out in range(3)] == [100.0, 60.0, 60.0]


def test_a_set_gets_the_thresholds_that_the_others_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    checks, sures = meaning.CHECKS, meaning.SURES

    def shares(kept_to: int, right_from: int) -> meaning._Shares:
        return meaning._Shares(
            kept={threshold: float(index <= kept_to) for index, threshold in enumerate(checks)},
            generated=dict.fromkeys(checks, 1.0),
            near=dict.fromkeys(checks, 0.5),
            sure=dict.fromkeys(sures, 0.25),
            right={threshold: float(index >= right_from) for index, threshold in enumerate(sures)},
        )

    found = {"a": shares(1, 0), "b": shares(3, 2), "c": shares(4, 4)}
    monkeypatch.setattr(meaning._Shares, "of", lambda study, _studies, _count: found[study.judged.name])
    studies = [SimpleNamespace(judged=SimpleNamespace(name=name)) for name in found]
    rows = [line.replace(" ", "").split("|")[1:4] for line in meaning.threshold_table(studies, 1).splitlines()[2:]]  # type: ignore[arg-type]
    assert rows == [
        ["a", f"{checks[3]}", f"{sures[4]}"],
        ["b", f"{checks[1]}", f"{sures[4]}"],
        ["c", f"{checks[1]}", f"{sures[2]}"],
    ]
