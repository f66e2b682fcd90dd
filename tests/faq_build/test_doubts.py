"""A build stops where a source may have been cut in the wrong places."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.sources.formats import parse_source

MARKER = "Cette réponse vous a-t-elle été utile ?"


def doubts(text: str, name: str = "page.txt") -> list[tuple[int, str]]:
    return [(doubt.line, doubt.text) for doubt in doubts_about([parse_source(text.encode(), name)])]


def page(*answers: str) -> str:
    return "".join(f"Question numéro {n} ?\n{answer}\n{MARKER}\n" for n, answer in enumerate(answers))


def test_a_sound_page_raises_none() -> None:
    answers = ("Appelez le 10 20.", "Allez au guichet.\nIl est ouvert.", "Oui", "Le lundi.")
    assert doubts(page(*answers)) == []


@pytest.mark.parametrize(("lines", "asked"), [(2, False), (3, True)])
def test_a_header_that_is_long_is_one(lines: int, *, asked: bool) -> None:
    found = doubts("Bonjour à tous.\n" * lines + "Où ?\nIci.\nQui ?\nMoi.\n")
    assert bool(found) is asked
    assert not asked or found[0] == (1, "3 of 7 lines with text are in no entry: lines 1-3. Do they hold answers?")


def test_rejected_rows_are_one() -> None:
    text = "Question;Réponse\nOù ?;Ici.\nQui ?;\nQuand ?;Demain.\n"
    assert doubts(text, "t.csv") == [
        (3, "1 of 3 blocks make no entry, the first because it is a question without an answer.")
    ]


def test_a_line_in_most_answers_is_one() -> None:
    answers = [f"La réponse {n}.\nEn savoir davantage" for n in range(3)]
    (found,) = doubts(page(*answers, "Rien.", "Là."))
    assert "« En savoir davantage » stands in 3 of 5 answers" in found[1]
    assert doubts(page(*answers, "Rien.", "Là.", "Ici.")) == [], "half of them is not most"


def test_a_question_that_is_asked_twice_is_one() -> None:
    found = doubts("Question;Réponse\nOù ?;Ici.\nOÙ ?;Là.\nQui ?;Moi.\n", "t.csv")
    assert found == [(3, "the question « OÙ ? » is asked already at t.csv:2.")]
    assert doubts("Question;Réponse\nOù ?;Ici.\nOù ?;Ici.\n", "t.csv") == [], "the same entry twice is merged"


def test_a_question_that_is_asked_again_and_again_with_one_answer_is_one_once() -> None:
    rows = "".join(f"Où ?;Ici.;{number}\n" for number in range(5))
    found = doubts(f"Question;Réponse;Thème\n{rows}", "t.csv")
    assert found == [(4, "the question « Où ? » is asked already at t.csv:2.")]


@pytest.mark.parametrize("line", [MARKER * 2, f"{MARKER} Demain, au guichet de la gare."])
def test_a_marker_inside_a_line_is_one(line: str) -> None:
    found = doubts(page("Ici.", f"Là.\n{line}\nAinsi de suite.", "Le lundi."))
    assert any("reads like the question under an answer" in text for _, text in found)


def test_a_misspelt_marker_is_one() -> None:
    found = doubts(page("Ici.", "Là.\nCette réponse vous à telle été utille ?\nQuand ?\nDemain.", "Moi."))
    assert any("reads like the question under an answer" in text for _, text in found)


def test_titles_at_the_end_of_answers_are_one() -> None:
    found = doubts(page("Allez au guichet.\nLes cartes", "Appelez.\nLes clés", "Non."))
    assert "2 answers end with a line like a title, as « Les cartes »" in found[0][1]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("---\\nuid: x\\n---\\nIci.", "begins with front matter"), ("<td>Ici</td> et là", "has HTML in it")],
)
def test_another_format_inside_an_answer_is_one(answer: str, reason: str) -> None:
    found = doubts(f'{{"id": "a", "answer": "{answer}"}}\n', "faq.jsonl")
    assert reason in found[0][1]
