"""The files of a folder are its sources, in order; what belongs to the system or to a page is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.faq.model import AnswerOrigin, Upkeep
from helpdesk_app.faq_build import health_page
from helpdesk_app.faq_build.decisions_page import MARK
from helpdesk_app.faq_build.sources.document import Block, Document, SourceError
from helpdesk_app.faq_build.sources.folder import by_editors, files_of
from helpdesk_app.faq_build.sources.refused_formats import refusal_of_bytes


def test_sources_are_read_in_order_and_entries_last(tmp_path: Path) -> None:
    for name in (
        "entries/a.md",
        "z.txt",
        "sub/b.csv",
        ".hidden",
        "~$faq.docx",
        "Thumbs.db",
        "faq.db",
        "README.md",
        "curation.toml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "faq.toml").write_text('ignore = ["notes.pdf"]\n', encoding="utf-8")
    (tmp_path / "notes.pdf").touch()
    assert [path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path)] == [
        "sub/b.csv",
        "z.txt",
        "entries/a.md",
    ]


def test_the_pictures_of_a_saved_page_are_no_sources(tmp_path: Path) -> None:
    for name in ("aide.html", "aide_fichiers/x.js", "autre_files/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in files_of(tmp_path)] == ["aide.html", "y.txt"]


@pytest.mark.parametrize("mark", [MARK, f"{health_page._MARK} {{}} -->"])
def test_a_page_that_the_program_wrote_is_no_source(tmp_path: Path, mark: str) -> None:
    (tmp_path / "sante.html").write_bytes(f"{mark}\n<html>".encode())
    (tmp_path / "aide.html").write_bytes(b"<!DOCTYPE html>\n<html>")
    assert [path.name for path in files_of(tmp_path)] == ["aide.html"]
    assert "this program wrote" in refusal_of_bytes((tmp_path / "sante.html").read_bytes(), "sante.html")


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no source") as caught:
        files_of(tmp_path)
    assert caught.value.line == 1


def test_entries_by_hand_are_the_editors_own() -> None:
    document = Document(
        "x", "0", (), (Block(1, 1, "Ici."), Block(2, 2, "Là.", upkeep=Upkeep(AnswerOrigin.EDITOR, "moi")))
    )
    assert [block.upkeep.origin for block in by_editors(document).blocks] == [AnswerOrigin.EDITOR, AnswerOrigin.EDITOR]
