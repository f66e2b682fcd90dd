from __future__ import annotations

from helpdesk_app.desk.suggestions import replace_unknown


def test_the_unknown_word_that_looks_most_like_the_suggestion_is_replaced() -> None:
    assert replace_unknown("ou est le bagde vert", ("bagde", "vert"), "badge") == "ou est le badge vert"
    assert replace_unknown("Où est le BAGDE", ("BAGDE",), "badge") == "Où est le badge"


def test_only_its_first_place_is_replaced() -> None:
    assert replace_unknown("bagde ou bagde", ("bagde",), "badge") == "badge ou bagde"


def test_without_an_unknown_word_the_suggestion_is_the_query() -> None:
    assert replace_unknown("abc", (), "badge") == "badge"
