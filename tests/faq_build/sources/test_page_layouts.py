"""Each layout is a row; what a row declares is what a page with that form is read by."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.page_cuts import cuts_of
from helpdesk_app.faq_build.sources.page_layouts import LAYOUTS
from helpdesk_app.faq_build.sources.page_lines import classify

TITLED = [("Achat du badge", "Au guichet."), ("Perte du badge", "Appelez le 10 20."), ("Prix du badge", "Cinq euros.")]


def test_names_are_unique_and_sureness_is_between_the_scores() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
    assert all(-1 < layout.sureness < 1 for layout in LAYOUTS), "the score of a cut is at most 1"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Fiche n° {n} : {q}\n{a}", "titles with a word and a number"),
        ("*{q}*\n{a}", "lines in bold"),
        ("→ {q}\n{a}", "titles marked by an icon or by emphasis"),
        ("{q} :\n{a}\n", "titles with a colon"),
        ("{q}\n\n{a}\n\n", "titles above parts of the page"),
        ("{q}\n{a}\nFin.\n", "titles above paragraphs"),
        ("{q}\n\n{a}\n", "titles that stand alone above paragraphs"),
        ("{q}\nRéponse : {a}", "questions, each above a labelled answer"),
        ("Q/ {q}\nR/ {a}", "questions and answers that are labelled « Q : » and « R : »"),
        ("Question n° {n} — {q}\nRéponse — {a}", "questions and answers that are labelled « Q : » and « R : »"),
        ("{q} ? | {a}", "questions, each with its answer on the same line"),
    ],
)
def test_a_row_is_the_best_cut_of_its_page(form: str, name: str) -> None:
    text = "\n".join(form.format(q=q, a=a, n=n) for n, (q, a) in enumerate(TITLED, start=1))
    cut = cuts_of(classify(text.split("\n")))[0]
    assert cut.layout.name == name
    assert len(cut.headings) == 3


@pytest.mark.parametrize(
    ("page", "headings", "skips"),
    [
        ("1. Achat\nx\n2. Perte\ny\n1. Un pas\n2. Un autre\nfin\n3. Prix\nz\n4. Retour\nw", {1, 3, 8, 10}, set()),
        ("1. Achat\nx\n2. Perte\ny\n4. Prix\nz\n5. Retour\nw", {1, 3, 5, 7}, {5}),
        ("1. Achat\nx\n2. Perte\ny\n1. Prix\nz\n2. Retour\nw", {1, 3, 5, 7}, set()),
        ("1. Achat\nx\n2. Perte\ny\n3. Prix\nz\n1. Un pas\n2. Un autre\n3. Fin\nw", {1, 3, 5}, set()),
    ],
)
def test_numbers_count_on_over_the_lists_between_them(page: str, headings: set[int], skips: set[int]) -> None:
    cut = next(cut for cut in cuts_of(classify(page.split("\n"))) if cut.layout.name == "titles that are numbered")
    assert (set(cut.headings), set(cut.skips)) == (headings, skips)
