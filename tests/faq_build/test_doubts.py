"""A build stops where a source may have been cut in the wrong places."""

from __future__ import annotations

import json
from collections.abc import Sequence

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


def table(*answers: str, questions: Sequence[str] = ()) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    asked = questions or [f"Où est le {letter * 9} ?" for letter in letters[: len(answers)]]
    return "".join(
        json.dumps({"id": f"id{number}", "question": question, "answer": answer}) + "\n"
        for number, (question, answer) in enumerate(zip(asked, answers, strict=True))
    )


def answers(count: int, ending: str = "") -> list[str]:
    """Return answers of two lines, which have nothing in common but ``ending``."""
    names = [letter * 9 for letter in "zyxwvutsrqponmlkjihgfedcba"[:count]]
    return [f"Au {name}.\n{ending or f'Au bout du {name}.'}" for name in names]


OTHERS = answers(26)[6:]
LABELLED = [f"Q : Où est le {letter} ?" for letter in "abc"]


@pytest.mark.parametrize(
    ("doubtful", "said", "sound"),
    [
        (
            table(*answers(4, "À bientôt."), *OTHERS[:15]),
            "4 of 19 answers",
            table(*answers(4, "À bientôt."), *OTHERS[:16]),
        ),
        (
            table(*answers(4, "À bientôt."), *OTHERS[:6]),
            "4 of 10 answers",
            table(*answers(3, "À bientôt."), *OTHERS[:7]),
        ),
        (
            table(*answers(3, "À bientôt."), *OTHERS[:2]),
            "3 of 5 answers",
            table(*answers(3, "À bientôt."), *OTHERS[:3]),
        ),
        (
            table(*answers(3, "Page 3"), *OTHERS[:2]).replace("3", "4", 1),
            "3 of 5 answers",
            table(*answers(2, "Page 3")),
        ),
        (
            table(*OTHERS[:5], questions=[*LABELLED, "Qui ?", "Quand ?"]),
            "3 of 5 questions begin with « Q : »",
            table(*OTHERS[:6], questions=[*LABELLED, "Qui ?", "Quand ?", "Quoi ?"]),
        ),
        (
            table(*(f"R : {text}" for text in OTHERS[:3])),
            "3 of 3 answers begin with « R : »",
            table(*(f"R : {text}" for text in OTHERS[:2])),
        ),
        (
            table("Ici.\nLes cartes", "Là.\nLes clés", "Non."),
            "2 answers end with a line like a title",
            table("Ici.\nLes cartes", "Là.\nLes cartes", "Non."),
        ),
        (
            table("Ici.\nLES CARTES", "Non."),
            "1 answers end with a line like a title",
            table("Ici.\nLes cartes", "Non.\nLES CLÉS"),
        ),
        (
            table("Ici.\nLes cartes", "Là.\nLes clés", "Non."),
            "answers end with a line like a title",
            table("Ici.\nLes cartes", "Ou là,\nLes clés", "Non."),
        ),
        (
            table("Ici.", "Ici.", "Ici.", questions=["Où ?"] * 3),
            "« Où ? » is asked already at faq.jsonl:1",
            table("Ici.", "Ici.", questions=["Où ?"] * 2),
        ),
    ],
)
def test_what_lacks_little_of_the_sign_is_none(doubtful: str, said: str, sound: str) -> None:
    assert [text for _, text in doubts(doubtful, "faq.jsonl") if said in text], doubts(doubtful, "faq.jsonl")
    assert doubts(sound, "faq.jsonl") == []


def test_the_share_outside_is_of_the_lines_with_text_without_the_markers() -> None:
    texts = [text for _, text in doubts("Un.\nDeux.\nTrois.\n" + page(*answers(6)))]
    assert any(text.startswith("6 of 21 lines with text are in no entry: lines 1-6.") for text in texts)


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        (("Les cartes (4)", ""), True),
        (("# Les cartes", ""), True),
        (("Les cartes", ""), False),
        (("Thème : Les cartes", "Thème : Les codes"), True),
        (("Accueil : Les cartes", "Guichet : Les codes"), False),
        (("2. Les cartes", "3. Les codes"), True),
        (("1. Allez au guichet.\n2. Appelez", "1. Appelez.\n2. Attendez"), False),
    ],
)
def test_the_title_of_the_next_section_is_seen_with_its_number_label_or_count(
    titles: tuple[str, str], *, asked: bool
) -> None:
    first, second = titles
    found = doubts(page(f"Ici.\n{first}", f"Là.\n{second}".rstrip(), "Le lundi.", "Le mardi.", "Oui", "Non"))
    assert any("end with a line like a title" in reason for _, reason in found) is asked, found
