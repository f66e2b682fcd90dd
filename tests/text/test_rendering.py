"""An answer is rendered as HTML and as plain text."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.rendering import HtmlStyle, as_html, as_plain_text, as_shown, lines_as_html
from helpdesk_app.text.spans import Span


def test_plain_text_has_clean_bullets_and_air_between_blocks() -> None:
    answer = "Deux cas :\n- un ;\n- deux.\nFin."
    assert as_plain_text(answer) == "Deux cas :\n• un ;\n• deux.\n\nFin."
    assert as_plain_text("a\tb\nc\td") == "a\tb\nc\td"
    assert as_plain_text("2. x\n3. y") == "2. x\n3. y"


def test_html_has_real_lists_and_tables() -> None:
    html = as_html("Cas :\n- un\n2. deux\na\tb")
    assert "<p>Cas :</p>".replace(" :", "\u00a0:") in html
    assert "<ul><li>un</li></ul>" in html
    assert '<ol start="2"><li>deux</li></ol>' in html
    assert "<tr><td>a</td><td>b</td></tr>" in html


def test_markup_in_an_answer_is_text() -> None:
    assert as_html("<b>&") == "<p>&lt;b&gt;&amp;</p>"


@pytest.mark.parametrize(
    ("answer", "target", "shown"),
    [
        ("Écrivez à ans-support@esante.gouv.fr.", "mailto:ans-support@esante.gouv.fr", "ans-support@esante.gouv.fr"),
        ("Voyez https://exemple.fr/a?b=1.", "https://exemple.fr/a?b=1", "https://exemple.fr/a?b=1"),
        ("(www.exemple.fr)", "https://www.exemple.fr", "www.exemple.fr"),
    ],
)
def test_addresses_are_links_without_the_punctuation_around_them(answer: str, target: str, shown: str) -> None:
    assert f'<a href="{target}">{shown}</a>' in as_html(answer)


def test_a_mark_may_cross_the_edge_of_a_link() -> None:
    html = as_html("voir www.a.fr ici", marks=[Span(0, 8)], style=HtmlStyle(mark="m"))
    assert (
        html == '<p><span style="m">voir </span><a href="https://www.a.fr"><span style="m">www</span>.a.fr</a> ici</p>'
    )


@given(st.text(alphabet="ab <&@.\n-w:/", max_size=40), st.lists(st.integers(0, 40), max_size=8))
def test_marks_change_nothing_but_the_marking(answer: str, edges: list[int]) -> None:
    ends = sorted({min(edge, len(answer)) for edge in edges})
    marks = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]

    def shown(html: str) -> str:
        return unescape(re.sub(r"<[^>]*>", "", html))

    assert shown(as_html(answer, marks=marks, style=HtmlStyle(mark="m"))) == shown(as_html(answer))


def test_many_links_and_marks_are_written_in_linear_time() -> None:
    answer = "\n".join(["écrire à a@b.fr"] * 6_000)
    marks = [Span(start, start + 6) for start in range(0, len(answer), 16)]
    start = time.process_time()
    html = as_html(answer, marks=marks, style=HtmlStyle(mark="m"))
    assert time.process_time() - start < 2
    assert (html.count("<a "), html.count("<span ")) == (6_000, 6_000)


def test_plain_text_keeps_its_lines_and_its_markup_is_text() -> None:
    assert lines_as_html("<a>\nb") == "<p>&lt;a&gt;<br>b</p>"
    assert lines_as_html('l\'« a » "b"') == '<p>l\'« a » "b"</p>'


def test_a_blank_is_shown_as_such_and_an_address_with_one_is_no_link_yet() -> None:
    answer = "Le {{n}} sur https://exemple.fr/{{n}} ou www.exemple.fr."
    html = as_html(answer, style=HtmlStyle(blank="color:red"), marks=[Span(5, 6)], on_screen=True)
    assert html.count("color:red") == 2
    assert re.findall('href="([^"]*)"', html) == ["https://www.exemple.fr"]
    assert re.sub("<[^>]*>|\u200b", "", html) == "Le [n] sur https://exemple.fr/[n] ou www.exemple.fr."
    assert as_shown(answer) == unescape(re.sub("<[^>]*>", "", html))
