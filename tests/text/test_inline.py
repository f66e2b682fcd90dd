"""Bold and links are marked in a line, and their marks are never shown."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.inline import (
    bold_spans,
    mark_spans,
    pictures_in,
    spoken,
    texts_around_pictures,
    without_breaks,
    without_marks,
    without_names,
    written_links,
)
from helpdesk_app.text.markup import find_links
from helpdesk_app.text.rendering import HtmlStyle, as_html, as_plain_text
from helpdesk_app.text.sentences import sentences
from helpdesk_app.text.spans import Span
from helpdesk_app.text.tokens import tokens
from helpdesk_app.text.typography import typeset

ANSWER = "Un **mot** et [l’aide](https://a.fr/x), ou [écrire](mailto:a@b.fr)."
TEXTS = st.text(alphabet="ab *[]()\n", max_size=20)


def test_bold_and_links_are_found() -> None:
    assert [span.of(ANSWER) for span in bold_spans(ANSWER)] == ["mot"]
    assert [(span.of(ANSWER), target) for span, target in written_links(ANSWER)] == [
        ("l’aide", "https://a.fr/x"),
        ("écrire", "mailto:a@b.fr"),
    ]
    assert [span.of(ANSWER) for span in mark_spans(ANSWER)] == [
        "**",
        "**",
        "[",
        "](https://a.fr/x)",
        "[",
        "](mailto:a@b.fr)",
    ]


@pytest.mark.parametrize("text", ["2 ** 3 ** 4", "** a **", "[x](y)", "[1] (voir)", "a * b * c", "****", "**a"])
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert (mark_spans(text), without_marks(text), spoken(text)) == ((), text, text)


def test_plain_text_keeps_the_address() -> None:
    assert as_plain_text(ANSWER) == "Un mot et l’aide (https://a.fr/x), ou écrire (a@b.fr)."
    assert spoken(ANSWER) == "Un mot et l’aide, ou écrire."


def test_html_shows_bold_and_links_and_no_marks() -> None:
    assert as_html(ANSWER) == (
        '<p>Un <b>mot</b> et <a href="https://a.fr/x">l’aide</a>, ou <a href="mailto:a@b.fr">écrire</a>.</p>'
    )


def test_a_highlight_may_begin_inside_bold() -> None:
    answer = "**un mot** ici"
    assert as_html(answer, marks=[Span(5, 13)]) == "<p><b>un </b><span><b>mot</b> ic</span>i</p>"


def test_an_address_that_is_its_own_text_is_linked_once() -> None:
    (link,) = find_links("[www.a.fr](https://a.fr/x)")
    assert link.target == "https://a.fr/x"


@given(TEXTS)
def test_nothing_but_marks_is_hidden(text: str) -> None:
    hidden = "".join(span.of(text) for span in mark_spans(text))
    assert set(hidden) <= set("*[]()")
    assert [c for c in spoken(text) if c.isalpha()] == [c for c in text if c.isalpha()]


NAME = "0123456789abcdef" * 2
PICTURE = f"![Un. Plan](picture:{NAME})"
PLAIN = st.text(alphabet="aé. !?:\n-&<", max_size=8)
WORDS = st.text(alphabet='bé.«» !&<"|{}', min_size=1, max_size=8).filter(str.strip)
PICTURES = st.builds(lambda words, number: f"![{words}](picture:{number:032x})", WORDS, st.integers(0, 9))
ANSWERS = st.lists(st.one_of(PLAIN, PICTURES, st.just("**gras**"), st.just("[lien](https://a.fr)")), max_size=6)


def test_a_picture_is_shown_and_its_words_stand_for_it_elsewhere() -> None:
    answer = f"Voir {PICTURE} ici."
    assert (
        as_html(answer, address_of="picture:{}".format) == f'<p>Voir <img src="picture:{NAME}" alt="Un. Plan"> ici.</p>'
    )
    assert as_html(answer) == "<p>Voir [Un. Plan] ici.</p>"
    assert as_html(answer, marks=[Span(11, 15)], address_of=str) == as_html(answer, address_of=str)
    assert as_plain_text(answer) == "Voir [Un. Plan] ici."
    assert spoken(answer) == "Voir Un. Plan ici."
    assert [token.text for token in tokens(answer)] == ["voir", "un", "plan", "ici"]
    assert [span.of(answer) for span in sentences(answer)] == [answer]
    assert texts_around_pictures(f"a{PICTURE}{PICTURE}b") == ["a", "", "b"]


def test_a_picture_changes_the_css_of_its_block_only() -> None:
    style = HtmlStyle(block="a:b", beside_picture="c:d", picture="e:f")
    html = as_html(f"{PICTURE}\nSans.", style=style, address_of=str)
    assert html == f'<p style="a:b; c:d"><img src="{NAME}" alt="Un. Plan" style="e:f"></p>\n<p style="a:b">Sans.</p>'


@pytest.mark.parametrize(
    "text", ["![](picture:" + NAME + ")", "![a](picture:abc)", "![a](x.png)", "![a]", f"![a\nb](picture:{NAME})"]
)
def test_what_only_looks_like_a_picture_stays(text: str) -> None:
    assert pictures_in(text) == ()


@given(ANSWERS.map("".join))
def test_every_picture_of_an_answer_is_in_each_rendering_once(answer: str) -> None:
    placed = pictures_in(answer)
    html = as_html(answer, address_of="x:{}".format)
    images = re.findall(r'<img src="x:([^"]*)" alt="([^"]*)">', html)
    assert [(name, unescape(words)) for name, words in images] == [
        (picture.name, typeset(picture.alternative.of(answer))) for picture in placed
    ]
    assert all(f"[{picture.alternative.of(answer)}]" in as_plain_text(answer) for picture in placed)
    assert "picture:" not in as_plain_text(answer) + spoken(answer)
    assert not any(len(token.text) > 20 for token in tokens(answer))
    assert len(without_names(answer)) == len(without_breaks(answer)) == len(answer)
    assert "".join(texts_around_pictures(answer)) == re.sub(r"!\[[^\[\]\n]+\]\(picture:\w{32}\)", "", answer)
