"""Each line of a file is shown with what it was taken for."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.config import paths
from helpdesk_app.editing.reading import LineRole, SourceReading
from helpdesk_app.editing.reading import read as read_at
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE

Q, A, F, E, B = LineRole.QUESTION, LineRole.ANSWER, LineRole.FURNITURE, LineRole.END, LineRole.BLANK


def read(data: bytes, name: str) -> SourceReading:
    return read_at(data, name, NO_RECIPE, Path(name))


def roles(text: str, name: str = "page.txt") -> list[LineRole]:
    reading = read(text.encode(), name)
    assert reading.document is not None
    return [reading.role(line.number) for line in reading.document.lines]


def test_lines_of_a_page() -> None:
    page = "Avant\n1. Où acheter\nle badge ?\nAu guichet.\n\n2. Qui ?\nMoi.\nCette réponse vous a-t-elle été utile ?\n"
    assert roles("Q : Où ?\nR : Ici.\n\nQ : Qui ?\nR : Moi.\n") == [Q, A, B, Q, A]
    assert roles(page)[-4:] == [B, Q, A, E]
    assert roles("# FAQ\n## Où ?\nIci.\n### Plus\nLà.\n## Qui ?\nMoi.\n", "page.md") == [F, Q, A, A, A, Q, A]


def test_a_question_and_its_answer_on_one_line_are_both() -> None:
    reading = read("".join(f"Où est la fiche {n} ? Dans le bac {n}.\n" for n in range(4)).encode(), "p.txt")
    assert len(reading.entries) == 4
    assert reading.role(1) is Q


def test_a_rejected_block_says_why() -> None:
    reading = read("Où ?\nIci.\n\nQui ?\n\nQuand ?\nÀ midi.\n".encode(), "p.txt")
    assert (reading.role(4), reading.note(4)) == (LineRole.REJECTED, "a question without an answer")
    assert (len(reading.entries), reading.rejected) == (2, 1)
    assert reading.doubts


def test_what_is_not_understood_is_shown_all_the_same() -> None:
    reading = read(b"Le badge\nAu guichet.\n", "p.txt")
    assert "nothing shows where an answer begins" in reading.problem
    assert reading.document is not None
    assert reading.document.texts == ("Le badge", "Au guichet.")
    assert [reading.role(n) for n in (1, 2)] == [LineRole.OUTSIDE] * 2
    refused = read(b"%PDF-1.7\n...", "p.pdf")
    assert (refused.document, refused.entries) == (None, ())
    assert "PDF" in refused.problem


def test_a_table_is_known_as_one() -> None:
    reading = read("Question;Réponse\nOù ?;Ici.\n".encode(), "t.csv")
    assert reading.is_table
    assert len(reading.entries) == 1


def test_the_capture_of_the_agency() -> None:
    path: Path = paths.resource("faq", "faq_page_ans.txt")
    reading = read(path.read_bytes(), path.name)
    assert reading.document is not None
    found = [reading.role(line.number) for line in reading.document.lines]
    assert found[:5] == [LineRole.TOPIC] * 5
    assert LineRole.QUESTION not in found
