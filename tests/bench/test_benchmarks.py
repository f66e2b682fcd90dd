"""A small sample of each measurement, so that the command that prints them cannot rot."""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import main
from bench.corpora import ANSWER_WORDS, QUESTION_WORDS, generate
from bench.evaluation import JudgedSet, rewritten, same_top, success
from bench.keystrokes import Query, Typed, sample_queries, type_queries
from bench.levers import main as measure_levers
from bench.peers import KINDS, missing
from bench.plots import plot_efforts, plot_speed
from bench.refusal import main as measure_refusal
from bench.results import Speed
from bench.tables import table
from bench.typing import abbreviated, folded, keystrokes, neighbours, spellings, with_typos
from helpdesk_app.faq.model import Faq


@pytest.fixture(scope="module")
def faq() -> Faq:
    return generate(100)


def test_a_corpus_is_the_same_for_the_same_seed_and_as_long_as_it_says(faq: Faq) -> None:
    assert faq == generate(100)
    assert faq != generate(100, seed=1)
    for entry in faq.entries:
        assert QUESTION_WORDS[0] <= len(entry.question.removesuffix(" ?").split()) <= QUESTION_WORDS[1]
        assert ANSWER_WORDS[0] <= len(entry.answer.split()) <= ANSWER_WORDS[1]


@pytest.mark.parametrize("name", KINDS)
def test_every_engine_finds_an_entry_by_its_question(name: str, faq: Faq, tmp_path: Path) -> None:
    kind = KINDS[name]
    if lacking := missing(kind):
        pytest.skip(f"{', '.join(lacking)} is installed for the benchmarks only")
    kind.build(faq, tmp_path)
    with closing(kind.open(tmp_path)) as peer:
        ranks = [peer.search(entry.question, 3).index(entry.uid) for entry in faq.entries[:20]]
        assert statistics.mean(ranks) < 1
        assert peer.search("?", 3) in ([], [entry.uid for entry in faq.entries[:3]])


def test_engines_take_turns_on_every_key(faq: Faq, tmp_path: Path) -> None:
    KINDS["FTS5"].build(faq, tmp_path)
    queries = sample_queries(faq, 3)
    with closing(KINDS["FTS5"].open(tmp_path)) as one, closing(KINDS["FTS5"].open(tmp_path)) as other:
        typed = type_queries({"one": one, "other": other}, queries)
    assert typed["one"].ranks == typed["other"].ranks
    assert [len(ranks) for ranks in typed["one"].ranks] == [len(query.text) for query in queries]
    for tops, ranks, query in zip(typed["one"].tops, typed["one"].ranks, queries, strict=True):
        assert [top in query.right for top in tops] == [rank == 0 for rank in ranks]
    assert len(typed["one"].milliseconds) == sum(len(query.text) for query in queries)


def test_the_effort_ends_where_the_right_entry_stays() -> None:
    typed = Typed(ranks=[[None, 0, 2, 0, 0], [None, None], [0, 0]])
    assert typed.efforts(1) == [4, 3, 1]
    assert typed.efforts(3) == [2, 3, 1]
    assert typed.found(1) == pytest.approx(2 / 3)


def test_the_first_key_of_a_query_changes_nothing() -> None:
    typed = Typed(tops=[["a", "a", "b", "b", None], ["c"], ["d", "e"]])
    assert typed.changes() == 3 / 5
    assert Typed().changes() == 0.0


@given(st.text(max_size=40))
def test_keystrokes_end_with_the_text(text: str) -> None:
    assert ["", *keystrokes(text)][-1] == text


@given(st.text(alphabet="abcdefghé '-", max_size=40), st.integers())
def test_words_cut_short_begin_as_they_did_and_the_last_word_stays(text: str, seed: int) -> None:
    words, cut = (re.findall(r"\w+", each) for each in (text, abbreviated(text, random.Random(seed))))
    assert len(words) == len(cut)
    assert words[-1:] == cut[-1:]
    for whole, short in zip(words[:-1], cut[:-1], strict=True):
        assert short == whole if len(whole) < 7 else whole.startswith(short) and 4 <= len(short) <= 6


@given(st.text(alphabet="abcdefghé '-", max_size=40), st.integers())
def test_a_slip_keeps_short_words_and_first_letters(text: str, seed: int) -> None:
    mistyped = with_typos(text, random.Random(seed), share=1.0)
    assert with_typos(text, random.Random(seed), share=0.0) == text
    assert abs(len(mistyped) - len(text)) <= len(text) // 5
    assert [word[:1] for word in mistyped.split(" ")] == [word[:1] for word in text.split(" ")]


def test_the_keyboard_is_azerty() -> None:
    beside = neighbours()
    assert "z" in beside["a"]
    assert "q" in beside["a"]
    assert "m" in beside["l"]
    assert all(letter in beside[other] for letter, others in beside.items() for other in others)


def test_spellings_differ_in_writing_only() -> None:
    text = "L'œuvre de l’e-CPS à 1000 euros"
    spelt = spellings(text)
    assert len(spelt) >= 12
    assert spelt["hyphen dropped"] == "L'œuvre de l’eCPS à 1000 euros"
    assert spelt["not elided"] == "œuvre de e-CPS à 1000 euros"
    assert spelt["digits grouped"] == "L'œuvre de l’e-CPS à 1\u202f000 euros"
    assert folded(text) == "l'œuvre de l’e-cps a 1000 euros"


def test_judged_queries_are_read_and_asked_in_every_writing(tmp_path: Path) -> None:
    _write_judged_set(tmp_path)
    judged = JudgedSet.load(tmp_path)
    assert judged.queries == (Query("congé payé", frozenset({"d1", "d2"})), Query("essai", frozenset({"d3"})))
    index = tmp_path / "index"
    index.mkdir()
    KINDS["FTS5"].build(judged.faq, index)
    with closing(KINDS["FTS5"].open(index)) as peer:
        assert success(peer, judged.queries).at_1 == 1.0
        assert same_top(peer, judged.queries)["capitals"] == 1.0
    assert list(rewritten(judged.queries)) == ["as written", "with typos", "folded"]


def test_one_command_prints_the_tables_and_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write_judged_set(tmp_path)
    asked = ["--sizes", "60", "--queries", "3", "--engines", "FTS5", "--starts", "0", "--output", str(tmp_path / "out")]
    assert main([*asked, "--eval", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert printed == (tmp_path / "out" / "bench.md").read_text(encoding="utf-8")
    assert "| entries | engine |" in printed
    written = json.loads((tmp_path / "out" / "bench.json").read_text(encoding="utf-8"))
    assert [row["entries"] for row in written["speed"]] == [60]
    assert written["quality"][0]["success"]["as written"]["at_3"] == 1.0


def test_the_window_is_measured_beside_an_empty_one() -> None:
    command = [sys.executable, "-m", "bench", "--window", "--starts", "1", "--sizes"]
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("|")]
    assert rows[0] == "window"
    assert rows[2:4] == ["empty", "desk"]
    assert "key to picture" in done.stdout


def test_each_engine_and_corpus_is_in_the_plots(tmp_path: Path) -> None:
    typed = Typed([1.0], [[None, 0]])
    plot_speed([Speed(10, "FTS5", 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, None)], tmp_path / "speed.svg")
    plot_efforts({"one": {"FTS5": typed}, "two": {"bm25s": typed}}, tmp_path / "efforts.svg")
    speed, efforts = (ElementTree.parse(tmp_path / name).getroot() for name in ("speed.svg", "efforts.svg"))
    assert {"FTS5, p99", "FTS5, p50", "10"} <= set(speed.itertext())
    assert {"one", "two", "FTS5", "bm25s"} <= set(efforts.itertext())


def test_a_table_aligns_its_columns() -> None:
    assert table(("name", "ms"), [("a", "10.5"), ("bcdef", "1.0")]).splitlines() == [
        "| name  |   ms |",
        "|-------|-----:|",
        "| a     | 10.5 |",
        "| bcdef |  1.0 |",
    ]


def test_the_peers_are_locked_and_no_part_of_the_program() -> None:
    root = Path(__file__).resolve().parents[2]
    peers = {"bm25s", "pystemmer", "tantivy"}
    locked = re.findall(r"^([\w-]+)==", (root / "locks" / "bench.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert peers <= set(locked)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = [*project["dependencies"], *project["optional-dependencies"]["fleet"]]
    assert not peers & {re.split(r"[^\w-]", requirement)[0].lower() for requirement in installed}


def _write_judged_set(folder: Path) -> None:
    corpus = [
        {"id": "d1", "title": "Congés payés", "text": "Un congé payé se demande."},
        {"id": "d2", "title": "Solde de congé", "text": "Le congé payé se solde."},
        {"id": "d3", "title": "Période d'essai", "text": "L'essai dure deux mois."},
    ]
    queries = [{"id": "q1", "text": "congé payé"}, {"id": "q2", "text": "essai"}]
    for name, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text(lines, encoding="utf-8")
    (folder / "qrels.tsv").write_text("q1\td1\nq1\td2\nq2\td3\n", encoding="utf-8")


def test_levers_and_refusal_are_measured_on_every_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
        _write_judged_set(folder)
    assert measure_levers([*map(str, folders), "--queries", "1"]) == 0
    printed = capsys.readouterr().out
    assert re.findall(r"^\| (\w+), 1 queries: @1 / @3", printed, re.MULTILINE) == ["one", "other"]
    assert printed.count("| as it is | 1.000 / 1.000 | ") == 2

    assert measure_refusal([*map(str, folders)]) == 0
    printed = capsys.readouterr().out
    assert "| one | 1.000 | 1.000 | 1.000 | 1.000 |  | 0.000 |" in printed
    assert "| other | none | 0.00 | 0.00 | 0.00 |" in printed
