from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import as_written, breakable, typeset, unbroken, utf16_spans


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("Quel produit ?", "Quel produit\u202f?"),
        ("Attention ! Lisez ; puis : oui", "Attention\u202f! Lisez\u202f; puis\u00a0: oui"),
        ("« Mobile »", "«\u00a0Mobile\u00a0»"),
        ("produit?", "produit?"),
        ("https://exemple.fr", "https://exemple.fr"),
        ("", ""),
    ],
)
def test_double_punctuation_never_begins_a_line(plain: str, shown: str) -> None:
    assert typeset(plain) == shown


def test_a_short_prefix_never_ends_a_line() -> None:
    assert unbroken("la e-CPS ?") == "la e\u2011CPS\u202f?"
    assert unbroken("rendez-vous - mi-temps") == "rendez-vous - mi-temps"


@given(st.text(alphabet="ab ?!:;«»\u00a0é", max_size=40))
def test_typesetting_moves_no_letter(text: str) -> None:
    shown = typeset(text)
    assert len(shown) == len(text)
    assert all(new == old or old == " " for old, new in zip(text, shown, strict=True))


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_spans_count_as_qt_counts(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    (counted,) = utf16_spans(text, [Span(start, end)])
    encoded = text.encode("utf-16-le", "surrogatepass")
    assert encoded[2 * counted.start : 2 * counted.end] == text[start:end].encode("utf-16-le", "surrogatepass")


def test_a_path_may_go_on_in_the_next_line_and_is_copied_as_it_is() -> None:
    path = r"D:\Postes\prenom.nom\été_2026\faq.db"
    assert breakable(path).split("\u200b") == ["D:\\", "Postes\\", "prenom.nom\\", "été_", "2026\\", "faq.db"]
    assert as_written(breakable(path), path) == path
    odd = "a/\u200bb/c"
    assert breakable(odd) == as_written(odd, odd) == odd, "what has such breaks of its own is left alone"
