"""What a person says about single lines of a capture goes before what the program recognises."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.page_dump import parse
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.text.folding import fold_line

ASKED = """\
Où acheter le badge ?
Au guichet.

Badge perdu
Appelez le standard.
Qui répond ?
Le gardien.

Voir aussi
Le plan du site

Quand ouvre le guichet ?
À neuf heures.
"""
MARKED = "Le badge s’achète.\nCette réponse vous a-t-elle été utile ?\nVol\nAppelez.\nCette page est-elle utile ?\n"


def told(text: str, questions: str = "", answers: str = "", ends: str = "") -> Document:
    return parse(text, "x", "0", FileRecipe(frozenset(), folded(questions), folded(answers), folded(ends)))


def folded(lines: str) -> frozenset[str]:
    return frozenset(fold_line(line) for line in lines.split("|") if line)


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks if not block.fault]


def test_lines_begin_go_on_and_end_as_told() -> None:
    without = parse(ASKED, "x", "0")
    assert len(without.blocks) == 2, "three questions and a title without a mark would be four"
    document = told(ASKED, "Badge perdu", "Qui répond ?", "Voir aussi")
    assert pairs(document) == [
        ("Où acheter le badge ?", "Au guichet."),
        ("Badge perdu", "Appelez le standard.\nQui répond ?\nLe gardien."),
        ("Quand ouvre le guichet ?", "À neuf heures."),
    ]
    assert [document.lines[n].kind for n in (8, 9)] == [LineKind.RULE, LineKind.BOILERPLATE]
    assert document.texts[8] == "Voir aussi"


def test_a_question_cuts_an_answer_between_markers() -> None:
    assert pairs(told(MARKED, "Vol")) == [("", "Le badge s’achète."), ("Vol", "Appelez.")]


def test_a_page_that_shows_nothing_is_read_by_what_is_told() -> None:
    page = "Le badge\nAu guichet.\nLa carte\nPar courrier.\n"
    with pytest.raises(SourceError) as caught:
        parse(page, "x", "0")
    unread = caught.value.unread
    assert unread is not None
    assert unread.texts == ("Le badge", "Au guichet.", "La carte", "Par courrier.")
    assert pairs(told(page, "Le badge|La carte")) == [("Le badge", "Au guichet."), ("La carte", "Par courrier.")]


def test_furniture_that_is_an_answer_is_kept() -> None:
    page = "Où télécharger la carte ?\nImprimer\n\nOù imprimer le badge ?\nImprimer\n\nComment ?\nImprimer\n"
    with pytest.raises(SourceError, match="holds no answer"):
        parse(page, "x", "0")
    assert [answer for _, answer in pairs(told(page, answers="Imprimer"))] == ["Imprimer"] * 3
