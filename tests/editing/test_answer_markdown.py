"""Every answer can be written as Markdown, and plain ones look as they read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.editing.answer_markdown import as_markdown, read_back
from helpdesk_app.editing.model import Content
from helpdesk_app.editing.tidying import tidy_content


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("Du **gras** et [un lien](https://exemple.fr/a_b).", "Du **gras** et [un lien](https://exemple.fr/a_b)."),
        ("Il faut :\n- le badge\n- la clé\nMerci.", "Il faut :\n\n- le badge\n- la clé\n\nMerci."),
        ("1. un\n2. deux\n  - et demi", "1. un\n2. deux\n   - et demi"),
        ("| Jour | Heure |\n| lundi | 8 h |", "| Jour | Heure |\n| --- | --- |\n| lundi | 8 h |"),
        ("# dièse\n2 * 3 < {{n}}", "\\# dièse\n\n2 * 3 < {{n}}"),
        ("&amp; <br> `x`", "\\&amp; \\<br\\> \\`x\\`"),
    ],
)
def test_an_answer_is_written_as_plainly_as_it_can_be(answer: str, written: str) -> None:
    assert as_markdown(answer) == written


def test_what_is_written_already_stays_as_it_is() -> None:
    known = "Une phrase\nsur deux lignes.\n\n* le badge\n* la clé"
    assert as_markdown("Une phrase sur deux lignes.\n- le badge\n- la clé\nFin.", known) == f"{known}\n\nFin."


@given(st.text(st.sampled_from("ab \t\n*_-#>|[]()`~\\<&;:1.!{}=é\u00a0\"'+")))
def test_every_answer_is_read_back(text: str) -> None:
    answer = tidy_content(Content(answer=text)).answer
    if any(map(str.isalnum, answer)):
        assert read_back(as_markdown(answer)).split() == answer.split()
