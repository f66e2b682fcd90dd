"""Each line of a page is classified by its text and its neighbours."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    after_answer_label,
    after_bullet,
    after_question_label,
    classify,
    declared_count,
    decoration_of,
    is_question,
    is_title,
    level_of,
    number_of,
    question_text,
    segments,
)

MARKER = "Cette réponse vous a-t-elle été utile ?"


def line(text: str, bullet: str = "") -> PageLine:
    return PageLine(1, text, LineKind.TEXT, bullet=bullet)


def kinds(*texts: str) -> list[LineKind]:
    return [line.kind for line in classify(list(texts))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", LineKind.BLANK),
        ("\u00a0\u200b", LineKind.BLANK),
        ("\u00af", LineKind.TEXT),
        (MARKER, LineKind.MARKER),
        ("CET ARTICLE VOUS A‑T‑IL ÉTÉ UTILE\u00a0? Oui Non", LineKind.MARKER),
        ("-----", LineKind.RULE),
        ("* * *", LineKind.RULE),
        ("Votre question concerne quel produit ?", LineKind.FACET),
        ("12 résultats", LineKind.BOILERPLATE),
        ("Mise à jour le 18/11/2025", LineKind.BOILERPLATE),
        ("Page 2 sur 4", LineKind.BOILERPLATE),
        ("Accueil > Aide", LineKind.BOILERPLATE),
        ("Le badge est gratuit.", LineKind.TEXT),
        ("Où ?", LineKind.TEXT),
    ],
)
def test_a_line_among_others_has_the_kind_that_its_text_says(text: str, kind: LineKind) -> None:
    assert kinds("Un texte.", text, "Un texte.")[1] is kind


def test_what_may_be_an_answer_is_boilerplate_at_an_edge_or_below_a_marker_only() -> None:
    text, boilerplate = LineKind.TEXT, LineKind.BOILERPLATE
    assert kinds("Menu", "Un.", "Menu", "Deux.", "Menu") == [boilerplate, text, text, text, boilerplate]
    assert kinds("Un.", MARKER, "Menu", "Deux.")[2] is boilerplate
    assert kinds("Un.", MARKER, "Menu", MARKER)[2] is text


def test_buttons_below_a_marker_are_on_one_line_or_on_two() -> None:
    button = LineKind.BUTTON
    assert kinds("Un.", MARKER, "Oui (3) Non", "Deux.")[2:] == [button, LineKind.TEXT]
    assert kinds("Un.", MARKER, "Oui", "", "Non", "Deux.")[2:] == [button, LineKind.BLANK, button, LineKind.TEXT]
    assert kinds("Un.", "Oui", "Non")[1:] == [LineKind.TEXT, LineKind.TEXT]


def test_a_marker_behind_an_answer_is_taken_off_where_there_are_several() -> None:
    lines = classify([f"Un. {MARKER}", f"Deux. {MARKER}"])
    assert [(line.text, line.closes) for line in lines] == [("Un.", True), ("Deux.", True)]
    assert all(line.ends_answer and line.is_text for line in lines)
    (alone,) = classify([f"On vous demande : {MARKER}"])
    assert not alone.ends_answer


def test_segments_are_the_texts_between_markers() -> None:
    lines = classify(["Un.", "Deux.", MARKER, MARKER, "Trois."])
    assert [[line.number for line in segment] for segment in segments(lines)] == [[1, 2], [5]]


@pytest.mark.parametrize(("text", "asks"), [("Où ?", True), ("▶ Où ? +", True), ("« Où ? »", True), ("- Où ?", False)])
def test_a_question_ends_with_its_mark_and_is_no_list_item(text: str, asks: bool) -> None:
    assert is_question(text) is asks
    assert PageLine(1, text, LineKind.TEXT).is_question is asks
    assert not PageLine(1, text, LineKind.FACET).is_question


@pytest.mark.parametrize(
    ("text", "title"),
    [("Mon badge", True), ("mon badge", False), ("Mon badge :", False), ("- Mon", False), ("x" * 161, False)],
)
def test_a_title_is_short_begins_large_and_ends_without_punctuation(text: str, title: bool) -> None:
    assert is_title(text) is title


@pytest.mark.parametrize(
    "line", ["▶ Où ?", "## Où ?", "## Où ? ##", "**Où ?**", "3. Où ?", "Question n°3 : Où ?", "Q : Où ?", "Où ?"]
)
def test_a_question_loses_what_the_page_puts_around_it(line: str) -> None:
    assert question_text(line) == "Où ?"


@pytest.mark.parametrize("question", ["**Où** ?", "Où est le **badge**", "** ?"])
def test_emphasis_within_a_question_stays(question: str) -> None:
    assert question_text(f"## {question}") == question


@pytest.mark.parametrize(("length", "kind"), [(400, LineKind.BOILERPLATE), (401, LineKind.TEXT), (500, LineKind.TEXT)])
def test_a_line_longer_than_any_boilerplate_is_text(length: int, kind: LineKind) -> None:
    assert kinds("Un texte.", "Accueil > Aide".ljust(length, "x"), "Un texte.")[1] is kind


def test_what_sets_a_heading_apart_is_found() -> None:
    assert [number_of(text) for text in ("3. Où ?", "## 4) Qui ?", "Où ?", "10 20")] == [3, 4, None, None]
    assert [level_of(line(text)) for text in ("# Un", "### Trois", "#Rien", "Rien")] == ["#", "###", "", ""]
    assert [decoration_of(line(text)) for text in ("▶ Où ?", "**Où ?**", "Où ?")] == ["▶", "**", ""]
    assert decoration_of(line("Où ?", bullet="•")) == "•"
    assert after_bullet("- Où ?") == ("-", "Où ?")
    assert after_bullet("Où ?") == ("", "Où ?")


def test_labels_of_questions_and_answers_are_taken_off() -> None:
    assert [after_question_label(text) for text in ("Q : Où ?", "**Question 2 :** Où ?", "Où ?")] == [
        "Où ?",
        "Où ?",
        None,
    ]
    assert [after_answer_label(text) for text in ("R : Ici.", "Réponse : Ici.", "Ici.")] == ["Ici.", "Ici.", None]


@pytest.mark.parametrize(
    ("text", "count"),
    [("12 résultats", 12), ("1-10 sur 208 questions", 208), ("Résultats : 3", 3), ("12 badges", None)],
)
def test_the_number_of_entries_that_a_line_announces(text: str, count: int | None) -> None:
    assert declared_count(PageLine(1, text, LineKind.BOILERPLATE)) == count
