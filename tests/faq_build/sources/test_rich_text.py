"""An answer is written in a small subset of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.rich_text import bold, is_outside_address, item, link, plain, row


@pytest.mark.parametrize(
    ("text", "written"), [("mot", "**mot**"), (" mot ", " **mot** "), ("  ", "  "), ("a**b", "a**b")]
)
def test_bold_keeps_the_blanks_outside(text: str, written: str) -> None:
    assert bold(text) == written


@pytest.mark.parametrize(
    ("text", "address", "written"),
    [
        ("ici", "https://a.fr", "[ici](https://a.fr)"),
        ("ici ", "https://a.fr/x (1)", "[ici](https://a.fr/x%20%281%29) "),
        ("a.fr", "https://a.fr/", "a.fr"),
        ("a@b.fr", "mailto:a@b.fr", "a@b.fr"),
        ("ici", "#bas", "ici"),
        ("ici", "javascript:alert(1)", "ici"),
        ("[1]", "https://a.fr", "[1] (https://a.fr)"),
        ("", "https://a.fr", ""),
    ],
)
def test_a_link_has_an_address_that_leads_somewhere(text: str, address: str, written: str) -> None:
    assert link(text, address) == written


def test_items_and_rows() -> None:
    assert item("un") == "- un"
    assert item("un", depth=1, number=3) == "  3. un"
    assert row(["a", "b\nc"]) == "| a | b c |"
    assert row(["a|b", ""]) == "a|b\t–"


@given(st.text(alphabet="ab *[]", min_size=1))
def test_a_question_has_no_marks(text: str) -> None:
    assert "**" not in plain(text)
    assert plain(link("mot", "https://a.fr")) == "mot"
    assert is_outside_address("https://a.fr")
