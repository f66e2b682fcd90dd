"""The format of a source is recognised, and one that is not read is refused with what to do."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from helpdesk_app.faq.model import AnswerOrigin
from helpdesk_app.faq_build.sources import formats
from helpdesk_app.faq_build.sources.document import LineKind, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source, read_source, read_sources
from helpdesk_app.faq_build.sources.recipe import FileRecipe

MARKER = "Cette réponse vous a-t-elle été utile ?"


@pytest.mark.parametrize(
    ("name", "content", "layout"),
    [
        ("page.txt", f"Ici.\n{MARKER}\n", "answers, each followed by a marker"),
        ("faq.jsonl", '{"id": "1", "question": "Où ?", "answer": "Ici."}', "JSON Lines, one entry a line"),
        ("FAQ.NDJSON", '{"id": "1", "question": "Où ?", "answer": "Ici."}', "JSON Lines, one entry a line"),
        ("faq.txt", '{"id": "1", "question": "Où ?", "answer": "Ici."}', "JSON Lines, one entry a line"),
        ("faq.json", '[{"id": "1", "question": "Où ?", "answer": "Ici."}]', "JSON Lines, one entry a line"),
        ("faq.json", '[{"titre": "Où ?", "texte": "Ici."}]', "a JSON array; question: « titre »; answer: « texte »"),
        (
            "faq.csv",
            "Question;Réponse\nOù ?;Ici.\n",
            "a table with semicolons; question: « Question »; answer: « Réponse »",
        ),
        (
            "faq.txt",
            "Question\tRéponse\nOù ?\tIci.\n",
            "a table with tabs; question: « Question »; answer: « Réponse »",
        ),
        ("page.md", "Où ?\nIci.\nQui ?\nMoi.\n", "lines that end with a question mark, each with its answer"),
    ],
)
def test_the_format_is_recognised(tmp_path: Path, name: str, content: str, layout: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    document = read_source(path)
    assert (document.source, document.layout) == (name, layout)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt:1: the file cannot be read"):
        read_source(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "is empty"),
        ("\ufeff", "is empty"),
        ("\ufeff\n \n", "blank lines"),
        ("%PDF-1.7\n", "Copy its text to a text file"),
        ('<?xml version="1.0"?>\n<faq/>', "this is XML"),
    ],
)
def test_another_format_is_refused_with_what_to_do(text: str, advice: str) -> None:
    with pytest.raises(SourceError, match=advice) as caught:
        parse_source(text.encode("utf-8"), "page.txt")
    assert caught.value.line == 1


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(40_000_000_000)
    with pytest.raises(SourceError, match=r"page\.txt:1: the file has 40,000 MB, at most 200 MB are read"):
        read_source(path)


def test_a_file_of_the_largest_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"Ici.\n{MARKER}\n", encoding="utf-8")
    monkeypatch.setattr(formats, "MOST_BYTES", path.stat().st_size)
    assert len(read_source(path).blocks) == 1


def test_what_is_no_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=":1: this is not a file"):
        read_source(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files on POSIX only")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.txt")
    with pytest.raises(SourceError, match="not a file"):
        read_source(tmp_path / "page.txt")


def test_a_page_is_read_whatever_its_name() -> None:
    document = parse_source("<!DOCTYPE html><dl><dt>Où ?<dd>Ici.<dt>Qui ?<dd>Moi.</dl>".encode(), "page.txt")
    assert [(block.question, block.answer) for block in document.blocks] == [("Où ?", "Ici."), ("Qui ?", "Moi.")]


def test_a_folder_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "faq.toml").write_text(
        '[files."t.csv"]\ncolumns.question = "A"\ncolumns.answer = "B"\n', encoding="utf-8"
    )
    (tmp_path / "t.csv").write_text("A;B\nOù;Ici.\n", encoding="utf-8")
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "x.md").write_text("---\nuid: ab12\n---\n# Qui ?\n\nMoi.\n", encoding="utf-8")
    (block,), (by_hand,) = (document.blocks for document in read_sources([tmp_path]))
    assert (block.question, block.answer, block.upkeep.origin) == ("Où", "Ici.", AnswerOrigin.AGENCY)
    assert (by_hand.uid, by_hand.question, by_hand.upkeep.origin) == ("ab12", "Qui ?", AnswerOrigin.EDITOR)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<h2>Où ?</h2><p>Ici.</p><a href='#'>Lu</a><h2>Qui ?</h2><p>Moi.</p><p><b>Lu</b></p>"),
        (
            "page.html",
            (
                "<details><summary>Où ?</summary><p>Ici.</p><p>Lu</p></details>"
                "<details><summary>Qui ?</summary><p>Moi.</p><h3>Lu</h3></details>"
            ),
        ),
        ("page.md", "# Où ?\n\nIci.\n\n**LU**\n\n# Qui ?\n\nMoi.\n\nLu\n"),
        ("page.txt", f"Où ?\nIci.\nLu\n{MARKER}\nQui ?\nMoi.\nLu\n{MARKER}\n"),
    ],
)
def test_noise_of_the_recipe_is_left_out_of_every_page(name: str, content: str) -> None:
    def answers(recipe: FileRecipe) -> list[str]:
        return [block.answer for block in parse_source(content.encode(), name, recipe).blocks]

    assert any("lu" in answer.lower() for answer in answers(FileRecipe()))
    document = parse_source(content.encode(), name, FileRecipe(noise=frozenset(["lu"])))
    assert answers(FileRecipe(noise=frozenset(["lu"]))) == ["Ici.", "Moi."]
    assert sum(line.kind is LineKind.BOILERPLATE for line in document.lines) >= 2
