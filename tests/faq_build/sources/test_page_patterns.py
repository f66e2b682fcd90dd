"""A pattern fits a capture where enough lines begin as it says and have an answer."""

from __future__ import annotations

import re

import pytest

from helpdesk_app.faq_build.sources.page_lines import classify
from helpdesk_app.faq_build.sources.page_patterns import fits_of, forced, rival

PAIRS = [("Achat du badge", "Au guichet."), ("Perte du badge", "Appelez le 10 20."), ("Prix du badge", "Cinq euros.")]
ASKED = [("Où aller ?", "Ici."), ("Qui appeler ?", "Le 10 20."), ("Quand venir ?", "Demain.")]


def pairs(text: str, name: str) -> list[tuple[str, str]]:
    """Return questions and answers, an answer being one line."""
    lines = classify(text.split("\n"))
    fit = next(fit for fit in fits_of(lines) if fit.pattern.name == name)
    found: list[tuple[str, str]] = []
    for line in fit.lines:
        if line.number in fit.headings:
            found.append((line.asked, line.text))
        elif line.is_text and line.number not in fit.drawn:
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
    assert fits_of(classify(text.split("\n"))) == []


def test_a_pattern_that_cuts_elsewhere_and_is_as_good_is_a_rival() -> None:
    lines = classify(
        "ACHAT DU BADGE\n## Au guichet\nPERTE DU BADGE\n## Au bureau\nPRIX DU BADGE\n## Par carte\nfin".split("\n")
    )
    fits = fits_of(lines)
    assert len(fits) == 2
    assert rival(fits[0], fits) is fits[1]
    assert rival(fits[0], fits[:1]) is None


def test_a_recipe_needs_no_score() -> None:
    fit = forced(re.compile(r"FAQ-\d+ (?P<question>.+)"), classify(["FAQ-1 Achat", "Ici."]))
    assert (set(fit.headings), fit.lines[0].asked) == ({1}, "Achat")


@pytest.mark.parametrize(("length", "fits"), [(3, False), (11, True), (14, True), (20, True), (40, False)])
def test_a_row_of_signs_underlines_a_line_about_as_long(length: int, fits: bool) -> None:
    text = "\n".join(f"{q:x<14}\n{'=' * length}\n{a}" for q, a in PAIRS)
    names = {fit.pattern.name for fit in fits_of(classify(text.split("\n")))}
    assert ("questions underlined by a row of signs" in names) is fits
