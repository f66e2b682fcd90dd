"""Bold and links are marked in a line, and their marks are never shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.inline import bold_spans, mark_spans, spoken, without_marks, written_links
from helpdesk_app.text.markup import find_links
from helpdesk_app.text.rendering import as_html, as_plain_text
from helpdesk_app.text.spans import Span

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
