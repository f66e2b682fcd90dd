"""No form of page is cut wrongly in silence, filled with the bundled FAQ; a larger run takes other texts too."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bench.layout_form import Form, Material, Page
from bench.layouts import bundled, judge, pages
from bench.layouts_fresh import FRESH
from bench.layouts_known import KNOWN
from bench.layouts_unseen import UNSEEN

PAIRS = (("Où ?", "Ici."), ("Qui ?", "Moi."), ("Quand ?", "Demain."))


@pytest.fixture(scope="module")
def materials() -> list[Material]:
    asked = bundled()
    return [
        asked,
        Material("titled", tuple((question.removesuffix("?").rstrip(), answer) for question, answer in asked.pairs)),
    ]


@pytest.mark.parametrize("form", [*KNOWN, *UNSEEN, *FRESH], ids=lambda form: form.name)
def test_a_form_of_page_comes_out_exactly_or_is_reported(form: Form, materials: list[Material]) -> None:
    for page in pages(form, materials, 2):
        counts, why = judge(page)
        assert not counts["silent"], "\n".join([page.text, *why])


ENTRIES = (
    "{q}\n{a}\n",
    "{q}\n\n{a}\n\n",
    "{q}\t{one}\n",
    "{n}. {q} {one}\n",
    "{n}. {q}\n{a}\n\n",
    "1.{n} {q}\n{a}\n\n",
    "Q : {q}\nR : {a}\n\n",
    "## {q}\n\n{a}\n\n",
    "▶ {q}\n{a}\n",
    "{Q}\n{a}\n\n",
    "{q}\n{a}\nCette réponse vous a-t-elle été utile ?\n",
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_foot_of_a_page_is_not_taken_into_the_last_answer_in_silence(entry: str, materials: list[Material]) -> None:
    for bottom in (form.bottom for form in FRESH if form.bottom):
        (page,) = pages(Form(entry, entry, bottom=bottom), materials, 1)
        counts, why = judge(page)
        assert not counts["silent"], "\n".join([page.text, *why])


def test_what_is_exact_reported_and_silent_is_told_apart() -> None:
    text = "Où ?\nIci.\nQui ?\nMoi.\nQuand ?\nDemain.\n"
    page = Page(text, text.encode(), PAIRS)
    assert judge(page)[0] == Counter(exact=3)
    assert judge(replace(page, entries=(*PAIRS[:2], ("Quand ?", "Hier."))))[0] == Counter(exact=2, silent=1)
    assert judge(replace(page, entries=PAIRS[:2]))[0] == Counter(exact=2, silent=1), "an entry too many"
    assert judge(replace(page, data=b"Bonjour."))[0] == Counter(reported=3)
