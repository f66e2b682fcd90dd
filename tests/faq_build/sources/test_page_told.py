"""What a person says about single lines of a capture goes before what the program recognises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source
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


HTML = "".join(f"<h2>{line}</h2>" if line.endswith("?") else f"<p>{line}</p>" for line in ASKED.splitlines())
DETAILS = "".join(f"<details><summary>Fiche {n} ?</summary><p>a</p><p>b {n}</p></details><p>c</p>" for n in range(3))
MARKDOWN = "".join(f"## {line}\n\n" if line.endswith("?") else f"{line}\n\n" for line in ASKED.splitlines())
LINES = sorted({*ASKED.splitlines(), *MARKED.splitlines(), "Fiche 1 ?", "a", "b 0", "c"} - {""})


PAGES = [("x.txt", ASKED), ("x.txt", MARKED), ("x.html", HTML), ("x.html", DETAILS), ("x.md", MARKDOWN)]


def read(text: str, name: str, recipe: FileRecipe) -> Document:
    """Read a page, or return what it shows where nothing is understood."""
    try:
        return parse_source(text.encode(), name, recipe)
    except SourceError as error:
        if error.unread is None:
            raise
        return error.unread


@given(
    page=st.sampled_from(PAGES),
    told=st.dictionaries(st.sampled_from(LINES), st.sampled_from(["noise", "question", "answer", "end"])),
)
def test_whatever_is_told_no_line_is_lost(
    page: tuple[str, str], told: dict[str, str], account: Callable[[Document], int]
) -> None:
    noise, questions, answers, ends = (
        frozenset(fold_line(line) for line, own in told.items() if own == kind)
        for kind in ("noise", "question", "answer", "end")
    )
    name, text = page
    document = read(text, name, FileRecipe(noise, questions, answers, ends))
    assert len(document.texts) == len(document.lines) == len(parse_source(text.encode(), name).lines)
    if not document.blocks:
        return
    account(document)
    for line, shown in zip(document.lines, document.texts, strict=True):
        match told.get(shown.strip()):
            case "noise" | "end":
                assert line.kind is not LineKind.TEXT, shown
            case "question":
                assert line.kind is LineKind.TEXT, shown
                assert document.blocks[line.block].first_line == line.number, shown
