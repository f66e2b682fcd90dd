"""HTML is read as the lines that a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.faq_build.sources.html_text import (
    html_fragment_lines,
    looks_like_html,
    parse_html,
    shown,
    text_of,
    walk,
)
from helpdesk_app.faq_build.sources.pictures import Pictures
from tests.small_pictures import data_url, png

TAGS = st.sampled_from(
    ["p", "div", "ul", "li", "ol", "b", "a href='https://a.fr'", "table", "tr", "td", "br", "pre", "dl"]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format), TAGS.map(lambda tag: f"</{tag.split()[0]}>"), st.text(alphabet="mot &;\n|", max_size=6)
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p>Un <b>mot</b>, <a href='https://a.fr'>ici</a>.<br>Suite &amp; fin</p>",
            "Un **mot**, [ici](https://a.fr).\nSuite & fin",
        ),
        ("<ul><li>un<ul><li>deux</ul><li><p>trois<p>quatre</ul>", "- un\n  - deux\n- trois\nquatre"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<table><tr><th>A<th>B<tr><td>1<td><p>x<p>y</table>", "| A | B |\n| 1 | x y |"),
        ("<table><tr><td>A<table><tr><td>1<td>2</table>z<td>B</table>", "A | 1 | 2 | z\tB"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<script>x()</script><style>y</style>b", "ab"),
        ("&lt;p&gt;Bon&lt;br&gt;jour&lt;/p&gt;", "Bon\njour"),
    ],
)
def test_what_is_shown(html: str, text: str) -> None:
    assert html_fragment_lines(html).text == text


def test_pictures_are_taken_in_and_what_is_lost_is_said() -> None:
    pictures = Pictures()
    html = f"<p>un<br>deux <img src='{data_url(png())}' alt='Le [plan]'><picture><img src=z></picture></p><svg></svg>"
    found = html_fragment_lines(f"{html}<a href='/aide'>là</a>", pictures)
    name = picture_name(png())
    assert (found.lost_links, found.text) == (["là"], f"un\ndeux ![Le (plan)](picture:{name})\nlà")
    assert pictures.kept == {name: png()}
    assert [(remark.line, remark.text) for remark in found.remarks] == [
        (2, "the picture « z » is not kept: it is not there; put it beside the source."),
        (3, "a drawing (SVG) is not kept; describe in words what it shows."),
    ]


def test_a_tag_is_html_and_a_sign_is_not() -> None:
    assert looks_like_html("<p>x</p>")
    assert looks_like_html("&lt;p&gt;x")
    assert not looks_like_html("moins de < 3 jours, <nom> & <prénom>")


def test_any_depth_is_walked() -> None:
    root = parse_html("<div>" * 3000 + "x")
    assert sum(node.name == "div" for node in walk(root)) == 3000
    assert (text_of(root), shown(root).text) == ("x", "x")


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60)
def test_no_letter_is_lost(html: str) -> None:
    root = parse_html(html)
    letters = [character for character in text_of(root) if character.isalpha()]
    assert [c for c in "".join(html_letters(root)) if c.isalpha()] == letters


def html_letters(root: object) -> list[str]:
    """Return the lines without what the writer adds: the addresses of links."""
    return [line.text.replace("](https://a.fr)", "") for line in shown(root).lines]
