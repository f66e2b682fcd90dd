"""The format of a source is recognised, and one that is not read is refused with what to do."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.formats import parse_source, read_source

MARKER = "Cette réponse vous a-t-elle été utile ?"


@pytest.mark.parametrize(
    ("name", "content", "layout"),
    [
        ("page.txt", f"Ici.\n{MARKER}\n", "answers, each followed by a marker"),
        ("faq.jsonl", '{"id": "1", "question": "Où ?", "answer": "Ici."}', "JSON Lines, one entry a line"),
        ("FAQ.NDJSON", '{"id": "1", "question": "Où ?", "answer": "Ici."}', "JSON Lines, one entry a line"),
    ],
)
def test_the_suffix_decides_between_json_lines_and_a_page(tmp_path: Path, name: str, content: str, layout: str) -> None:
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
        ('[\n{"id": "1", "question": "Où ?", "answer": "Ici."}\n]', "one entry a line, and name the file .jsonl"),
        ('{"id": "1", "question": "Où ?", "answer": "Ici."}\n', "name the file .jsonl"),
        (f"<!DOCTYPE html>\n<p>Où ?</p>\nIci.\n{MARKER}\n", "Save the page as text"),
        (f"\n<div class='faq'>\nOù ?\nIci.\n{MARKER}\n</div>\n", "Save the page as text"),
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
    with pytest.raises(SourceError, match="the file has 40,000 MB, at most 200 MB are read"):
        read_source(path)


def test_what_is_no_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a file"):
        read_source(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files on POSIX only")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.txt")
    with pytest.raises(SourceError, match="not a file"):
        read_source(tmp_path / "page.txt")
