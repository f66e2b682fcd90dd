"""Pictures come from a source and from its folder, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq.pictures import LARGEST, picture_name
from helpdesk_app.faq_build.continuity import Before
from helpdesk_app.faq_build.publishing import assemble
from helpdesk_app.faq_build.sources.document import Block, Document, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.formats import read_source, read_sources
from helpdesk_app.faq_build.sources.pictures import Pictures, files_beside
from helpdesk_app.text.inline import pictures_in
from tests.small_pictures import data_url, png

NAME = picture_name(png())


def page(*pictures: str) -> str:
    answers = "".join(
        f"<details><summary>Question {n} ?</summary><p>Voir {p}</p></details>" for n, p in enumerate(pictures)
    )
    return f"<!DOCTYPE html><title>Aide</title><main><img src='logo.svg' alt='Logo'>{answers}</main>"


@pytest.mark.parametrize("name", ["plan.png", "aide_fichiers/plan%20%C3%A9t%C3%A9.png", "sub/../plan.png"])
def test_a_page_shows_the_files_beside_it(tmp_path: Path, name: str) -> None:
    for path in ("plan.png", "aide_fichiers/plan été.png"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(png())
    (tmp_path / "sub").mkdir()
    (tmp_path / "aide.html").write_text(page(f"<img src='{name}' alt='Le plan'>", "rien"), encoding="utf-8")
    document = read_source(tmp_path / "aide.html")
    assert document.blocks[0].answer == f"Voir ![Le plan](picture:{NAME})"
    assert document.pictures == {NAME: png()}
    assert [remark.text for remark in document.remarks] == [
        "the picture « logo.svg » is not kept: it is not there; put it beside the source."
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (
            "https://a.fr/plan.png?jeton=1",
            "« https://a.fr/plan.png » is not kept: it is not in the source, and nothing",
        ),
        ("//a.fr/plan.png", "nothing is fetched"),
        ("../plan.png", "outside the folder"),
        ("%2e%2e/plan.png", "outside the folder"),
        ("..\\plan.png", "outside the folder"),
        ("link.png", "outside the folder"),
        ("/etc/plan.png", "it is not there"),
        ("C:/plan.png", "it is not there"),
        ("file:///plan.png", "nothing is fetched"),
        ("a%00b.png", "it is not there"),
        ("x" * 300 + ".png", "is not kept"),
        (".", "it is not there"),
        ("", "a picture in the text is not kept"),
        ("large.png", "at most 2 are kept"),
        ("data:image/png;base64,iVBORw", "no picture that is known"),
        ("data:image/png;base64,i", "cut short"),
        ("data:image/svg+xml,%3Csvg%20onload%3D'x()'%3E", "SVG"),
        (f"data:image/png;base64,{'A' * (3 * LARGEST + 1)}", "at most 2 are kept"),
    ],
)
def test_what_is_not_kept_leaves_its_words_and_a_reason(tmp_path: Path, address: str, reason: str) -> None:
    (tmp_path / "plan.png").write_bytes(png())
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "plan.png")
    (folder / "large.png").write_bytes(png() + bytes(LARGEST))
    remarks: list[SourceRemark] = []
    pictures = Pictures(files_beside(folder / "aide.html", folder))
    text = pictures.place(address, "Le plan", 7, remarks)
    (remark,) = remarks
    assert reason in remark.text
    assert (remark.line, remark.group, pictures.kept) == (7, "pictures that are not kept", {})
    document = pictures.finish(Document("a", "0", (), (Block(1, 1, f"Voir {text}."),)))
    assert document.blocks[0].answer == "Voir Le plan."


def test_equal_pictures_are_kept_once_and_those_outside_answers_are_not() -> None:
    pictures = Pictures()
    remarks: list[SourceRemark] = []
    first = pictures.place(data_url(png()), "a", 1, remarks)
    again = pictures.place(data_url(png()).replace("data:", "DATA:"), "", 1, remarks)
    pictures.place(data_url(png(9)), "logo", 1, remarks)
    document = pictures.finish(Document("a", "0", (), (Block(1, 1, first + again),)))
    assert (document.pictures, remarks) == ({NAME: png()}, [])
    assert document.blocks[0].answer == f"![a](picture:{NAME})![image](picture:{NAME})"


@given(st.text(alphabet="ab[]()!{}|*\\ \n«é", max_size=30))
def test_a_picture_with_any_words_is_read_back_as_one(words: str) -> None:
    text = Pictures().place(data_url(png()), words, 1, [])
    (placed,) = pictures_in(text)
    assert (placed.span.of(text), placed.name) == (text, NAME)
    assert "\n" not in text


def test_a_picture_in_a_folder_is_no_source_where_an_entry_shows_it(tmp_path: Path) -> None:
    (tmp_path / "entries" / "img").mkdir(parents=True)
    (tmp_path / "entries" / "img" / "plan.png").write_bytes(png())
    (tmp_path / "entries" / "a.md").write_text("---\nuid: a\n---\n# Où ?\n\n![Plan](img/plan.png)\n", encoding="utf-8")
    (document,) = read_sources([tmp_path])
    assert (document.blocks[0].answer, document.remarks) == (f"![Plan](picture:{NAME})", ())
    (tmp_path / "autre.png").write_bytes(png(9))
    with pytest.raises(SourceError, match=r"autre\.png:1: this is a picture"):
        [*read_sources([tmp_path])]


def test_an_editors_text_goes_on_with_the_picture_of_the_faq_before(tmp_path: Path) -> None:
    before = with_version(Faq((Entry("a", "Où ?", f"![Plan](picture:{NAME})"),), pictures={NAME: png()}))
    (tmp_path / "entries").mkdir()
    other = picture_name(png(9))
    (tmp_path / "entries" / "a.md").write_text(
        f"---\nuid: a\n---\n# Où ?\n\nIci : ![Plan](picture:{NAME}) ou ![là](picture:{other})\n", encoding="utf-8"
    )
    report = assemble([tmp_path], curation=None, imported_on="", before=Before(before))
    assert report.faq.pictures == {NAME: png()}
    assert report.faq.entries[0].answer == f"Ici : ![Plan](picture:{NAME}) ou ![là](picture:{other})"
    assert [notice.text for notice in report.notices if "picture" in notice.text] == [
        "entry a names the picture « là », which is not there; its words stand for it."
    ]


def test_the_pictures_of_the_archive_are_kept(tmp_path: Path) -> None:
    before = with_version(Faq((Entry("a", "Où ?", f"![Plan](picture:{NAME})"),), pictures={NAME: png()}))
    (tmp_path / "a.jsonl").write_text('{"id": "b", "question": "Qui ?", "answer": "Moi."}', encoding="utf-8")
    report = assemble([tmp_path / "a.jsonl"], curation=None, imported_on="", before=Before(before))
    assert [kept.entry.uid for kept in report.past.archive] == ["a"]
    assert report.faq.pictures == {NAME: png()}
    assert report.faq.version == with_version(Faq(report.faq.entries)).version
