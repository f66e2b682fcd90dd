from __future__ import annotations

from helpdesk_app.text.spans import Span


def test_a_span_cuts_its_stretch_out_of_a_text() -> None:
    assert Span(2, 4).of("e\u0301té 👩") == "té"
    assert Span(3, 3).of("abc") == ""
