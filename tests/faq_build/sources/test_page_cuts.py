"""The layout of a page is recognised by what begins or ends its entries."""

from __future__ import annotations

import re

import pytest

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_capture import classify_page_header
from helpdesk_app.faq_build.sources.page_cuts import Cut, cut_as_told, cuts_of
from helpdesk_app.faq_build.sources.page_lines import classify

MARKER = "Cette réponse vous a-t-elle été utile ?"


def cut_of(page: str) -> Cut | None:
    """Return the best cut."""
    return next(iter(cuts_of(classify_page_header(classify(page.replace("{m}", MARKER).split("\n"))))), None)


@pytest.mark.parametrize(
    ("page", "name", "headings"),
    [
        (
            "Q : Où ?\nR : Ici.\nQ : Quand ?\nR : Demain.",
            "questions and answers that are labelled « Q : » and « R : »",
            {1, 3},
        ),
        ("Ici.\n{m}\nLà.\n{m}", "answers, each followed by a marker", set()),
        ("Où ?\nIci.\n{m}\nQuand ?\nDemain.\n{m}", "questions, each with an answer followed by a marker", {1, 4}),
        ("# FAQ\n## Où ?\nIci.\n## Quand ?\nDemain.", "questions that are headings", {2, 4}),
        ("1. Où ?\nIci.\n2. Quand ?\nDemain.", "questions that are numbered in sequence", {1, 3}),
        ("▶ Où ?\nIci.\n▶ Quand ?\nDemain.", "questions marked by an icon or by emphasis", {1, 3}),
        (
            "Où ?\nIci.\n\nQuand ?\nDemain.\nSûr ?",
            "questions at the start of a paragraph, each with its answer",
            {1, 4},
        ),
        ("Où ?\nIci.\nQuand ?\nDemain.", "lines that end with a question mark, each with its answer", {1, 3}),
        ("2 résultats\nIci.\n---\nLà.", "answers separated by rules", set()),
        ("2 résultats\nIci.\n\nLà.", "answers separated by blank lines", set()),
    ],
)
def test_a_layout_is_recognised(page: str, name: str, headings: set[int]) -> None:
    cut = cut_of(page)
    assert cut is not None
    assert cut.layout.name == name
    assert cut.headings == headings


def test_a_letter_has_no_layout() -> None:
    assert cut_of("Chère Madame,\n\nvoici.\n\nCordialement") is None


def test_the_announced_number_decides_between_layouts() -> None:
    page = "{n} résultats\nOù ?\nIci.\n\nQuand ?\nDemain.\nSûr ?\nOui.\n\nQui ?\nMoi."
    found = {n: cut_of(page.replace("{n}", str(n))) for n in (3, 4)}
    assert {n: cut.headings for n, cut in found.items() if cut} == {3: {2, 5, 10}, 4: {2, 5, 7, 10}}


def test_section_titles_and_contents_are_found() -> None:
    numbered = cut_of(
        "Badges\n\n1. Où ?\n\nIci.\n\n2. Qui ?\n\nMoi.\n\nCartes\n\n1. Quand ?\n\nHier.\n\n2. Quoi ?\n\nRien."
    )
    assert numbered is not None
    assert numbered.sections == {11}
    listed = cut_of("Où ?\nQuand ?\n\nOù ?\nIci.\n\nQuand ?\nDemain.")
    assert listed is not None
    assert listed.contents == {1, 2}
    assert listed.headings == {4, 7}


def test_lines_above_the_answers_are_facets_or_boilerplate() -> None:
    page = f"FAQ de l’agence\nQuel profil ?\nÉlève\n12 résultats\nIci.\n{MARKER}\nLà.\n{MARKER}"
    lines = classify_page_header(classify(page.split("\n")))
    facet, boilerplate = LineKind.FACET, LineKind.BOILERPLATE
    assert [line.kind for line in lines[:5]] == [boilerplate, facet, facet, boilerplate, LineKind.TEXT]


@pytest.mark.parametrize(
    "page", ["Où ?\nIci.\nOù ?\nLà.\nOù ?\nPartout.", "Où ?\nIci.\nQui ?\nMoi.\nOù ?\nLà.\nQui ?\nLui."]
)
def test_questions_that_recur_with_an_answer_are_no_table_of_contents(page: str) -> None:
    cut = cut_of(page)
    assert cut is not None
    assert cut.contents == set()
    assert len(cut.headings) == page.count("?")


@pytest.mark.parametrize(
    ("page", "headings"),
    [
        (
            "1. Où ?\n\nIci.\n\n2. Qui ?\n\nMoi.\n\n3. Quoi ?\n\nÇa.\n\n4. Sac\n\nNoir.\n\n5. Clé\n\nNeuve.",
            {1, 5, 9, 13, 17},
        ),
        ("Où ?\n\nIci.\n\n\nSac\n\nNoir.\n\n\nQui ?\n\nMoi.\n\n\nClé\n\nNeuve.\n\n\nQuoi ?\n\nÇa.", {1, 6, 11, 16, 21}),
    ],
)
def test_three_of_five_are_enough_for_a_pattern(page: str, headings: set[int]) -> None:
    cut = cut_of(page)
    assert cut is not None
    assert cut.headings == headings


def test_questions_count_anywhere_where_few_of_them_begin_a_paragraph() -> None:
    cut = cut_of("Où ?\nIci.\nQuand ?\nHier.\n\nQui ?\nMoi.\nQuoi ?\nÇa.")
    assert cut is not None
    assert cut.headings == {1, 3, 6, 8}


def test_a_paragraph_of_one_line_is_no_title_where_questions_have_their_answer_below() -> None:
    cut = cut_of("Où ?\nIci.\n\nLe guichet\n\nQuand ?\nHier.\n\nQui ?\nMoi.")
    assert cut is not None
    assert cut.headings == {1, 6, 9}


def test_one_icon_alone_is_no_pattern() -> None:
    cut = cut_of("▶ Où ?\nIci.\n▶ Tout droit\nLà.")
    assert cut is not None
    assert cut.headings == {1}


@pytest.mark.parametrize("count", [2, 3])
def test_one_marker_is_for_the_page_where_more_lines_than_answers_precede_it(count: int) -> None:
    questions = "".join(f"Où {n} ?\n" for n in range(count))
    answers = "".join(f"Là {n}.\n" for n in range(count))
    closed, page = cut_of(f"{questions}{answers}{{m}}"), cut_of(f"{questions}{answers}Fin.\n{{m}}")
    assert closed is not None
    assert page is not None
    assert (closed.has_markers, page.has_markers) == (True, False)


def test_a_number_of_results_below_the_answers_makes_no_facets() -> None:
    cut = cut_of("Où ?\nIci.\nQuand ?\nHier.\n2 résultats")
    assert cut is not None
    assert cut.headings == {1, 3}


@pytest.mark.parametrize(
    ("page", "has_questions"),
    [
        ("Badges\nOù ?\nIci.\n{m}\n" + "Qui ?\nMoi.\n{m}\n" * 3 + "Là.\n{m}\n" * 2, True),
        ("Qui ?\nMoi.\n{m}\n" * 3 + "Là.\n{m}\n" * 2, True),
        ("Qui ?\nMoi.\n{m}\n" * 2 + "Là.\n{m}\n" * 2, False),
    ],
)
def test_closed_blocks_have_questions_where_three_of_five_begin_with_one(page: str, has_questions: bool) -> None:
    cut = cut_of(f"Accueil\nFoire aux questions\n12 résultats\n{page}")
    assert cut is not None
    assert (cut.has_markers, cut.has_questions) == (True, has_questions)


@pytest.mark.parametrize(("answers", "is_labelled"), [(3, True), (2, False)])
def test_labels_count_where_three_of_five_questions_have_their_answer(answers: int, is_labelled: bool) -> None:
    page = "".join(f"Q : point {n}\n{'R : ' if n < answers else ''}Ici.\n" for n in range(5))
    cut = cut_of(page)
    assert (cut is not None) is is_labelled


def test_questions_without_a_label_before_their_answers_have_one_line() -> None:
    cut = cut_of("Q : Où ?\nIci.\nQ : Qui ?\nMoi.")
    assert cut is not None
    assert cut.headings == {1, 3}
    assert not cut.labelled
    both = cut_of("Q : Où ?\nR : Ici.\nQ : Qui ?\nR : Moi.")
    assert both is not None
    assert both.labelled


@pytest.mark.parametrize(
    ("listed", "contents"), [("Où ?\nQui ?\n", set()), ("Où ?\nQui ?\nQuand ?\n", {1, 2, 3}), ("Où ?\nOù ?\n", set())]
)
def test_a_table_of_contents_lists_three_of_five_questions(listed: str, contents: set[int]) -> None:
    answered = "".join(f"\n{word} ?\nIci {word}.\n" for word in ("Où", "Qui", "Quand", "Comment", "Combien"))
    cut = cut_of(f"{listed}{answered}")
    assert cut is not None
    assert cut.contents == contents


def test_titles_between_the_questions_of_a_table_of_contents_belong_to_it() -> None:
    cut = cut_of("Où ?\nLe badge\nQui ?\n\nOù ?\nIci.\n\nLe badge\nIl est bleu.\n\nQui ?\nMoi.")
    assert cut is not None
    assert cut.contents == {1, 2, 3}


@pytest.mark.parametrize(("titles", "is_layout"), [(2, True), (3, False)])
def test_headings_count_where_three_of_five_ask(titles: int, is_layout: bool) -> None:
    page = "".join(f"## Où {n} ?\nIci.\n" for n in range(3)) + "".join(f"## Titre {n}\nLà.\n" for n in range(titles))
    cut = cut_of(page)
    assert cut is not None
    assert (cut.layout.name == "questions that are headings") is is_layout


def test_the_level_with_most_questions_is_that_of_the_headings_and_higher_ones_are_sections() -> None:
    cut = cut_of("# Pourquoi ?\n## Badges\n### Où ?\nIci.\n### Qui ?\nMoi.\n#### Note\nBleue.")
    assert cut is not None
    assert cut.headings == {3, 5}
    assert cut.sections == {1, 2}


def test_one_numbered_question_is_no_sequence() -> None:
    cut = cut_of("1. Où ?\nIci.\nQui ?\nMoi.")
    assert cut is not None
    assert cut.headings == {1, 3}


def test_a_numbered_title_counts_where_its_number_is_missing_between_two_questions() -> None:
    cut = cut_of("1. Où ?\nIci.\n2. Badge\nBleu.\n5. Sac\nNoir.\n3. Qui ?\nMoi.\n4. Quand ?\nHier.")
    assert cut is not None
    assert cut.headings == {1, 3, 7, 9}


@pytest.mark.parametrize(("decorated", "headings"), [(3, {1, 3, 5}), (2, {1, 3, 5, 7, 9})])
def test_an_icon_counts_where_three_of_five_questions_have_it(decorated: int, headings: set[int]) -> None:
    cut = cut_of("".join(f"{'▶ ' if n < decorated else ''}Où {n} ?\nIci {n}.\n" for n in range(5)))
    assert cut is not None
    assert cut.headings == headings


def test_a_facet_shows_paragraphs_to_be_answers_where_no_number_is_announced() -> None:
    facet = "Votre question concerne quel produit ?\n\n"
    cuts = [cut_of(f"{top}Ici.\n\nLà.\n\nPartout.") for top in (facet, f"{facet}9 résultats\n\n")]
    assert [cut and cut.layout.name for cut in cuts] == ["answers separated by blank lines", None]


def test_rules_separate_answers_before_blank_lines_do() -> None:
    cut = cut_of("2 résultats\n\nIci.\n\nEt là.\n---\nPartout.")
    assert cut is not None
    assert cut.separators == {6}


PAIRS = [("Achat du badge", "Au guichet."), ("Perte du badge", "Appelez le 10 20."), ("Prix du badge", "Cinq euros.")]
ASKED = [("Où aller ?", "Ici."), ("Qui appeler ?", "Le 10 20."), ("Quand venir ?", "Demain.")]


def pairs(text: str, name: str) -> list[tuple[str, str]]:
    """Return questions and answers, an answer being one line."""
    lines = classify(text.split("\n"))
    cut = next(cut for cut in cuts_of(lines) if cut.layout.name == name)
    found: list[tuple[str, str]] = []
    for line in cut.lines:
        if line.number in cut.headings:
            found.append((line.asked, line.text))
        elif line.is_text:
            found[-1] = (found[-1][0], line.text)
    return found


@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        ("## {q}\n{a}", "headings of Markdown", PAIRS),
        ("**{q}**\n{a}", "lines in bold", PAIRS),
        ("{q}\n{u}\n{a}", "questions underlined by a row of signs", PAIRS),
        ("{n}. {q}\n{a}", "titles that are numbered", PAIRS),
        ("{r}. {q}\n{a}", "questions numbered in Roman numerals", PAIRS),
        ("{c}\n{a}", "lines in capitals", [(q.upper(), a) for q, a in PAIRS]),
        ("1.{n} {q}\n{a}", "questions with sub-numbers", ASKED),
        ("{l}) {q}\n{a}", "questions that are lettered", ASKED),
        ("{n}. {q} {a}", "numbered questions, each with its answer on the same line", ASKED),
        ("{q} {a}", "questions, each with its answer on the same line", ASKED),
        ("{q}\t{a}", "questions and answers separated by a tab", ASKED),
    ],
)
def test_each_pattern_takes_questions_and_answers_apart(form: str, name: str, expected: list[tuple[str, str]]) -> None:
    source = ASKED if expected is ASKED else PAIRS
    text = "\n".join(
        form.format(q=q, a=a, n=n, r=["I", "II", "III"][n - 1], l="abc"[n - 1], c=q.upper(), u="=" * len(q))
        for n, (q, a) in enumerate(source, start=1)
    )
    assert pairs(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## A b c\nx\n## B c d\ny",
        "## A b c\n## B c d\n## C d e\nx",
        "x\n" * 10 + "## A b c\nx\n## B c d\ny\n## C d e\nz",
        "4. Achat\nx\n9. Perte\ny\n12. Prix\nz",
        "Un texte long\n---\nUn autre texte\n---\nEncore un texte\n---\nfin",
    ],
)
def test_too_few_without_answers_below_much_text_or_out_of_order_is_no_fit(text: str) -> None:
    assert cuts_of(classify(text.split("\n"))) == []


def test_a_recipe_needs_no_score() -> None:
    cut = cut_as_told(re.compile(r"FAQ-\d+ (?P<question>.+)"), classify(["FAQ-1 Achat", "Ici."]))
    assert (set(cut.headings), cut.lines[0].asked) == ({1}, "Achat")


@pytest.mark.parametrize(("length", "fits"), [(3, False), (11, True), (14, True), (20, True), (40, False)])
def test_a_row_of_signs_underlines_a_line_about_as_long(length: int, fits: bool) -> None:
    text = "\n".join(f"{q:x<14}\n{'=' * length}\n{a}" for q, a in PAIRS)
    names = {cut.layout.name for cut in cuts_of(classify(text.split("\n")))}
    assert ("questions underlined by a row of signs" in names) is fits
